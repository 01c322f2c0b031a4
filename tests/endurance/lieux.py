"""Where a session takes place, and how it is played there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.endurance.aiguilles import AIGUILLES, NOM, PRENOM
from tests.endurance.ecoute import Ecoute, ecouter
from tests.ui.lettre.file_d_impression import Indisponible, cups

RACINE = Path(__file__).resolve().parents[2]
LETTRE, FEUILLE = "Lettre.pdf", "Feuille de secours.pdf"
PIECE = f"pièce de {PRENOM} {NOM}.txt"
SCAN = f"décision {NOM}.pdf"


@dataclass(frozen=True)
class Lieux:
    """The folders of one user, all in one."""

    racine: Path

    @property
    def maison(self) -> Path:
        """Home of the user; empty at first."""
        return self.racine / "maison"

    @property
    def entrees(self) -> Path:
        """The files that are joined; their folder bears the name too."""
        return self.racine / f"courrier {NOM}"

    @property
    def sorties(self) -> Path:
        """What the user saves outside the register."""
        return self.racine / "sorties"

    @property
    def copies(self) -> Path:
        """The copies of the register."""
        return self.racine / "copies"

    @property
    def registre(self) -> Path:
        """Where the first run puts the register."""
        return self.maison / "donnees" / "Sceau" / "registre.sceau"

    def laisses(self) -> Iterator[Path]:
        """Yield every file and folder that was made in these places."""
        for dossier in (self.maison, self.sorties, self.copies):
            yield from dossier.rglob("*")

    def preparer(self) -> None:
        """Make the folders, and the files that will be joined."""
        for dossier in (self.maison, self.entrees, self.sorties, self.copies):
            dossier.mkdir(mode=0o700)
        (self.maison / "tmp").mkdir(mode=0o700)
        dit = "\n".join(a.formes[0] for a in AIGUILLES if a.nom != "phrase de passe")
        (self.entrees / PIECE).write_text(dit, encoding="utf-8")
        (self.entrees / SCAN).write_bytes(b"%PDF-1.7 " + dit.encode())

    def milieu(self) -> dict[str, str]:
        """Return an environment in which nothing leads out of these places."""
        lieux = {
            "HOME": self.maison,
            "TMPDIR": self.maison / "tmp",
            "XDG_DATA_HOME": self.maison / "donnees",
            "XDG_CONFIG_HOME": self.maison / "reglages",
            "XDG_CACHE_HOME": self.maison / "cache",
            "XDG_RUNTIME_DIR": self.maison / "tmp",
            "PYTHONPATH": RACINE,
        }
        garde = {n: v for n, v in os.environ.items() if n in ("PATH", "LANG", "LC_ALL")}
        fixe = {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
        return {**garde, **fixe, **{n: str(v) for n, v in lieux.items()}}


@contextmanager
def _imprimante(milieu: dict[str, str]) -> Iterator[None]:
    """Give the session a printer of its own, where one can be had."""
    # The path of a socket must be short.
    with TemporaryDirectory(prefix="cups-", dir="/tmp") as racine, ExitStack() as pile:
        try:
            pile.enter_context(cups(Path(racine)))
            milieu["CUPS_SERVER"] = f"{racine}/prise"
        except Indisponible:
            milieu["CUPS_SERVER"] = f"{racine}/absente"
        yield


def jouer(lieux: Lieux, limite: int, *mots: str) -> Ecoute:
    """Play a session and listen to it.

    Args:
        lieux: Where; made here.
        limite: Seconds after which it is stopped.
        mots: ``fuite`` for the one that leaks.

    Raises:
        Surdite: It could not be played to its end, or not be listened to.
    """
    lieux.preparer()
    milieu = lieux.milieu()
    commande = [sys.executable, "-m", "tests.endurance.seance", str(lieux.racine), *mots]
    with _imprimante(milieu):
        return ecouter(commande, lieux.racine / "trace", milieu, limite)
