"""A heartbeat: how long the window was ever unable to answer."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer

INTERVALLE = 5  # milliseconds


class Battement:
    """Beats in the window's own thread while something is done; keeps the longest silence."""

    def __init__(self):
        self.silence = 0.0  # milliseconds
        self._dernier = 0.0
        self._minuterie = QTimer()
        self._minuterie.setInterval(INTERVALLE)
        self._minuterie.timeout.connect(self._battre)

    def _battre(self):
        maintenant = time.perf_counter()
        self.silence = max(self.silence, (maintenant - self._dernier) * 1000)
        self._dernier = maintenant

    def __enter__(self):
        self._dernier = time.perf_counter()
        self._minuterie.start()
        return self

    def __exit__(self, *_):
        self._battre()
        self._minuterie.stop()
