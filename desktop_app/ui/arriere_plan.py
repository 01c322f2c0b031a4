"""The only place for threads: long work goes there, its outcome comes back to the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from desktop_app.ui.geste import apres_le_geste

if TYPE_CHECKING:
    from desktop_app.application.ports import Progres

T = TypeVar("T")
_ATTENTE = 10_000  # milliseconds


def lancer(
    proprietaire: QObject,
    travail: Callable[[Progres], T],
    *,
    reussie: Callable[[T], None],
    echouee: Callable[[Exception], None],
    avance: Progres | None = None,
) -> None:
    """Do something long in a thread; its outcome is told in the window's own thread.

    Args:
        proprietaire: Whoever waits for it; once it is gone, nothing is told.
        travail: What to do; it is given what tells its progress.
        reussie: Told the outcome.
        echouee: Told the exception.
        avance: Told how many steps are done, of how many.
    """
    suivi = _Suivi(proprietaire, reussie, echouee, avance)
    QThreadPool.globalInstance().start(_Travail(travail, suivi))


def occupe() -> bool:
    """Tell whether something is being done in a thread."""
    return QThreadPool.globalInstance().activeThreadCount() > 0


def attendre() -> bool:
    """Wait for what is still being done; tell whether all of it ended."""
    return QThreadPool.globalInstance().waitForDone(_ATTENTE)


class _Suivi(QObject):
    """Receives what a thread tells, in the thread of the window."""

    avance = Signal(int, int)
    reussie = Signal(object)
    echouee = Signal(object)

    def __init__(
        self,
        proprietaire: QObject,
        reussie: Callable[[Any], None],
        echouee: Callable[[Exception], None],
        avance: Progres | None,
    ) -> None:
        # Not a child of whoever waits: one that goes while a thread speaks would take this along.
        super().__init__(QCoreApplication.instance())
        self._proprietaire: QObject | None = proprietaire
        self._reussie, self._echouee, self._avance = reussie, echouee, avance
        # Slots of an object of the window's thread: what a thread emits is queued for them.
        self.avance.connect(self._avancer)
        self.reussie.connect(self._reussir)
        self.echouee.connect(self._echouer)

    @Slot(int, int)
    def _avancer(self, fait: int, total: int) -> None:
        if self._avance is not None and isValid(self._proprietaire):
            self._avance(fait, total)

    @Slot(object)
    def _reussir(self, resultat: object) -> None:
        apres_le_geste(self, lambda: self._finir(self._reussie, resultat))

    @Slot(object)
    def _echouer(self, erreur: Exception) -> None:
        apres_le_geste(self, lambda: self._finir(self._echouee, erreur))

    def _finir(self, dire: Callable[[Any], None], issue: object) -> None:
        """Tell how it ended, if somebody still waits."""
        proprietaire = self._proprietaire
        # An owner that nothing else keeps would be deleted from within the deletion of this.
        self._reussie = self._echouee = _taire
        self._proprietaire = self._avance = None
        self.deleteLater()
        if isValid(proprietaire):
            dire(issue)


def _taire(_: object) -> None:
    """Tell nobody: everything was told."""


class _Travail(QRunnable):
    """One piece of work in a thread of the pool."""

    def __init__(self, travail: Callable[[Progres], Any], suivi: _Suivi) -> None:
        super().__init__()
        self._travail, self._suivi = travail, suivi

    def run(self) -> None:
        """Do it, and tell how it ended."""
        try:
            resultat = self._travail(self._avancer)
        except Exception as erreur:  # noqa: BLE001 - told to whoever asked for the work
            if isValid(self._suivi):
                self._suivi.echouee.emit(erreur)
        else:
            if isValid(self._suivi):
                self._suivi.reussie.emit(resultat)

    def _avancer(self, fait: int, total: int) -> None:
        # The program may be ending.
        if isValid(self._suivi):
            self._suivi.avance.emit(fait, total)
