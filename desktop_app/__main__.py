"""Entry point: ``python -m desktop_app``."""

from __future__ import annotations

import sys

from desktop_app.commandes.ligne import executer
from desktop_app.plateforme import proteger_processus, sortie_utf8


def main() -> int:
    """Protect the process, then carry out what the command line asks for."""
    proteger_processus()
    sortie_utf8()
    return executer(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
