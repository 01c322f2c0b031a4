"""What must be the same on Windows as here: each returns its faults, none where it holds."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.windows.terrain import RACINE, Terrain, de_windows

_SCENARIOS = RACINE / "tests" / "scenarios"
_LETTRES = ("02_police_ecrit", "162_accord_du_mois_envoye", "163_requisition_federale_envoyee")

Epreuve = Callable[[Terrain], Iterator[str]]


def contenu(terrain: Terrain) -> Iterator[str]:
    """The law, the letters and the sentences are read without a fault."""
    fait = terrain.lancer("-m", "desktop_app", "verifier-contenu")
    if fait.code:
        yield fait.sortie


def analyses(terrain: Terrain) -> Iterator[str]:
    """Every scenario is assessed in the very same words."""
    commande = ["-m", "desktop_app", "evaluer", *_noms(_SCENARIOS.glob("*.toml"))]
    fait = terrain.lancer(*commande)
    ici = _ici(commande)
    if fait.code != ici.returncode or fait.sortie.replace("\r\n", "\n") != ici.stdout:
        yield f"code {fait.code}, les constats diffèrent : {fait.sortie[-500:]}"


def lettres(terrain: Terrain) -> Iterator[str]:
    """Whole cases give the very same letters, byte for byte."""
    for cas in _LETTRES:
        with tempfile.TemporaryDirectory() as dossier:
            la, ici = Path(dossier, "la"), Path(dossier, "ici")
            commande = ["-m", "desktop_app", "derouler", str(_SCENARIOS / f"{cas}.toml")]
            fait = terrain.lancer(*commande, "--sortie", de_windows(la))
            _ici([*commande, "--sortie", str(ici)])
            if fait.code or _lettres(la) != _lettres(ici):
                yield f"{cas} : code {fait.code}, les lettres diffèrent {fait.sortie[-500:]}"


def demonstration(terrain: Terrain) -> Iterator[str]:
    """The real screens lead to the first letter."""
    with tempfile.TemporaryDirectory() as dossier:
        sortie = ("demonstration", "--sortie", de_windows(Path(dossier)))
        fait = terrain.lancer("-m", "desktop_app", *sortie)
        if fait.code or not [*Path(dossier).glob("lettre_*.pdf")]:
            yield f"code {fait.code} : {fait.sortie[-500:]}"


EPREUVES: tuple[Epreuve, ...] = (contenu, analyses, lettres, demonstration)


def _noms(fichiers: Iterator[Path]) -> list[str]:
    return sorted(fichier.relative_to(RACINE).as_posix() for fichier in fichiers)


def _lettres(dossier: Path) -> dict[str, bytes]:
    """Return the letters of a folder, which holds one at least."""
    pdf = {fichier.name: fichier.read_bytes() for fichier in dossier.glob("*.pdf")}
    return pdf or {"aucune": dossier.name.encode()}


def _ici(commande: list[str]) -> subprocess.CompletedProcess[str]:
    """Do the same with the Python of this machine."""
    return subprocess.run(
        [sys.executable, "-P", *commande], cwd=RACINE, capture_output=True, text=True, check=False
    )
