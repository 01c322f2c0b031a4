"""Run every measure and print one line each: ``python3 tasks.py bench``."""

from __future__ import annotations

import sys

from tests.bench import apercu, coffre, fenetre, lettres, memoire, registre, silence


def main() -> int:
    """Print each measure as soon as its family is done; 1 where a target is missed."""
    tenus = True
    for famille in (lettres, apercu, memoire, coffre, registre, fenetre, silence):
        for releve in famille.relever():
            print(releve, flush=True)
            tenus = tenus and releve.tenu
    return 0 if tenus else 1


if __name__ == "__main__":
    sys.exit(main())
