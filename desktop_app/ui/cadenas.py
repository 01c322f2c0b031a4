"""The padlock: says when nobody has touched the program for too long, by the clock of the wall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

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
        self.regler(minutes)
        self._dernier = horloge()
        self._battement = QTimer(self)
        self._battement.setInterval(_BATTEMENT)
        self._battement.timeout.connect(self.regarder)

    def regler(self, minutes: int) -> None:
        """Wait so many minutes from now on."""
        self._delai = timedelta(minutes=minutes)

    def armer(self) -> None:
        """Begin to count."""
        self._dernier = self._horloge()
        self._battement.start()
        self.regarder()

    def desarmer(self) -> None:
        """Stop counting."""
        self._battement.stop()
        for fenetre in QGuiApplication.allWindows():
            fenetre.removeEventFilter(self)

    def _surveiller(self) -> None:
        """Watch every window of the program, dialogs and lists that open included.

        Gestures reach a window before any widget: watching every widget would slow them all.
        """
        for fenetre in QGuiApplication.allWindows():
            fenetre.installEventFilter(self)

    def regarder(self) -> None:
        """Look at the clock; a clock set back counts as a long absence."""
        ecoule = self._horloge() - self._dernier
        if ecoule >= self._delai or ecoule < timedelta(0):
            self.desarmer()
            self.a_fermer.emit()
            return
        self._surveiller()
        self.reste_change.emit(int((self._delai - ecoule).total_seconds()))

    def eventFilter(self, _objet: QObject, evenement: QEvent) -> bool:
        """Note every gesture; one that comes after a long absence is lost, it came too late."""
        if evenement.type() not in _GESTES or not self._battement.isActive():
            return False
        self.regarder()
        self._dernier = self._horloge()
        return not self._battement.isActive()
