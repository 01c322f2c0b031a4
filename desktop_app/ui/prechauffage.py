"""What is read ahead, behind the unlocking, so that the first dossier opens at once."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app import plateforme
from desktop_app.ui import arriere_plan, theme
from desktop_app.ui.ramassage import oublier_les_sources

if TYPE_CHECKING:
    from desktop_app.application.poste import Poste

_PAUSE = 300  # milliseconds: who types as soon as a field is there goes first
_MODULES = (
    "desktop_app.application.vues",
    "cattrs",
    "desktop_app.ui.bureau",
    "desktop_app.ui.dossier.ecran",
    "desktop_app.ui.arrivee.ecran",
    "desktop_app.ui.lettre.panneau",
)
Tranche = Callable[[], object]


class Prechauffage(QObject):
    """Reads in slices, one at a time: between two of them the event loop turns."""

    avancee = Signal()
    """A slice is done."""

    finie = Signal()
    """Nothing is left to be read ahead."""

    def __init__(self, ici: Iterable[Tranche], a_part: Iterable[Tranche], parent: QObject) -> None:
        """Take the slices.

        Args:
            ici: What Qt makes, in the window's own thread; it comes first.
            a_part: What Python reads, in another one.
            parent: Whoever will need it; without it, nothing more is read.
        """
        super().__init__(parent)
        self._ici, self._a_part = iter(ici), iter(a_part)

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
            plateforme.rendre_la_memoire()
            self.finie.emit()

    def _laisser_vivre(self) -> None:
        """Take the next slice once whatever else waits was done."""
        oublier_les_sources()
        self.avancee.emit()
        QTimer.singleShot(0, self, self._suivre)

    def _lire(self, tranche: Tranche) -> None:
        arriere_plan.lancer(
            self,
            lambda _: tranche(),
            reussie=lambda _: self._laisser_vivre(),
            # Told where it is needed: nothing was asked for yet.
            echouee=lambda _: self._laisser_vivre(),
        )


def avant_le_registre(poste: Poste, meubler: Tranche, fenetre: QObject) -> Prechauffage:
    """Return what is read behind the lock: the other faces, the screens, the data files.

    Args:
        poste: Where the data files come from.
        meubler: Makes what stands around an open register.
        fenetre: The window.
    """
    return Prechauffage(
        (*(partial(theme.charger, police) for police in theme.POLICES), meubler),
        (*(partial(importlib.import_module, module) for module in _MODULES), poste.contenu),
        fenetre,
    )


def avant_la_lettre(poste: Poste, bureau: QObject) -> Prechauffage:
    """Return what is read behind the first dossier: it weighs too much for who only looks."""
    lire = partial(importlib.import_module, "pypdfium2")
    return Prechauffage((), (lire, poste.redaction, lambda: poste.redaction().preparer()), bureau)
