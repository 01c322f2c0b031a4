"""The padlock: says when nobody has touched the program for too long, by the clock of the wall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop_app import plateforme

_BATTEMENT = 1000  # milliseconds
_SOMMEIL = 1.0  # seconds; a shorter one is the clocks' own inexactness
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
    """Counts down from the last gesture; a machine that slept was left alone."""

    a_fermer = Signal()
    """Nobody was there for too long."""

    reste_change = Signal(int)
    """Seconds left before it closes."""

    def __init__(
        self,
        horloge: Callable[[], datetime],
        minutes: int,
        parent: QObject,
        sommeil: Callable[[], float] = plateforme.sommeil,
    ) -> None:
        super().__init__(parent)
        self._horloge, self._sommeil = horloge, sommeil
        self.regler(minutes)
        self._dernier, self._dormi = horloge(), sommeil()
        self._battement = QTimer(self)
        self._battement.setInterval(_BATTEMENT)
        self._battement.timeout.connect(self.regarder)

    def regler(self, minutes: int) -> None:
        """Wait so many minutes from now on."""
        self._delai = timedelta(minutes=minutes)

    def armer(self) -> None:
        """Begin to count."""
        self._dernier, self._dormi = self._horloge(), self._sommeil()
        self._battement.start()
        self.regarder()

    def desarmer(self) -> None:
        """Stop counting."""
        self._battement.stop()
        for suivi in (*QGuiApplication.allWindows(), *QApplication.topLevelWidgets()):
            suivi.removeEventFilter(self)

    def _surveiller(self) -> None:
        """Watch every window of the program, dialogs and lists that open included.

        Gestures reach a window before any widget: watching every widget would slow them all.
        What is about to be painted is announced to the widget that the window shows.
        """
        for fenetre in QGuiApplication.allWindows():
            fenetre.installEventFilter(self)
        for montre in QApplication.topLevelWidgets():
            if montre.isVisible():
                montre.installEventFilter(self)

    def regarder(self) -> None:
        """Look at the clock, and at whether the machine slept."""
        if self._absent():
            self._fermer()
            return
        self._surveiller()
        reste = self._delai - (self._horloge() - self._dernier)
        self.reste_change.emit(int(reste.total_seconds()))

    def _absent(self) -> bool:
        """Tell whether nobody was there; a clock set back counts as a long absence."""
        ecoule = self._horloge() - self._dernier
        if ecoule >= self._delai or ecoule < timedelta(0):
            return True
        return self._sommeil() - self._dormi >= _SOMMEIL

    def _fermer(self) -> None:
        self.desarmer()
        self.a_fermer.emit()

    def eventFilter(self, _objet: QObject, evenement: QEvent) -> bool:
        """Note every gesture; one that comes after a long absence is lost, it came too late.

        A machine that wakes up paints its windows before any timer: the padlock is closed first.
        """
        if not self._battement.isActive():
            return False
        genre = evenement.type()
        if genre == QEvent.Type.UpdateRequest and self._absent():
            self._fermer()
        if genre not in _GESTES:
            return False
        self.regarder()
        self._dernier = self._horloge()
        return not self._battement.isActive()
