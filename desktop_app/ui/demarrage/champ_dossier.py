"""A folder: where it is, and the button that chooses another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui import messages
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee, sans_balise


class ChampDossier(QWidget):
    """Shows a folder and takes another."""

    change = Signal()
    """It is another one."""

    def __init__(self, nom: str, dossier: Path, aide: str) -> None:
        super().__init__()
        self._nom = nom
        self._ligne = QLineEdit()
        self._ligne.setReadOnly(True)
        self._ligne.setAccessibleName(nom)
        self._ligne.setAccessibleDescription(aide)
        choisir = bouton("Choisir…")
        choisir.setAccessibleName(f"Choisir\u00a0: {nom.lower()}")
        choisir.clicked.connect(self._demander)
        self.setFocusProxy(choisir)
        etiquette = mots(nom, "question")
        etiquette.setBuddy(self._ligne)
        self.setLayout(
            colonne(
                etiquette, rangee(self._ligne, choisir), mots(aide, "discret"), espace=PAS // 2
            )
        )
        self.poser(dossier)

    def poser(self, dossier: Path) -> None:
        """Show a folder."""
        self.dossier = dossier
        self._ligne.setText(str(dossier))
        self._ligne.setToolTip(sans_balise(str(dossier)))

    def _demander(self) -> None:
        choisi = messages.choisir_dossier(self, self._nom)
        if choisi is not None:
            self.poser(choisi)
            self.change.emit()
