"""What stands in the middle of a step that is made by hand, or that is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.etapes import Etape, Procedure
from desktop_app.domain.etapes import Panneau as Genre
from desktop_app.domain.workflow import Statut
from desktop_app.ui.dossier.avancement import obstacle
from desktop_app.ui.dossier.avis import PanneauAvis
from desktop_app.ui.dossier.decide import avis_donnes, decision_prise
from desktop_app.ui.dossier.decision import PanneauDecision
from desktop_app.ui.dossier.fige import Fige
from desktop_app.ui.dossier.pas_encore import pas_encore
from desktop_app.ui.dossier.tour import lettre_gardee
from desktop_app.ui.elements import PAS, borne, mots, pile
from desktop_app.ui.lettre.envoi import PanneauEnvoi
from desktop_app.ui.lettre.panneau import PanneauLettre
from desktop_app.ui.lettre.signatures import PanneauSignatures
from desktop_app.ui.session import Session

LARGES = (PanneauDecision, PanneauLettre)
"""Panels that need the whole width, and scroll by themselves."""


def corps(etape: Etape, session: Session, dossier: Dossier, procedure: Procedure) -> QWidget:
    """Return what a step shows; the questions that are still open are not made here."""
    if etape.panneau is None:
        return Fige(session, dossier, procedure, etape)
    if dossier.statut is Statut.CLASSEE and etape.panneau in _DE_LA_LETTRE and dossier.lettre:
        gardee = lettre_gardee(session, dossier.numero, dossier)
        return borne(pile(mots(etape.titre, "titre"), *gardee, None, espace=2 * PAS))
    refus = obstacle(etape, dossier, session.exiger)
    if refus is not None:
        return pas_encore(etape, dossier, refus, session)
    return _CORPS[etape.panneau](session, dossier)


def _avis(session: Session, dossier: Dossier) -> QWidget:
    if dossier.avis is None or dossier.avis_renvoye:
        return PanneauAvis(session, dossier)
    return avis_donnes(session, dossier)


def _decision(session: Session, dossier: Dossier) -> QWidget:
    if dossier.decision is None:
        return PanneauDecision(session, dossier)
    return decision_prise(session, dossier)


_DE_LA_LETTRE = (Genre.LETTRE, Genre.SIGNATURES)

_CORPS: Mapping[Genre, Callable[[Session, Dossier], QWidget]] = MappingProxyType(
    {
        Genre.AVIS: _avis,
        Genre.DECISION: _decision,
        Genre.LETTRE: PanneauLettre,
        Genre.SIGNATURES: PanneauSignatures,
        Genre.ENVOI: PanneauEnvoi,
    }
)
