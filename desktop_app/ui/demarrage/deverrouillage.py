"""The unlocking: one field, and failures told in place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.application.poste import Poste
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.elements import bouton, colonne, mots


class EcranVerrou(QWidget):
    """Asks for the passphrase."""

    ouvert = Signal(object)
    """The register is open; carries it."""

    exercice_voulu = Signal()
    """Open a practice register instead."""

    def __init__(self, poste: Poste, chemin: Path) -> None:
        super().__init__()
        self._poste, self._chemin = poste, chemin
        self.phrase = QLineEdit()
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.phrase.setAccessibleName("Phrase de passe")
        self.phrase.returnPressed.connect(self.ouvrir)
        self.refus = mots("", "erreur")
        ouvrir = bouton("Ouvrir le registre", "principal")
        ouvrir.clicked.connect(self.ouvrir)
        self.setLayout(colonne(mots("Sceau", "titre"), self.phrase, ouvrir, self.refus, None))

    def ouvrir(self) -> None:
        """Try the passphrase."""
        phrase = self.phrase.text()
        arriere_plan.lancer(
            self,
            lambda _: self._poste.registres.ouvrir(self._chemin, phrase),
            reussie=self.ouvert.emit,
            echouee=self._refuser,
        )

    def _refuser(self, erreur: Exception) -> None:
        self.refus.setText(messages.raison(erreur, self._poste.contenu().textes))
        self.phrase.selectAll()
        self.phrase.setFocus()
