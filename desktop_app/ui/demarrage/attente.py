"""A thin bar with words: something is being done, nothing is frozen."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.ui.annonce import annoncer
from desktop_app.ui.elements import PAS, colonne, mots


class Attente(QWidget):
    """Shows what is being done; nothing when nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self._barre = QProgressBar()
        self._barre.setRange(0, 0)
        self._barre.setTextVisible(False)
        self._mots = mots("", "discret")
        self.setLayout(colonne(self._barre, self._mots, espace=PAS // 2))
        self.hide()

    def dire(self, texte: str) -> None:
        """Say what is being done; "" when nothing is."""
        self._mots.setText(texte)
        self._barre.setAccessibleName(texte)
        self.setVisible(bool(texte))
        if texte:
            annoncer(self, texte)
