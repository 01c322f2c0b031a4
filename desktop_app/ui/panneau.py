"""A step of a dossier made by hand: what the stepper shows in its middle."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dossier import Dossier
from desktop_app.ui.session import Session


class Panneau(QWidget):
    """Shows one step and does its act; it has no idea where it lives."""

    accompli = Signal(object)
    """An act was done; carries the ``Dossier`` as it left it."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__()
        self.session = session
        self.dossier = dossier

    def arriver(self) -> None:
        """Give the focus to the first thing to fill in; called when the step is shown."""

    def garder(self) -> None:
        """Keep what was typed; called before the step goes, and before a lock."""
