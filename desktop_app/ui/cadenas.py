"""The padlock: says when nobody has touched the program for too long, by the clock of the wall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_BATTEMENT = 1000  # milliseconds
_GESTES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.DragEnter,
        QEvent.Type.TouchBegin,
    }
)


class Cadenas(QObject):
    """Counts down from the last gesture; a machine that slept has not been touched either."""

    a_fermer = Signal()
    """Nobody was there for too long."""

    reste_change = Signal(int)
    """Seconds left before it closes."""

    def __init__(self, horloge: Callable[[], datetime], minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._horloge = horloge
        self.delai = timedelta(minutes=minutes)
        self._dernier = horloge()
        self._battement = QTimer(self)
        self._battement.setInterval(_BATTEMENT)
        self._battement.timeout.connect(self.regarder)

    def armer(self) -> None:
        """Begin to count."""
        self._dernier = self._horloge()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._battement.start()

    def desarmer(self) -> None:
        """Stop counting."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._battement.stop()

    def regarder(self) -> None:
        """Look at the clock; a clock set back counts as a long absence."""
        ecoule = self._horloge() - self._dernier
        if ecoule >= self.delai or ecoule < timedelta(0):
            self.desarmer()
            self.a_fermer.emit()
            return
        self.reste_change.emit(int((self.delai - ecoule).total_seconds()))

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Note every gesture; a gesture after a long absence comes too late."""
        if evenement.type() in _GESTES and self._battement.isActive():
            self.regarder()
            self._dernier = self._horloge()
        return super().eventFilter(objet, evenement)
