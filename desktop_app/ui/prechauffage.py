"""What is read ahead, behind the unlocking, so that the first dossier opens at once."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.ui import arriere_plan, theme

if TYPE_CHECKING:
    from desktop_app.application.poste import Poste

_PAUSE = 100  # milliseconds: who types as soon as a field is there goes first
_MODULES = (
    "desktop_app.application.vues",
    "cattrs",
    "desktop_app.ui.bureau",
    "desktop_app.ui.dossier.ecran",
    "desktop_app.ui.arrivee.ecran",
    "desktop_app.ui.lettre.panneau",
    "pypdfium2",
)


class Prechauffage(QObject):
    """Reads in slices, one at a time: between two of them the event loop turns."""

    avancee = Signal()
    """A slice is done."""

    finie = Signal()
    """Nothing is left to be read ahead."""

    def __init__(self, poste: Poste, meubler: Callable[[], object], parent: QObject) -> None:
        """Take what is to be read, and made.

        Args:
            poste: Where the data files and the models of letters come from.
            meubler: Makes what stands around an open register.
            parent: The window.
        """
        super().__init__(parent)
        self._ici: Iterator[Callable[[], object]] = iter(
            (*(partial(theme.charger, police) for police in theme.POLICES), meubler)
        )
        self._a_part: Iterator[Callable[[], object]] = iter(
            (
                *(partial(importlib.import_module, module) for module in _MODULES),
                poste.contenu,
                poste.redaction,
            )
        )

    def commencer(self) -> None:
        """Begin, a moment after the first picture."""
        QTimer.singleShot(_PAUSE, self, self._suivre)

    def _suivre(self) -> None:
        """Take the next slice: what Qt makes here, what Python reads in a thread."""
        if (tranche := next(self._ici, None)) is not None:
            tranche()
            self._laisser_vivre()
        elif (tranche := next(self._a_part, None)) is not None:
            self._lire(tranche)
        else:
            self.finie.emit()

    def _laisser_vivre(self) -> None:
        """Take the next slice once whatever else waits was done."""
        self.avancee.emit()
        QTimer.singleShot(0, self, self._suivre)

    def _lire(self, tranche: Callable[[], object]) -> None:
        arriere_plan.lancer(
            self,
            lambda _: tranche(),
            reussie=lambda _: self._laisser_vivre(),
            # Told where it is needed: nothing was asked for yet.
            echouee=lambda _: self._laisser_vivre(),
        )
