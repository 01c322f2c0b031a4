"""Of what was asked in a thread, only the last matters: one work at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.application.ports import Progres
from desktop_app.ui import arriere_plan


class Relais(QObject):
    """Does one work at a time; what was asked meanwhile gives way to what was asked last."""

    fini = Signal(object)
    """The last work asked is done; carries its outcome."""

    echoue = Signal(object)
    """The last work asked failed; carries the exception."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._occupe = False
        self._suivant: Callable[[], Any] | None = None

    def demander(self, travail: Callable[[], Any]) -> None:
        """Ask for a work; it begins once the one before has ended."""
        self._suivant = travail
        if not self._occupe:
            self._lancer()

    def oublier(self) -> None:
        """Give up what was asked; the outcome of what is being done is told to nobody."""
        self._suivant = _rien if self._occupe else None

    def _lancer(self) -> None:
        travail, self._suivant = self._suivant, None
        if travail is None or travail is _rien:
            return
        self._occupe = True

        def faire(_: Progres) -> Any:  # noqa: ANN401 - whatever was asked
            return travail()

        arriere_plan.lancer(
            self, faire, reussie=self._terminer(self.fini), echouee=self._terminer(self.echoue)
        )

    def _terminer(self, signal: Any) -> Callable[[Any], None]:  # noqa: ANN401 - a bound signal
        def terminer(issue: object) -> None:
            self._occupe = False
            if self._suivant is None:
                signal.emit(issue)
            else:
                self._lancer()

        return terminer


def _rien() -> None:
    """Stand for a work that was given up."""
