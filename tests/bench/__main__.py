"""Run every measure and print one line each: ``python3 tasks.py bench [FAMILLE…]``."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Mapping, Sequence

from tests.bench import apercu, coffre, depart, fenetre, lettres, memoire, registre, silence
from tests.bench.mesure import Releve

Famille = Callable[[], list[Releve]]
FAMILLES = {
    famille.__name__.rpartition(".")[-1]: famille.relever
    for famille in (lettres, apercu, memoire, coffre, registre, fenetre, silence, depart)
}


def main(noms: Sequence[str], familles: Mapping[str, Famille]) -> int:
    """Measure some families, or all; 1 where a target is missed or a family could not end."""
    if inconnus := set(noms) - familles.keys():
        print(f"Famille inconnue : {', '.join(inconnus)} ; il y a {', '.join(familles)}.")
        return 2
    tenues = [_mesurer(nom, familles[nom]) for nom in noms or familles]
    return 0 if all(tenues) else 1


def _mesurer(nom: str, relever: Famille) -> bool:
    """Print each measure of a family once it is done; a family that fails stops no other."""
    try:
        releves = relever()
    except Exception as erreur:  # noqa: BLE001 - whatever it is, the others are still measured
        ou = traceback.extract_tb(erreur.__traceback__)[-1]
        dit = " ".join(traceback.format_exception_only(erreur)[-1].split())
        print(f"{nom} : PAS MESURÉE, {dit} ({ou.filename}, ligne {ou.lineno})", flush=True)
        return False
    for releve in releves:
        print(releve, flush=True)
    return all(releve.tenu for releve in releves)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], FAMILLES))
