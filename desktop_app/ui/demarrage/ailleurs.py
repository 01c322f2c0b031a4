"""No register where one was expected: look elsewhere, or begin another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui import messages
from desktop_app.ui.elements import bouton, colonne

_CHERCHER = "Chercher le registre ailleurs"
_GENRES = "Registres (*.sceau);;Tous les fichiers (*)"


class Ailleurs(QWidget):
    """Asks for another place."""

    voulu = Signal(object)
    """The path of another register, or None to begin a new one."""

    def __init__(self) -> None:
        super().__init__()
        chercher = bouton(_CHERCHER, "principal")
        commencer = bouton("Commencer un nouveau registre")
        chercher.clicked.connect(self._chercher)
        commencer.clicked.connect(lambda: self.voulu.emit(None))
        self.setFocusProxy(chercher)
        self.setLayout(colonne(chercher, commencer))

    def _chercher(self) -> None:
        for chemin in messages.choisir_fichiers(self, _CHERCHER, _GENRES)[:1]:
            self.voulu.emit(chemin)
