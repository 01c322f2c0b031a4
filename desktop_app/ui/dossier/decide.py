"""The opinion and the decision once given: read, calmly."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.dossier import Decision, Dossier
from desktop_app.ui.champs.depliant import Depliant
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.signataire import signe_par
from desktop_app.ui.dossier.avis import analyse_repliee, avis_rendu
from desktop_app.ui.elements import PAS, bandeau, borne, carte, mots, pile
from desktop_app.ui.session import Session

_LARGEUR = 720  # pixels


def avis_donnes(session: Session, dossier: Dossier) -> QWidget:
    """Return every opinion given, the last one first, with the remarks between them."""
    donnes = [avis for avis in (dossier.avis, *dossier.revisions) if avis is not None]
    dernier = "avis" if len(donnes) == 1 else f"avis_revise {len(donnes) - 1}"
    contenu: list[QWidget] = []
    if donnes:
        contenu = [avis_rendu(session, donnes[-1]), *signe_par(session, dossier.numero, dernier)]
    for avis, renvoi in zip(reversed(donnes[:-1]), reversed(dossier.renvois), strict=False):
        contenu.append(
            bandeau(mots(f"Renvoyé le {dire_jour(renvoi.date)}\u00a0: {renvoi.remarques}"))
        )
        contenu.append(Depliant(f"Avis du {dire_jour(avis.date)}", avis_rendu(session, avis)))
    return _page("Avis", [*contenu, analyse_repliee(session, dossier)])


def decision_prise(session: Session, dossier: Dossier) -> QWidget:
    """Return the decision, and the opinion it followed or departed from."""
    contenu: list[QWidget] = []
    if dossier.decision is not None:
        contenu.append(decision_rendue(session, dossier.decision))
        contenu += signe_par(session, dossier.numero, "decision")
    if dossier.avis_actuel is not None:
        contenu.append(Depliant("L’avis", avis_rendu(session, dossier.avis_actuel)))
    return _page("Décision", [*contenu, analyse_repliee(session, dossier)])


def decision_rendue(session: Session, decision: Decision) -> QWidget:
    """Return a decision in full."""
    lignes = [
        f"• {e.libelle}\u00a0: {e.valeur}" if e.valeur else f"• {e.libelle}"
        for e in decision.elements
    ]
    contenu: list[QWidget] = [
        mots(f"Décision du {dire_jour(decision.date)} – {decision.auteur}", "discret"),
        mots(session.textes.mot("sens", decision.sens), "question"),
        *(mots(ligne) for ligne in lignes),
    ]
    if decision.motivation:
        contenu.append(mots("Pourquoi elle s’écarte de l’avis", "discret"))
        contenu.append(mots(decision.motivation))
    return carte(*contenu)


def _page(titre: str, contenu: list[QWidget]) -> QWidget:
    return borne(pile(mots(titre, "titre"), *contenu, None, espace=2 * PAS), _LARGEUR)
