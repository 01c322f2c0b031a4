"""Running the program as a user does."""

import json
import subprocess
import sys
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
SCENARIOS = sorted((RACINE / "tests" / "scenarios").glob("*.toml"))


def sceau(*arguments, code=None, racine=RACINE):
    """Run ``python -m desktop_app`` and return what it printed."""
    return subprocess.run(
        [sys.executable, *(["-c", code] if code else ["-m", "desktop_app"]), *map(str, arguments)],
        cwd=racine,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def objets(sortie):
    """The JSON objects of a standard output, one a line."""
    return [json.loads(ligne) for ligne in sortie.splitlines()]


def ecrire(dossier, contenu, nom="cas.toml"):
    """A case file."""
    chemin = dossier / nom
    chemin.write_text(contenu, encoding="utf-8")
    return chemin
