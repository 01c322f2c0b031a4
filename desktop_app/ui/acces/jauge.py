"""How strong a passphrase is: a bar of five, the word, and what would make it better."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.ui.acces.force import LONGUEUR, Force
from desktop_app.ui.elements import PAS, allure, colonne, mots

_DEPART = f"Au moins {LONGUEUR} caractères."
_DEGRES = 5


class Jauge(QWidget):
    """Says in words what the bar shows."""

    def __init__(self) -> None:
        super().__init__()
        self._barre = QProgressBar()
        self._barre.setRange(0, _DEGRES)
        self._barre.setTextVisible(False)
        self._barre.setAccessibleName("Force de la phrase de passe")
        self._mots = mots(_DEPART, "discret")
        self.setLayout(colonne(self._barre, self._mots, espace=PAS // 2))

    def montrer(self, force: Force | None) -> None:
        """Show what is thought of a passphrase, or what is asked before there is any."""
        self._barre.setValue(0 if force is None else force.degre + 1)
        if force is None:
            self._mots.setText(_DEPART)
            allure(self._mots, "discret")
            return
        self._mots.setText(f"Force\u00a0: {force.mot}. {force.conseil}".strip())
        allure(self._mots, "accord" if force.suffit else "attention")
