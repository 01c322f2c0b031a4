"""Timing things in turn, so that a drifting machine weighs on all of them alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

Acte = Callable[[], object]
_MILLE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Releve:
    """One line of the report.

    Attributes:
        valeur: What was measured, in the unit of the target.
        cible: What it must not exceed.
        detail: The witness: what the same machine took in the same run, and for what.
    """

    nom: str
    valeur: float
    cible: float
    unite: str
    detail: str

    @property
    def tenu(self) -> bool:
        """Whether the target is met."""
        return self.valeur <= self.cible

    def __str__(self) -> str:
        """Write it as one line."""
        verdict = "tenu" if self.tenu else "NON TENU"
        mesure = f"{self.valeur:.2f} {self.unite}".replace(".", ",")
        cible = f"≤ {self.cible:g} {self.unite}".replace(".", ",")
        return f"{self.nom:<58} {mesure:>11}  cible {cible:<9} {verdict:<9} ({self.detail})"


@dataclass(frozen=True, slots=True)
class Temoin:
    """What the machine itself does, to which our own is compared.

    Attributes:
        nom: What it is, in words.
        acte: One turn of it.
    """

    nom: str
    acte: Acte


def contre(notre: float, autre: float, temoin: str = "", unite: str = "ms") -> str:
    """Write what was measured beside its witness, which was named before where it is not here."""
    deux = f"{_chiffres(notre)} {unite} contre {_chiffres(autre)}"
    return f"{deux} : {temoin}" if temoin else deux


def _chiffres(valeur: float) -> str:
    """Write a figure with three digits that say something."""
    return f"{valeur:.{0 if valeur >= 100 else 1 if valeur >= 10 else 2}f}".replace(".", ",")


def rapport(nom: str, mesure: Acte, temoin: Temoin, *, cible: float, tours: int = 30) -> Releve:
    """Time an act and its witness in turn; return how many times as long it takes."""
    for acte in (mesure, temoin.acte):
        acte()
    return en_rapport(nom, alterner((mesure, temoin.acte), tours), temoin.nom, cible=cible)


def en_rapport(
    nom: str, durees: Sequence[Sequence[float]], temoin: str, *, cible: float
) -> Releve:
    """Compare what was timed in turn, pair by pair: both of a pair met the same noise."""
    notres, autres = durees
    detail = contre(statistics.median(notres), statistics.median(autres), temoin)
    valeur = statistics.median(a / b for a, b in zip(notres, autres, strict=True))
    return Releve(nom=nom, valeur=valeur, cible=cible, unite="×", detail=detail)


def alterner(actes: Sequence[Acte], tours: int) -> list[list[float]]:
    """Time acts in turn, in milliseconds; no garbage is collected meanwhile."""
    durees: list[list[float]] = [[] for _ in actes]
    with sans_ramasser():
        for _ in range(tours):
            for acte, liste in zip(actes, durees, strict=True):
                liste.append(duree(acte) * _MILLE)
    return durees


@contextmanager
def sans_ramasser() -> Iterator[None]:
    """Collect no garbage meanwhile, but all of it before."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def duree(acte: Acte) -> float:
    """Return how long one call takes, in seconds."""
    debut = time.perf_counter()
    acte()
    return time.perf_counter() - debut
