"""Kills: every operation is stopped dead at the calls that write, name or remove."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

from tests.endurance.bilan import Bilan
from tests.endurance.ecoute import Surdite, manque
from tests.endurance.injection import duree, frapper, points, repartis, tuer
from tests.endurance.operations import OPERATIONS

ATTENDUS = 210
AU_HASARD, AU_HASARD_COMPLETS = 20, 500
_TOT = 0.4  # of the time that the program takes: before, it only starts
_TUER = ("signal=SIGKILL:when=N",)


def mesurer(complet: bool) -> Iterator[Bilan]:
    """Kill the operations at points spread over all of them, or at every one; then at random."""
    yield mesurer_les_points("Arrêts brutaux (kill -9)", _TUER, None if complet else ATTENDUS)
    yield _au_hasard(AU_HASARD_COMPLETS if complet else AU_HASARD)


def _au_hasard(combien: int) -> Bilan:
    """Kill the operations at any moment, outside calls of the system too."""
    hasard = random.Random(13)  # noqa: S311 - drawn again the same
    durees = {operation: duree(operation) for operation in OPERATIONS}
    # More than wanted: some are over before they are hit.
    choisies = hasard.choices(list(OPERATIONS), k=combien * 3 // 2)
    delais = [durees[operation] * hasard.uniform(_TOT, 1) for operation in choisies]
    essais, fautes = 0, []
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as ouvriers:
        for faute in ouvriers.map(tuer, choisies, delais):
            essais += faute is not None
            fautes += [faute] if faute else []
    return Bilan(
        promesse="Arrêts brutaux à un instant tiré au sort",
        essais=essais,
        attendus=combien,
        fautes=tuple(fautes),
    )


def mesurer_les_points(promesse: str, coups: Sequence[str], combien: int | None) -> Bilan:
    """Hit the operations as many times as wanted, or everywhere."""
    if raison := manque():
        raise Surdite(raison)
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as ouvriers:
        listes = ouvriers.map(points, OPERATIONS, repeat(coups))
        tous = [point for liste in listes for point in liste]
        choisis = tous if combien is None else repartis(tous, combien)
        fautes = tuple(faute for faute in ouvriers.map(frapper, choisis, chunksize=4) if faute)
    return Bilan(
        promesse=promesse,
        essais=len(choisis),
        attendus=combien or len(tous),
        fautes=fautes,
        temoin=f"sur {len(tous)} points relevés",
    )
