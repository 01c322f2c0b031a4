"""Garbage is collected in the window's own thread, and nowhere else.

Python collects where it happens to run: in a thread, it would destroy the widgets of a screen
that is gone while the window, or a screen reader, still walks through them.
"""

from __future__ import annotations

import gc
import linecache

from PySide6.QtCore import QObject, QTimer

_INTERVALLE = 1000  # milliseconds


class Ramassage(QObject):
    """Collects from time to time what Python would have collected by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._minuterie = QTimer(self)
        self._minuterie.setInterval(_INTERVALLE)
        self._minuterie.timeout.connect(ramasser)

    def commencer(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._minuterie.start()


def ramasser() -> None:
    """Collect what is young, and an older generation once it is due, as Python counts them."""
    oublier_les_sources()
    comptes, seuils = gc.get_count(), gc.get_threshold()
    # Python counts the young less all that was destroyed since, old or young: it may say none.
    gc.collect(max((rang for rang in (1, 2) if comptes[rang] > seuils[rang]), default=0))


def oublier_les_sources() -> None:
    """Give back the text of every module that was read: PySide looks for its own name in each."""
    linecache.clearcache()
