"""What appears on the screen is said to whoever cannot see it.

Qt makes its classes as they are first named: the first window has nothing to say.
"""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtWidgets import QLabel, QWidget


def annoncer(widget: QWidget, texte: str) -> None:
    """Have a screen reader say something now, whatever it is reading."""
    annonce = QtGui.QAccessibleAnnouncementEvent(widget, texte)
    annonce.setPoliteness(QtGui.QAccessible.AnnouncementPoliteness.Assertive)
    QtGui.QAccessible.updateAccessibility(annonce)


class Annonce(QLabel):
    """Words that are said as soon as they appear: what went wrong, and what to do."""

    def setText(self, texte: str) -> None:
        """Show other words, and say them."""
        super().setText(texte)
        if texte:
            annoncer(self, texte)
