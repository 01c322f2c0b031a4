"""How far each step of a dossier has come, and what a closed step waits for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.etapes import Etape, Panneau, Procedure
from desktop_app.domain.workflow import ORDRE, Acte, Statut, atteint, statut_suivant


class Etat(StrEnum):
    """Where a step stands; its value names its icon."""

    FAIT = "fait"
    EN_COURS = "en_cours"
    PAS_ENCORE = "pas_encore"

    @property
    def mot(self) -> str:
        """The word said beside the shape."""
        return {"fait": "fait", "en_cours": "en cours", "pas_encore": "pas encore"}[self]


_ACTES: Mapping[Panneau, Acte] = MappingProxyType(
    {
        Panneau.AVIS: Acte.RENDRE_AVIS,
        Panneau.DECISION: Acte.DECIDER,
        Panneau.LETTRE: Acte.ETABLIR_LETTRE,
        Panneau.SIGNATURES: Acte.SIGNER,
        Panneau.ENVOI: Acte.ENVOYER,
    }
)
_MENE_A: Mapping[Acte, Statut] = MappingProxyType({pas.acte: pas.statut for pas in ORDRE})


def etats(
    procedure: Procedure, dossier: Dossier, incompletes: Collection[str]
) -> Mapping[str, Etat]:
    """Return the state of each step: those done, the first that is not, the rest.

    Args:
        procedure: The steps.
        dossier: The dossier as it stands.
        incompletes: Ids of the steps whose questions still need an answer.
    """
    trouves: dict[str, Etat] = {}
    for etape in procedure.etapes:
        if _faite(etape, procedure, dossier, incompletes):
            trouves[etape.id] = Etat.FAIT
        elif Etat.EN_COURS in trouves.values():
            trouves[etape.id] = Etat.PAS_ENCORE
        else:
            trouves[etape.id] = Etat.EN_COURS
    return trouves


def obstacle(
    etape: Etape, dossier: Dossier, exiger: Callable[[Acte], None]
) -> ErreurMetier | None:
    """Return why the act of a step is not open, or nothing where it is, or was done.

    Args:
        etape: The step.
        dossier: The dossier as it stands.
        exiger: Refuses an act that is not for whoever works.
    """
    if etape.panneau is None:
        return None
    acte = _ACTES[etape.panneau]
    if _accompli(acte, dossier) and not _avis_attendu(etape, dossier):
        return None
    if etape.panneau is Panneau.DECISION and dossier.avis_renvoye:
        return ErreurMetier("avis_renvoye")
    try:
        statut_suivant(dossier.voie.parcours, dossier.statut, acte)
        exiger(acte)
    except ErreurMetier as erreur:
        return erreur
    return None


def _faite(
    etape: Etape, procedure: Procedure, dossier: Dossier, incompletes: Collection[str]
) -> bool:
    if etape.panneau is not None:
        accompli = _accompli(_ACTES[etape.panneau], dossier)
        return accompli and not _avis_attendu(etape, dossier)
    if dossier.analyse is not None:
        return True
    questionnees = [e.id for e in procedure.etapes if e.panneau is None]
    # The last of them is done by an act: validating the analysis.
    return etape.id not in incompletes and etape.id != questionnees[-1]


def _avis_attendu(etape: Etape, dossier: Dossier) -> bool:
    """Tell whether the opinion was sent back and this step gives it again."""
    return etape.panneau is Panneau.AVIS and dossier.avis_renvoye


def _accompli(acte: Acte, dossier: Dossier) -> bool:
    """Tell whether an act of this round was done; a filed dossier keeps those it had."""
    statut = dossier.classement.depuis if dossier.classement is not None else dossier.statut
    return atteint(statut, _MENE_A[acte])
