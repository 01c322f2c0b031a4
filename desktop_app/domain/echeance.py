"""The day the house gives itself to answer; an internal aim, never a legal deadline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

Feries = Callable[[int], frozenset[date]]
"""Returns the public holidays of a year."""

_UN_JOUR = timedelta(days=1)
_SAMEDI = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Echeance:
    """An internal aim and how it was computed.

    Attributes:
        feries: The public holidays that were skipped.
    """

    debut: date
    jours: int
    fin: date
    feries: tuple[date, ...]


def echeance(debut: date, jours: int, feries: Feries) -> Echeance:
    """Count working days from the day after a date, weekends and public holidays left out."""
    jour, reste, sautes = debut, jours, []
    while reste > 0:
        jour += _UN_JOUR
        if jour.weekday() >= _SAMEDI:
            continue
        if jour in feries(jour.year):
            sautes.append(jour)
            continue
        reste -= 1
    return Echeance(debut=debut, jours=jours, fin=jour, feries=tuple(sautes))


def recues_au_plus_tard(aujourd_hui: date, jours: int, feries: Feries) -> date:
    """Return the last day of receipt whose aim is over today."""
    jour = aujourd_hui
    while echeance(jour, jours, feries).fin >= aujourd_hui:
        jour -= _UN_JOUR
    return jour
