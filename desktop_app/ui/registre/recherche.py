"""The search field of a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.theme import theme

_HABITS = frozenset({QEvent.Type.FontChange, QEvent.Type.PaletteChange})
_TOUCHES = frozenset({Qt.Key.Key_Down, Qt.Key.Key_PageDown})


class Recherche(QLineEdit):
    """Finds as one types; the arrow down goes to what was found."""

    descente = Signal()

    def __init__(self, nom: str, invite: str = "Rechercher (Ctrl+F)") -> None:
        super().__init__()
        self.setAccessibleName(nom)
        self.setPlaceholderText(invite)
        self.setClearButtonEnabled(True)
        self._loupe = QAction(self)
        self.addAction(self._loupe, QLineEdit.ActionPosition.LeadingPosition)
        self._habiller()

    def _habiller(self) -> None:
        self._loupe.setIcon(theme().icone("loupe", "encre2"))
        self.setFixedWidth(QFontMetrics(self.font()).horizontalAdvance("m") * 24)

    def changeEvent(self, evenement: QEvent) -> None:
        """Follow another look, or letters of another size."""
        super().changeEvent(evenement)
        if evenement.type() in _HABITS:
            self._habiller()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Go to the list on a key that means it; anything else is typed."""
        if evenement.key() in _TOUCHES:
            self.descente.emit()
            return
        super().keyPressEvent(evenement)
