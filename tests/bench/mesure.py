"""Timing two things in turn, so that a drifting machine weighs on both alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Acte = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Releve:
    """One line of the report.

    Attributes:
        valeur: What was measured, in the unit of the target.
        cible: What it must not exceed.
        detail: The absolute figures beside the ratio.
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
        mesure = f"{self.valeur:.2f} {self.unite}".strip()
        cible = f"≤ {self.cible:g} {self.unite}".strip()
        return f"{self.nom:<58} {mesure:>11}  cible {cible:<9} {verdict:<9} {self.detail}"


def rapport(nom: str, mesure: Acte, temoin: Acte, *, cible: float, tours: int = 30) -> Releve:
    """Time two acts in turn and return the ratio of their medians."""
    durees: tuple[list[float], list[float]] = ([], [])
    for acte in (mesure, temoin):
        acte()
    gc.collect()
    gc.disable()
    try:
        for _ in range(tours):
            for acte, liste in zip((mesure, temoin), durees, strict=True):
                liste.append(duree(acte))
    finally:
        gc.enable()
    a, b = (statistics.median(liste) * 1000 for liste in durees)
    return Releve(
        nom=nom, valeur=a / b, cible=cible, unite="×", detail=f"{a:.3f} ms contre {b:.3f} ms"
    )


def duree(acte: Acte) -> float:
    """Return how long one call takes, in seconds."""
    debut = time.perf_counter()
    acte()
    return time.perf_counter() - debut
