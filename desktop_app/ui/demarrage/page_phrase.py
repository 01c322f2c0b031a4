"""Third page: who works here, and the passphrase."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.ui.acces.nouvelle_phrase import NouvellePhrase, connus_de_tous
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.demarrage.page import PageDeDepart
from desktop_app.ui.demarrage.projet import Projet
from desktop_app.ui.elements import PAS, borne, colonne, etiquete, pile

_AIDE = "Il figure dans le journal, à côté de ce que vous faites\u00a0; jamais sur une lettre."


class PagePhrase(PageDeDepart):
    """The access of whoever makes the register."""

    chapeau = (
        "Elle ouvre le registre, et personne ne peut la retrouver à votre place. "
        "Quatre ou cinq mots sans lien entre eux se retiennent bien."
    )

    def __init__(self, projet: Projet) -> None:
        super().__init__(projet)
        self.nom = Ligne()
        self.phrase = NouvellePhrase("Phrase de passe", self._propres)
        self.nom.textChanged.connect(self._changer)
        self.phrase.change.connect(self._changer)
        self.setFocusProxy(self.nom)
        corps = pile(etiquete("Votre nom", self.nom, _AIDE), self.phrase, espace=2 * PAS)
        self.setLayout(colonne(borne(corps), None))

    def _propres(self) -> tuple[str, ...]:
        return (self.nom.text(), *connus_de_tous(self.projet.cpas))

    def arriver(self) -> None:
        """Weigh again: names of the house may have changed."""
        self.phrase.peser()
        super().arriver()

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield a name that is missing, and what makes the passphrase weak."""
        if not self.nom.text().strip():
            yield self.nom, "Indiquez votre nom."
        yield from self.phrase.obstacles()

    def vider(self) -> None:
        """Forget what was typed."""
        self.nom.clear()
        self.phrase.vider()

    def _changer(self) -> None:
        self.projet.nom = self.nom.text().strip()
        self.projet.phrase = self.phrase.texte()
        self.noter()
