"""Files dropped on a widget or chosen: which are taken, where they are, how much is read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

_LUS_AU_PLUS = 26 * 1024 * 1024  # bytes: one too many is enough to be refused


def lire(chemin: Path) -> bytes:
    """Return the bytes of a file, as far as the register could take them.

    Raises:
        OSError: It cannot be read, or is no file: a pipe would keep whoever reads it waiting.
    """
    if not chemin.is_file():
        raise FileNotFoundError
    with chemin.open("rb") as fichier:
        return fichier.read(_LUS_AU_PLUS)


def fichiers_deposes(evenement: QDropEvent) -> tuple[Path, ...]:
    """Return the files that are dropped, or about to be; anything else is left out."""
    adresses = evenement.mimeData().urls()
    return tuple(Path(a.toLocalFile()) for a in adresses if a.isLocalFile())


def accepter_des_fichiers(evenement: QDropEvent) -> bool:
    """Take what is dropped if it holds files; tell whether it does."""
    if fichiers_deposes(evenement):
        evenement.acceptProposedAction()
        return True
    return False
