"""What stands around the pages of the first run: the title above, the buttons below."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.ui.demarrage.page import TITRES, PageDeDepart
from desktop_app.ui.ecran import EtatPage
from desktop_app.ui.elements import PAS, allure, bouton, colonne, mots, rangee

if TYPE_CHECKING:
    from desktop_app.ui.demarrage.attente import Attente


class Titre(QWidget):
    """The title of the page, what it is for, and how far one is."""

    def __init__(self) -> None:
        super().__init__()
        self._titre, self._chapeau = mots("", "titre"), mots("", "discret")
        self._rang = mots("", "discret")
        self._rang.setWordWrap(False)
        haut = rangee(self._titre, self._rang, espace=2 * PAS)
        haut.setStretch(0, 1)
        self.setLayout(colonne(haut, self._chapeau, espace=PAS // 2))

    def montrer(self, page: PageDeDepart, rang: int) -> None:
        """Show another page's title; they are counted from 0."""
        self._titre.setText(TITRES[rang])
        self._chapeau.setText(page.chapeau)
        self._rang.setText(f"{rang + 1}\u00a0/\u00a0{len(TITRES)}")
        self._rang.setAccessibleName(f"Page {rang + 1} sur {len(TITRES)}")


class Pied(QWidget):
    """Back, on, what stands in the way, and what is being done."""

    def __init__(self) -> None:
        super().__init__()
        self.retour = bouton("← Retour")
        self.essayer = bouton("Essayer avec un registre d’exercice")
        self.existant = bouton("Ouvrir un registre existant", "lien")
        self.suivant = bouton("", "principal")
        self._faute = mots("", "erreur")
        self._milieu = colonne(None, self._faute, None, espace=0)
        actes = (self.retour, self.essayer, self.existant)
        corps = rangee(*actes, self._milieu, self.suivant, espace=2 * PAS)
        corps.setStretch(len(actes), 1)
        corps.setContentsMargins(5 * PAS, 2 * PAS, 5 * PAS, 2 * PAS)
        self.setLayout(corps)

    @cached_property
    def _attente(self) -> Attente:
        """What is being done, made once something is."""
        from desktop_app.ui.demarrage.attente import Attente  # noqa: PLC0415 - as is said

        attente = Attente()
        self._milieu.insertWidget(self._milieu.indexOf(self._faute) + 1, attente)
        return attente

    def dire(self, phrase: str) -> None:
        """Say what stands in the way."""
        self._faute.setText(phrase)
        self._faute.setVisible(bool(phrase))

    def nommer(self, verbe: str, *, principal: bool) -> None:
        """Give the button that goes on its verb, and the accent unless the page needs it."""
        self.suivant.setText(verbe)
        self.suivant.setAccessibleName(verbe)
        allure(self.suivant, "principal" if principal else "")

    def suivre_l_etat(self, etat: EtatPage, attente: str) -> None:
        """Draw what a page says of itself."""
        if etat.occupee or "_attente" in vars(self):
            self._attente.dire(attente if etat.occupee else "")
        for acte in (self.retour, self.essayer, self.existant, self.suivant):
            acte.setEnabled(not etat.occupee)
