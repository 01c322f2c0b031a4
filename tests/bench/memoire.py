"""Peak memory of whole processes, as the operating system accounts for it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.mesure import Releve, contre

RACINE = Path(__file__).resolve().parents[2]
CAS = RACINE / "tests" / "scenarios" / "02_police_ecrit.toml"
_MIO = 1024

# The child waits for the command and prints the peak of its own children, in KiB on Linux.
_MESURER = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
# A practice register is quick to open; this one costs what a real one does.
_DEROULER = """
import sys
from functools import partial
from pathlib import Path
from db.cles import ParametresKdf
from desktop_app.bootstrap import registre_d_exercice
from desktop_app.commandes.derouler import derouler_fichier
exercice = partial(registre_d_exercice, kdf=ParametresKdf())
sys.exit(derouler_fichier(*map(Path, sys.argv[1:]), exercice))
"""
_DERIVER = """
import secrets
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from db.cles import ParametresKdf
kdf = ParametresKdf()
Argon2id(
    salt=secrets.token_bytes(16), length=32, iterations=kdf.passes, lanes=kdf.voies,
    memory_cost=kdf.memoire,
).derive(b"une phrase")
"""


def relever() -> list[Releve]:
    """Measure ``derouler``, the derivation of a real register's keys included."""
    with tempfile.TemporaryDirectory() as sortie:
        pic = _pic(_DEROULER, str(CAS), sortie)
    nu = _pic(_DERIVER)
    return [
        Releve(
            nom="Mémoire de derouler, dérivation de 256 Mio comprise",
            valeur=pic,
            cible=400,
            unite="Mio",
            detail=f"{contre(pic, nu, 'la dérivation seule', 'Mio')} ; pics des processus",
        )
    ]


def _pic(programme: str, *arguments: str) -> float:
    """Return the most memory that a program ever held, in MiB."""
    fini = subprocess.run(
        [sys.executable, "-c", _MESURER, sys.executable, "-c", programme, *arguments],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(fini.stdout.split()[-1]) / _MIO
