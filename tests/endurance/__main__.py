"""Keep every promise once more: ``python3 tasks.py endurance``, or a part with fewer trials.

Run as ``python -m tests.endurance [FAMILLE …] [--complet]``.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module

from tests.endurance.bilan import Bilan
from tests.endurance.ecoute import Surdite

FAMILLES = ("fuites", "coupures", "arrets", "erreurs", "dommages", "attaques", "hostile")
_COMPLET = "--complet"


def main(arguments: list[str]) -> int:
    """Print one line for each promise as soon as it is measured; 1 where one was not kept."""
    complet = _COMPLET in arguments
    choisies = [a for a in arguments if a != _COMPLET] or FAMILLES
    tenues = True
    for famille in choisies:
        tenues = _mesurer(famille, complet=complet) and tenues
    return 0 if tenues else 1


def _mesurer(famille: str, *, complet: bool) -> bool:
    debut = time.monotonic()
    tenues = True
    try:
        for bilan in import_module(f"tests.endurance.{famille}").mesurer(complet):
            _dire(bilan, time.monotonic() - debut)
            tenues = tenues and bilan.tenu
    except Surdite as raison:
        print(f"ÉCHEC   {famille} : {raison}", flush=True)
        tenues = False
    return tenues


def _dire(bilan: Bilan, duree: float) -> None:
    verdict = "tenu " if bilan.tenu else "ÉCHEC"
    suite = f" ({bilan.temoin})" if bilan.temoin else ""
    print(f"{verdict}  {bilan.promesse} : {bilan.essais} essais, {duree:.0f} s{suite}", flush=True)
    for faute in bilan.fautes:
        print(f"       {faute}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
