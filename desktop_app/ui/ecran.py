"""What every screen of the desk is, and what a page of a suite says of itself."""

from __future__ import annotations

from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.clavier import tabuler


class Ecran(QWidget):
    """A screen of the desk: the frame shows one at a time.

    A screen never opens another: it says so, and the frame does it.
    """

    dossier_voulu = Signal(object)
    """Ask the frame to open a dossier; carries its ``Numero``."""

    demande_voulue = Signal(object)
    """Ask the frame for a new request; carries the ``Numero`` it repeats, or None."""

    retour = Signal()
    """Ask the frame to go back to the register."""

    change = Signal()
    """Say that the register changed, so that lists are read again."""

    referme = Signal(str)
    """Say that what was done closed the register; carries the sentence to show at the lock."""

    def arriver(self) -> None:
        """Show what is true now; called each time the screen is shown."""

    def garder(self) -> None:
        """Keep what was typed; called before the screen goes, and before a lock."""

    def focusNextPrevChild(self, suivant: bool) -> bool:  # noqa: FBT001 - Qt says so
        """Let Tab follow what is shown now."""
        return tabuler(self.window(), suivant=suivant)


@runtime_checkable
class Cherchable(Protocol):
    """A screen that has something to look for."""

    def chercher(self) -> None:
        """Go to its search field."""


class EtatPage(NamedTuple):
    """What a page says of itself; the frame draws the buttons from it.

    Attributes:
        valide: The next step may be taken.
        occupee: Something is being done; nothing may be clicked.
        erreur: What stands in the way, in French; "" for nothing.
    """

    valide: bool = False
    occupee: bool = False
    erreur: str = ""


class Page(QWidget):
    """A page of a suite: it has no idea where it lives."""

    etat_change = Signal()
    """The state below is another one."""

    titre = ""

    @property
    def etat(self) -> EtatPage:
        """What the frame needs to know."""
        return EtatPage(valide=True)

    def arriver(self) -> None:
        """Show what is true now, and give the focus to the first thing to fill in."""

    def suivre(self) -> None:
        """Do what the next button says; the page then emits ``finie`` once it is done."""
        self.finie.emit()

    finie = Signal()
    """The page did its part: the frame may go on."""
