"""Third page: the passphrase, and how hard it is to guess."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.ui.acces.champ_secret import ChampSecret
from desktop_app.ui.acces.force import peser
from desktop_app.ui.acces.jauge import Jauge
from desktop_app.ui.demarrage.page import PageDeDepart
from desktop_app.ui.demarrage.projet import Projet
from desktop_app.ui.elements import PAS, borne, colonne, pile

_NOM = "Phrase de passe"
_ENCORE = "Phrase de passe, une seconde fois"


class PagePhrase(PageDeDepart):
    """Typed twice, weighed at each key."""

    titre = "Votre phrase de passe"
    chapeau = (
        "Elle ouvre le registre, et personne ne peut la retrouver à votre place. "
        "Quatre ou cinq mots sans lien entre eux se retiennent bien."
    )

    def __init__(self, projet: Projet) -> None:
        super().__init__(projet)
        self.phrase, self.encore = ChampSecret(_NOM), ChampSecret(_ENCORE)
        self._jauge = Jauge()
        self.phrase.change.connect(self._peser)
        self.encore.change.connect(self._changer)
        self._force = peser("", ())
        self.setFocusProxy(self.phrase)
        corps = pile(self.phrase, self._jauge, self.encore, espace=2 * PAS)
        self.setLayout(colonne(borne(corps), None))

    def arriver(self) -> None:
        """Weigh again: names of the house may have changed."""
        self._peser()
        super().arriver()

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what makes the passphrase weak, and two that differ."""
        if not self.phrase.texte():
            yield self.phrase, "Choisissez une phrase de passe."
        elif not self._force.suffit:
            yield self.phrase, f"Cette phrase de passe est trop facile. {self._force.conseil}"
        if self.encore.texte() != self.phrase.texte():
            yield self.encore, "Les deux phrases de passe ne sont pas les mêmes."

    def vider(self) -> None:
        """Forget both."""
        self.phrase.vider()
        self.encore.vider()

    def _peser(self) -> None:
        cpas = self.projet.cpas
        propres = (cpas.nom, cpas.commune, cpas.president, cpas.directeur_general, cpas.referent)
        self._force = peser(self.phrase.texte(), propres)
        self._jauge.montrer(self._force if self.phrase.texte() else None)
        self._changer()

    def _changer(self) -> None:
        self.projet.phrase = self.phrase.texte()
        self.noter()
