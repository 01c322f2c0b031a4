"""A part of who we are, as a form: the first run and the settings show the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from desktop_app.domain.reponse import Cpas


class Formulaire(QWidget):
    """Loads and saves its part; it has no idea where it lives."""

    change = Signal()
    """Something was typed."""

    titre = ""

    def charger(self, cpas: Cpas) -> None:
        """Show what a CPAS says."""
        raise NotImplementedError

    def lire(self, cpas: Cpas) -> Cpas:
        """Return a CPAS with what is typed here in the place of what it said."""
        raise NotImplementedError

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what stands in the way: where, and the sentence; nothing when all is well."""
        yield from ()

    def obstacle(self) -> str:
        """Return the first sentence that stands in the way, "" for none."""
        return next((phrase for _, phrase in self.obstacles()), "")

    def viser(self) -> None:
        """Give the focus to what stands in the way."""
        for lieu, _ in self.obstacles():
            lieu.setFocus()
            return
