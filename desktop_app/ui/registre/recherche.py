"""The search field of a list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.theme import theme

_TOUCHES = frozenset({Qt.Key.Key_Down, Qt.Key.Key_PageDown})


class Recherche(QLineEdit):
    """Finds as one types; the arrow down goes to what was found."""

    descente = Signal()

    def __init__(self, nom: str, invite: str = "Rechercher (Ctrl+F)") -> None:
        super().__init__()
        self.setAccessibleName(nom)
        self.setPlaceholderText(invite)
        self.setClearButtonEnabled(True)
        self.addAction(theme().icone("loupe", "encre2"), QLineEdit.ActionPosition.LeadingPosition)
        self.setFixedWidth(QFontMetrics(self.font()).horizontalAdvance("m") * 24)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Go to the list on a key that means it; anything else is typed."""
        if evenement.key() in _TOUCHES:
            self.descente.emit()
            return
        super().keyPressEvent(evenement)
