"""Keep every promise once more: ``python3 tasks.py endurance``, or a part with fewer trials.

Run as ``python -m tests.endurance [FAMILLE …] [--complet] [--noter]``; the last one writes what
was measured in the security page.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from importlib import import_module

from tests.endurance import page
from tests.endurance.bilan import Bilan
from tests.endurance.ecoute import Surdite

FAMILLES = (
    *("suite", "marches", "fuites", "coupures", "arrets"),
    *("erreurs", "dommages", "annexes", "attaques", "hostile"),
)
_COMPLET, _NOTER = "--complet", "--noter"


def main(arguments: list[str]) -> int:
    """Print one line for each promise once it is measured; 1 where one was not kept."""
    if inconnus := set(arguments) - {*FAMILLES, _COMPLET, _NOTER}:
        print(
            f"Inconnu : {', '.join(inconnus)} ; il y a {', '.join((*FAMILLES, _COMPLET, _NOTER))}."
        )
        return 2
    complet = _COMPLET in arguments
    choisies = tuple(a for a in arguments if a in FAMILLES) or FAMILLES
    bilans = [bilan for famille in choisies for bilan in _mesurer(famille, complet=complet)]
    toutes = choisies == FAMILLES
    if _NOTER in arguments:
        page.noter(bilans, seules=toutes)
    ecart = page.ecart(bilans) if toutes else ()
    for promesse in ecart:
        print(f"ÉCHEC  la page sur la sécurité et les mesures diffèrent : {promesse}", flush=True)
    return 0 if _tenus(bilans) and not ecart else 1


def _tenus(bilans: list[Bilan]) -> bool:
    return all(bilan.tenu for bilan in bilans)


def _mesurer(famille: str, *, complet: bool) -> Iterator[Bilan]:
    debut = time.monotonic()
    try:
        for bilan in import_module(f"tests.endurance.{famille}").mesurer(complet):
            _dire(bilan, time.monotonic() - debut)
            yield bilan
    except Surdite as raison:
        sourde = Bilan(promesse=famille, essais=0, attendus=1, fautes=(str(raison),))
        _dire(sourde, time.monotonic() - debut)
        yield sourde


def _dire(bilan: Bilan, duree: float) -> None:
    verdict = "tenu " if bilan.tenu else "ÉCHEC"
    suite = f" ({bilan.temoin})" if bilan.temoin else ""
    print(f"{verdict}  {bilan.promesse} : {bilan.essais} essais, {duree:.0f} s{suite}", flush=True)
    for faute in bilan.fautes:
        print(f"       {faute}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
