"""Files dropped on a widget: which are taken, and where they are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent


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
