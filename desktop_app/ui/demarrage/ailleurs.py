"""No register where one was expected: look elsewhere, or begin another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.elements import bouton, colonne


class Ailleurs(QWidget):
    """Two ways out; whoever hears them does it."""

    autre_voulu = Signal()
    """Look for the register."""

    nouveau_voulu = Signal()
    """Begin a new one."""

    def __init__(self) -> None:
        super().__init__()
        chercher = bouton("Chercher le registre ailleurs", "principal")
        commencer = bouton("Commencer un nouveau registre")
        chercher.clicked.connect(self.autre_voulu)
        commencer.clicked.connect(self.nouveau_voulu)
        self.setFocusProxy(chercher)
        self.setLayout(colonne(chercher, commencer))
