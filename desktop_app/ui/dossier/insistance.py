"""How often the same asker has asked about the same person, for whoever decides."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.application.rapprocher import chronologie
from desktop_app.application.vues import Ligne
from desktop_app.domain.dossier import Dossier
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.elements import carte, mots
from desktop_app.ui.session import Session


def insistance(session: Session, dossier: Dossier) -> list[QWidget]:
    """Return the chronology of a dossier that repeats another one."""
    if dossier.suite_de is None:
        return []
    lignes = chronologie(session.registre, dossier.numero)
    titre = f"{len(lignes)} demandes du même demandeur au sujet de la même personne"
    return [
        carte(
            dit("attention", "attention", titre, "question"),
            *(mots(_dire(ligne, session)) for ligne in lignes),
        )
    ]


def _dire(ligne: Ligne, session: Session) -> str:
    statut = session.textes.mot("statut", ligne.statut).lower()
    return f"{dire_jour(ligne.recue_le)} – {ligne.numero}, {statut}"
