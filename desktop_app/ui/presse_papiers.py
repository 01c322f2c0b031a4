"""What was copied from a register does not outlive it in the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication


class PressePapiers(QObject):
    """Remembers whether what the clipboard holds was put there from the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._de_nous = False
        QGuiApplication.clipboard().dataChanged.connect(self._noter)

    def _noter(self) -> None:
        actif = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        self._de_nous = actif

    def vider(self) -> None:
        """Clear it, unless another program filled it last."""
        if self._de_nous:
            QGuiApplication.clipboard().clear()
            self._de_nous = False
