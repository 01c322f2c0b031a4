"""No register where one was expected: look elsewhere, or begin another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui import messages
from desktop_app.ui.elements import bouton, colonne

_GENRES = "Registres (*.sceau);;Tous les fichiers (*)"


class Ailleurs(QWidget):
    """Asks for another place."""

    voulu = Signal(object)
    """The path of another register, or None to begin a new one."""

    def __init__(self) -> None:
        super().__init__()
        chercher = bouton("Chercher le registre ailleurs", "principal")
        commencer = bouton("Commencer un nouveau registre")
        chercher.clicked.connect(self._chercher)
        commencer.clicked.connect(lambda: self.voulu.emit(None))
        self.setFocusProxy(chercher)
        self.setLayout(colonne(chercher, commencer))

    def _chercher(self) -> None:
        if (chemin := choisir_un_registre(self)) is not None:
            self.voulu.emit(chemin)


def choisir_un_registre(parent: QWidget) -> Path | None:
    """Ask where a register is."""
    choisis = messages.choisir_fichiers(parent, "Chercher le registre", _GENRES)
    return next(iter(choisis), None)
