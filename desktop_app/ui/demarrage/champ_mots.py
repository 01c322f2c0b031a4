"""The fifteen recovery words, typed in one field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop_app.ui.champs.saisie import Texte
from desktop_app.ui.geste import entree_tenue

NOM = "Mots de la feuille de secours"
_ENTREE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChampMots(Texte):
    """Case, accents and spaces do not matter; Enter is not a line."""

    validee = Signal()
    """Enter was pressed."""

    def __init__(self) -> None:
        super().__init__(NOM)
        self.setFixedHeight(self.minimumHeight())
        self.setPlaceholderText("Les quinze mots, dans l’ordre, séparés par une espace")

    def texte(self) -> str:
        """Return what was typed."""
        return self.toPlainText()

    def vider(self) -> None:
        """Forget what was typed."""
        self.clear()

    def reprendre(self) -> None:
        """Offer what was typed to be typed again."""
        self.selectAll()
        self.setFocus()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Take Enter as the end, once."""
        if entree_tenue(evenement):
            return
        if evenement.key() in _ENTREE:
            self.validee.emit()
        else:
            super().keyPressEvent(evenement)
