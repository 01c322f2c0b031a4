"""The first run: five pages at most, then a register."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.poste import Poste
from desktop_app.ui.elements import bouton, colonne, mots


class PremiereFois(QWidget):
    """Makes the register with whoever opens the program for the first time."""

    terminee = Signal(object, object)
    """The register is made and open; carries it and its path."""

    exercice_voulu = Signal()
    """Open a practice register instead."""

    def __init__(self, poste: Poste, donnees: Path) -> None:
        super().__init__()
        self._poste, self._donnees = poste, donnees
        essayer = bouton("Essayer avec un registre d’exercice", "principal")
        essayer.clicked.connect(self.exercice_voulu)
        self.setLayout(colonne(mots("Bienvenue", "titre"), essayer, None, marge=24))
