"""What a dossier waits for, and who holds it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from desktop_app.domain.evaluation import Voie
from desktop_app.domain.workflow import FINIS, ORDRE, Acte, Chez, Parcours, Pas, Statut

_SUITE: Mapping[Statut, Pas] = MappingProxyType(
    {avant.statut: pas for avant, pas in pairwise(ORDRE)}
)


def prochain_acte(voie: Voie, statut: Statut) -> Acte | None:
    """Return the act a dossier waits for, or nothing once it is closed or filed."""
    if statut in FINIS:
        return None
    if voie is Voie.URGENCE:
        return Acte.PRENDRE_CONNAISSANCE
    return _SUITE[statut].acte if voie.parcours is Parcours.REPONSE else Acte.CLOTURER


def chez(voie: Voie, statut: Statut) -> Chez:
    """Return who does the act a dossier waits for: a danger is the directeur général's."""
    if statut in FINIS:
        return Chez.PERSONNE
    if voie is Voie.URGENCE:
        return Chez.DIRECTEUR_GENERAL
    return _SUITE[statut].chez if voie.parcours is Parcours.REPONSE else Chez.SECRETARIAT
