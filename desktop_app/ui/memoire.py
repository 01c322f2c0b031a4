"""What this workstation remembers, shared by the window and its screens."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Signal

from desktop_app import preferences
from desktop_app.preferences import Preferences


class Memoire(QObject):
    """The preferences, and whoever wants to hear of their change."""

    change = Signal(object)
    """They are others now; carries the ``Preferences``."""

    def __init__(self, donnees: Path | None = None) -> None:
        """Read what is remembered.

        Args:
            donnees: Folder of the program's data; without it nothing is written.
        """
        super().__init__()
        self._donnees = donnees
        self.preferences = Preferences() if donnees is None else preferences.lire(donnees)

    def retenir(self, neuves: Preferences) -> None:
        """Remember from now on.

        Raises:
            OSError: The disk refuses; what was remembered before still is.
        """
        if neuves == self.preferences:
            return
        if self._donnees is not None:
            preferences.ecrire(self._donnees, neuves)
        self.preferences = neuves
        self.change.emit(neuves)

    def retenir_la_place(self, cadre: QRect, *, maximisee: bool) -> None:
        """Remember where the window stands, where the disk lets it be."""
        place = replace(
            self.preferences,
            fenetre=(cadre.width(), cadre.height()),
            coin=(cadre.x(), cadre.y()),
            maximisee=maximisee,
        )
        with contextlib.suppress(OSError):
            self.retenir(place)
