"""What appears on the screen is said to whoever cannot see it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget


def annoncer(widget: QWidget, texte: str) -> None:
    """Have a screen reader say something now, whatever it is reading."""
    annonce = QAccessibleAnnouncementEvent(widget, texte)
    annonce.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(annonce)


class Annonce(QLabel):
    """Words that are said as soon as they appear: what went wrong, and what to do."""

    def setText(self, texte: str) -> None:
        """Show other words, and say them."""
        super().setText(texte)
        if texte:
            annoncer(self, texte)
