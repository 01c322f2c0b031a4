"""Something to read: its headings on the left, its text on the right."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from desktop_app.ui.aide.ouvrages import Genre, Ouvrage
from desktop_app.ui.aide.page import PageDeLecture
from desktop_app.ui.aide.sommaire import Sommaire
from desktop_app.ui.elements import PAS, colonne, rangee


class Lecture(QWidget):
    """A work and its headings."""

    def __init__(self, titre: str, au_dessus: QWidget | None = None) -> None:
        """Make room for a work.

        Args:
            titre: Its title.
            au_dessus: What stands above the text, if anything does.
        """
        super().__init__()
        self.sommaire = Sommaire(f"Sommaire\u00a0: {titre}")
        self.page = PageDeLecture()
        self.sommaire.currentItemChanged.connect(self._aller)
        self.page.parvenue.connect(self.sommaire.suivre)
        droite = colonne(*filter(None, (au_dessus, self.page)))
        corps = rangee(self.sommaire, droite, None, espace=2 * PAS)
        # The text takes the place up to the longest line that reads well; the rest stays empty.
        corps.setStretchFactor(droite, 1000)
        self.setLayout(corps)

    def montrer(self, ouvrage: Ouvrage) -> None:
        """Show a work from its beginning."""
        with QSignalBlocker(self.sommaire):
            self.sommaire.clear()
            for rang, bloc in enumerate(ouvrage.blocs):
                if bloc.genre in {Genre.GROUPE, Genre.TITRE}:
                    self.sommaire.ajouter(bloc.texte, rang, groupe=bloc.genre is Genre.GROUPE)
        self.page.montrer(ouvrage)
        self.sommaire.suivre(0)

    def _aller(self) -> None:
        # The page would say where it arrived, and the end of a work has no room to scroll.
        with QSignalBlocker(self.page):
            self.page.aller(self.sommaire.rang())
