"""What a dossier waits for, and who holds it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from desktop_app.domain.workflow import FINIS, ORDRE, Acte, Chez, Parcours, Pas, Statut

_SUITE: Mapping[Statut, Pas] = MappingProxyType(
    {avant.statut: pas for avant, pas in pairwise(ORDRE)}
)


def prochain_acte(parcours: Parcours, statut: Statut) -> Acte | None:
    """Return the act a dossier waits for, or nothing once it is closed or filed."""
    if statut in FINIS:
        return None
    return _SUITE[statut].acte if parcours is Parcours.REPONSE else Acte.CLOTURER


def chez(parcours: Parcours, statut: Statut) -> Chez:
    """Return who does the act a dossier waits for."""
    if statut in FINIS:
        return Chez.PERSONNE
    return _SUITE[statut].chez if parcours is Parcours.REPONSE else Chez.SECRETARIAT
