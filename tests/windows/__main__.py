"""Try the program as Windows runs it, from nothing: ``python3 tasks.py windows``.

The ground is made in ``.windows``, or in the folder that ``SCEAU_WINDOWS`` names.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from tests.windows.epreuves import EPREUVES
from tests.windows.terrain import RACINE, Terrain, TerrainImpossible


def main() -> int:
    """Make the ground and print one line for each trial; 1 where one did not hold."""
    terrain = Terrain(Path(os.environ.get("SCEAU_WINDOWS", RACINE / ".windows")).resolve())
    debut = time.monotonic()
    try:
        terrain.preparer()
    except TerrainImpossible as raison:
        print(f"ÉCHEC   le terrain de Windows n’a pas pu être fait : {raison}", flush=True)
        return 1
    print(f"réussi  terrain, {time.monotonic() - debut:.0f} s", flush=True)
    manques = 0
    for epreuve in EPREUVES:
        debut = time.monotonic()
        fautes = [*epreuve(terrain)]
        verdict = "ÉCHEC " if fautes else "réussi"
        print(f"{verdict}  {epreuve.__name__}, {time.monotonic() - debut:.0f} s", flush=True)
        for faute in fautes:
            print(f"        {faute}", flush=True)
        manques += bool(fautes)
    return 1 if manques else 0


if __name__ == "__main__":
    sys.exit(main())
