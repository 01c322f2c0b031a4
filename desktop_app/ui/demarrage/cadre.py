"""What stands around the pages of the first run: the title above, the buttons below."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.demarrage.attente import Attente
from desktop_app.ui.demarrage.page import PageDeDepart
from desktop_app.ui.ecran import EtatPage
from desktop_app.ui.elements import PAS, bouton, colonne, mots, pile, rangee
from desktop_app.ui.theme import theme

_SCEAU = 48  # pixels


def sceau(cote: int) -> QLabel:
    """Return the seal, in the colour of wax."""
    image = QLabel()
    image.setPixmap(theme().icone("sceau", "cire").pixmap(cote, cote))
    return image


class Bandeau(QWidget):
    """The seal, the title of the page, what it is for, and how far one is."""

    def __init__(self) -> None:
        super().__init__()
        self._titre, self._chapeau = mots("", "titre"), mots("", "discret")
        self._rang = mots("", "discret")
        ligne = rangee(sceau(_SCEAU), pile(self._titre, self._chapeau, espace=2), espace=2 * PAS)
        ligne.setStretch(1, 1)
        ligne.addWidget(self._rang)
        self.setLayout(ligne)

    def montrer(self, page: PageDeDepart, rang: int, total: int) -> None:
        """Show another page's title."""
        self._titre.setText(page.titre)
        self._chapeau.setText(page.chapeau)
        self._rang.setText(f"{rang}\u00a0/\u00a0{total}")
        self._rang.setAccessibleName(f"Page {rang} sur {total}")


class Pied(QWidget):
    """Back, on, what stands in the way, and what is being done."""

    def __init__(self) -> None:
        super().__init__()
        self.retour = bouton("← Retour")
        self.essayer = bouton("Essayer avec un registre d’exercice")
        self.suivant = bouton("", "principal")
        self._faute = mots("", "erreur")
        self._attente = Attente()
        milieu = pile(self._faute, self._attente, espace=0)
        ligne = rangee(self.retour, self.essayer, milieu, self.suivant, espace=2 * PAS)
        ligne.setStretch(2, 1)
        corps = colonne(ligne)
        corps.setContentsMargins(6 * PAS, 2 * PAS, 6 * PAS, 2 * PAS)
        self.setLayout(corps)

    def dire(self, phrase: str) -> None:
        """Say what stands in the way."""
        self._faute.setText(phrase)
        self._faute.setVisible(bool(phrase))

    def suivre_l_etat(self, etat: EtatPage, attente: str) -> None:
        """Draw what a page says of itself."""
        self._attente.dire(attente if etat.occupee else "")
        for acte in (self.retour, self.essayer, self.suivant):
            acte.setEnabled(not etat.occupee)
