"""What every letter will bear, with a letter drawn beside; and the first page, its head."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.ui.demarrage.apercu import ApercuEntete
from desktop_app.ui.demarrage.page import PageDeDepart
from desktop_app.ui.demarrage.projet import Projet
from desktop_app.ui.elements import PAS, colonne, mots, rangee
from desktop_app.ui.reglages.formulaire import Formulaire
from desktop_app.ui.reglages.identite import FormulaireIdentite


class PageLettre(PageDeDepart):
    """A part of who we are; the letter is drawn while one types."""

    def __init__(self, projet: Projet, formulaire: Formulaire, apercu: ApercuEntete) -> None:
        super().__init__(projet)
        self.formulaire, self._apercu = formulaire, apercu
        apercu.apparue.connect(self._changer)
        formulaire.change.connect(self._changer)
        self.setFocusProxy(formulaire)
        droite = colonne(mots("Sur vos lettres", "discret"), apercu)
        droite.setStretch(1, 1)
        corps = rangee(espace=4 * PAS)
        corps.addLayout(colonne(formulaire, None), 1)
        corps.addLayout(droite, 1)
        self.setLayout(corps)

    def arriver(self) -> None:
        """Draw what is known now; the first time, once the page itself is on the screen."""
        if self._apercu.est_apparue:
            self._changer()
        super().arriver()

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing."""
        yield from self.formulaire.obstacles()

    def _changer(self) -> None:
        self.projet.lire_plus_tard(self.formulaire.lire)
        self._apercu.montrer(lambda: self.projet.cpas)
        self.noter()


class PageCpas(PageLettre):
    """The letterhead."""

    chapeau = "Ces lignes forment l’en-tête de vos lettres. Vous pourrez les changer plus tard."

    def __init__(self, projet: Projet) -> None:
        super().__init__(projet, FormulaireIdentite(), ApercuEntete(projet.poste))
