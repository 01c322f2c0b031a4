"""Peak memory of whole processes, as the operating system accounts for it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.mesure import Releve

RACINE = Path(__file__).resolve().parents[2]
CAS = RACINE / "tests" / "scenarios" / "02_police_ecrit.toml"
_MIO = 1024

# The child waits for the command and prints the peak of its own children, in KiB on Linux.
_MESURER = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


def relever() -> list[Releve]:
    """Measure ``derouler``, the key derivation's 256 MiB included."""
    with tempfile.TemporaryDirectory() as sortie:
        commande = [sys.executable, "-m", "desktop_app", "derouler", str(CAS), "--sortie", sortie]
        fini = subprocess.run(
            [sys.executable, "-c", _MESURER, *commande],
            cwd=RACINE,
            capture_output=True,
            text=True,
            check=True,
        )
    pic = int(fini.stdout.split()[-1]) / _MIO
    nom = "Mémoire de derouler, dérivation de 256 Mio comprise"
    return [Releve(nom=nom, valeur=pic, cible=400, unite="Mio", detail="pic du processus")]
