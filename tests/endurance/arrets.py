"""Kills: every operation is stopped dead at the calls that write, name or remove."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

from tests.endurance.bilan import Bilan
from tests.endurance.ecoute import Surdite, manque
from tests.endurance.injection import frapper, points, repartis
from tests.endurance.operations import OPERATIONS

ATTENDUS = 210
_TUER = ("signal=SIGKILL:when=N",)


def mesurer(complet: bool) -> Iterator[Bilan]:
    """Kill the operations at points spread over all of them, or at every one."""
    yield mesurer_les_points("Arrêts brutaux (kill -9)", _TUER, None if complet else ATTENDUS)


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
