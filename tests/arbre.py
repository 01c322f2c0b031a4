"""A copy of the program's tree, to be changed and run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

RACINE = Path(__file__).resolve().parents[1]
_COPIES = ("desktop_app", "db", "resources", "tests/anciens", "tests/db", "tests/domain")


def copier(vers: Path) -> Path:
    """Copy the program, and what makes and plays its registers."""
    for dossier in _COPIES:
        sans = shutil.ignore_patterns("__pycache__")
        shutil.copytree(RACINE / dossier, vers / dossier, ignore=sans)
    (vers / "tests" / "__init__.py").touch()
    return vers


def lancer(arbre: Path, *arguments: str) -> None:
    """Run the program of a copy; what it says shows where it fails."""
    fait = subprocess.run(
        [sys.executable, "-P", "-B", *arguments],
        cwd=arbre,
        env={**os.environ, "PYTHONPATH": str(arbre), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert fait.returncode == 0, (fait.stdout + fait.stderr)[-2_000:]
