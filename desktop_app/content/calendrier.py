"""The public holidays of Belgium: fixed days, and days counted from Easter."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from desktop_app.content.chemins import RESSOURCES
from desktop_app.content.lecture import lire


@dataclass(frozen=True, slots=True, kw_only=True)
class Jour:
    """A day of every year."""

    mois: int
    jour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendrier:
    """The holidays of a year.

    Attributes:
        fixes: Same date every year.
        apres_paques: Days after Easter Sunday.
    """

    fixes: tuple[Jour, ...]
    apres_paques: tuple[int, ...]


@functools.cache
def jours_feries(annee: int, racine: Path = RESSOURCES) -> frozenset[date]:
    """Return the public holidays of a year."""
    from dateutil.easter import easter  # noqa: PLC0415 - only where a date is computed

    calendrier = lire(racine / "calendrier.toml", Calendrier)
    mobiles = (easter(annee) + timedelta(days=n) for n in calendrier.apres_paques)
    return frozenset((*(date(annee, j.mois, j.jour) for j in calendrier.fixes), *mobiles))
