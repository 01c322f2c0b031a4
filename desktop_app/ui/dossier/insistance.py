"""How often the same asker has asked about the same person, for whoever decides."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.application.rapprocher import insistance as sollicitations
from desktop_app.application.vues import Ligne
from desktop_app.domain.dossier import Dossier
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.elements import carte, mots
from desktop_app.ui.session import Session

_PLUSIEURS = 2


def insistance(session: Session, dossier: Dossier) -> list[QWidget]:
    """Return the calls, visits and letters of one asker about one person, on one line of time."""
    lignes = sollicitations(session.registre, dossier)
    if len(lignes) < _PLUSIEURS:
        return []
    titre = f"{len(lignes)} demandes du même demandeur au sujet de la même personne"
    return [
        carte(
            dit("attention", "attention", titre, "question"),
            *(mots(_dire(ligne, session)) for ligne in lignes),
        )
    ]


def _dire(ligne: Ligne, session: Session) -> str:
    canal = session.textes.mot("canal", ligne.canal).lower()
    statut = session.textes.mot("statut", ligne.statut).lower()
    return f"{dire_jour(ligne.recue_le)} – {canal}, {ligne.numero}, {statut}"
