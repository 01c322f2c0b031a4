"""What nobody expected: one calm dialog, with a reference and nothing of what was being done."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop_app.ui import messages
from desktop_app.ui.messages import Choix

_CHOIX = (Choix("copier", "Copier la référence"), Choix("compris", "Continuer", principal=True))


class Imprevus(QObject):
    """Takes every exception that nothing caught, from Python and from the slots of Qt.

    Nothing is written anywhere: the text of an exception may hold what was being handled.
    """

    survenu = Signal(str)
    """Something happened; carries its reference. Queued where another thread tells it."""

    def __init__(self, fenetre: QWidget) -> None:
        super().__init__(fenetre)
        self._fenetre = fenetre
        self._dit = False
        self.survenu.connect(self._apprendre)

    def installer(self) -> None:
        """Take the place of what prints tracebacks."""
        sys.excepthook = self.recevoir
        # What fails while something is thrown away is lost to nobody.
        sys.unraisablehook = lambda _: None

    def recevoir(
        self,
        genre: type[BaseException],
        erreur: BaseException,
        _trace: TracebackType | None,
    ) -> None:
        """Tell it soon: what raised it may be in the middle of a picture."""
        if issubclass(genre, KeyboardInterrupt):
            QApplication.quit()
        elif isValid(self):
            self.survenu.emit(messages.reference(erreur))

    def _apprendre(self, reference: str) -> None:
        if not self._dit:
            self._dit = True
            QTimer.singleShot(0, self, lambda: self._dire(reference))

    def _dire(self, reference: str) -> None:
        """Show one dialog; what happens meanwhile is not told on top of it."""
        parent = QApplication.activeModalWidget() or self._fenetre
        try:
            suite = messages.a_communiquer(reference)
            if messages.demander(parent, messages.IMPREVU, suite, _CHOIX) == "copier":
                QGuiApplication.clipboard().setText(reference)
        finally:
            self._dit = False
