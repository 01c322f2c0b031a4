"""Attachments of others, read in a process of their own that may be killed at any time."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

import desktop_app
from desktop_app.application.pannes import Obstacle, PieceNonMontree
from desktop_app.application.ports_pdf import PageRendue
from desktop_app.application.vues import Type
from desktop_app.plateforme import fenetre_cachee
from desktop_app.rendu.liseuse import SECONDES
from desktop_app.rendu.trame import Demande, recevoir

VERBE = "lire-une-piece"
"""What our own program is asked when it is started for this."""

_RACINE = Path(desktop_app.__file__).parents[1]
_GARDEES = ("SYSTEMROOT",)  # without it, no program starts on Windows


class LectureAPart:
    """Reads one attachment, once."""

    def __init__(self, delai: float = SECONDES) -> None:
        self._delai = delai
        self._verrou = threading.Lock()
        self._enfant: subprocess.Popen[bytes] | None = None
        self._obstacle = Obstacle.ILLISIBLE
        self._abandonnee = False

    def lire(
        self, genre: Type, contenu: bytes, points_par_pouce: int, au_plus: int
    ) -> tuple[PageRendue, ...] | str:
        """Return the pages of an attachment, on white, or its words.

        Raises:
            PieceNonMontree: It cannot be shown, or was given up.
            OSError: The system starts no process.
        """
        demande = Demande(genre=genre, points_par_pouce=points_par_pouce, au_plus=au_plus)
        enfant, entree, sortie = self._lancer()
        minuterie = threading.Timer(self._delai, self._expirer)
        # Fed aside: it may refuse the file before it has read all of it.
        nourrice = threading.Thread(target=_nourrir, args=(entree, demande, contenu))
        minuterie.start()
        nourrice.start()
        try:
            return recevoir(sortie, au_plus)
        except (EOFError, ValueError):
            raise PieceNonMontree(self._obstacle) from None
        finally:
            minuterie.cancel()
            enfant.kill()
            nourrice.join()
            sortie.close()
            enfant.wait()

    def abandonner(self) -> None:
        """Stop reading at once, from any thread; nothing more comes of it."""
        with self._verrou:
            self._abandonnee = True
            if self._enfant is not None:
                self._enfant.kill()

    def _expirer(self) -> None:
        self._obstacle = Obstacle.TROP_LENTE
        self.abandonner()

    def _lancer(self) -> tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]:
        """Start the process: it is told nothing but the file, and its errors go nowhere."""
        with self._verrou:
            if self._abandonnee:
                raise PieceNonMontree(self._obstacle)
            self._enfant = subprocess.Popen(  # noqa: S603 - ourselves, nothing of the file
                _commande(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_milieu(),
                creationflags=fenetre_cachee(),
            )
            assert self._enfant.stdin is not None  # noqa: S101 - both are pipes
            assert self._enfant.stdout is not None  # noqa: S101
            return self._enfant, self._enfant.stdin, self._enfant.stdout


def _commande() -> list[str]:
    """Return what starts our own program, built or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, VERBE]
    return [sys.executable, "-P", "-s", "-m", "desktop_app", VERBE]


def _milieu() -> dict[str, str]:
    gardees = {nom: os.environ[nom] for nom in _GARDEES if nom in os.environ}
    return {**gardees, "PYTHONPATH": str(_RACINE), "PYTHONDONTWRITEBYTECODE": "1"}


def _nourrir(entree: IO[bytes], demande: Demande, contenu: bytes) -> None:
    # It stopped reading: what it then says, or does not, tells why.
    with contextlib.suppress(OSError), entree:
        demande.ecrire(entree, contenu)
