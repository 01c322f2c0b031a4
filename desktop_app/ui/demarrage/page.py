"""A page of the first run: what it gathers, and what the button below it says."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.demarrage.projet import Projet
from desktop_app.ui.ecran import EtatPage, Page

TITRES = (
    "Votre CPAS",
    "Qui signe, qui donne l’avis",
    "Votre phrase de passe",
    "Où vit le registre, où vont les copies",
    "La feuille de secours",
)
"""What the pages are called, in their order: they are named before they are made."""


class PageDeDepart(Page):
    """Reads and fills the project; it has no idea which page comes before or after."""

    chapeau = ""
    """What the page is for, in a sentence."""

    verbe = "Suivant →"
    """What the button that goes on says."""

    accent = True
    """Whether that button is the one next act."""

    attente = ""
    """What is being done while the page is busy."""

    annulee = Signal()
    """Nothing of what was made is to be kept."""

    refus = ""
    """Why the world said no to what the button asked, until something else is typed."""

    def __init__(self, projet: Projet) -> None:
        super().__init__()
        self.projet = projet
        self._occupee = False

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what stands in the way: where, and the sentence; nothing when all is well."""
        yield from ()

    @property
    def etat(self) -> EtatPage:
        """What the frame needs to know."""
        obstacle = next((phrase for _, phrase in self.obstacles()), "")
        erreur = self.refus or obstacle
        return EtatPage(valide=not obstacle, occupee=self._occupee, erreur=erreur)

    def viser(self) -> None:
        """Give the focus to what stands in the way, or to the first thing to fill in."""
        lieu = next((lieu for lieu, _ in self.obstacles()), self)
        lieu.setFocus()

    def arriver(self) -> None:
        """Give the focus to the first thing to fill in."""
        self.setFocus()

    def vider(self) -> None:
        """Forget what nobody may read again; most pages have nothing of the kind."""

    def noter(self) -> None:
        """Say that something was typed: what was refused may be right now."""
        self.refus = ""
        self.etat_change.emit()

    def dire_occupee(self, *, occupee: bool, refus: str = "") -> None:
        """Say that something is being done, or that it ended, well or not."""
        self._occupee, self.refus = occupee, refus
        self.etat_change.emit()
