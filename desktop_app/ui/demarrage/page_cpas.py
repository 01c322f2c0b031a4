"""First page: who we are, with the letterhead beside."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.ui.demarrage.apercu import ApercuEntete
from desktop_app.ui.demarrage.page import PageDeDepart
from desktop_app.ui.demarrage.projet import Projet
from desktop_app.ui.elements import PAS, colonne, mots, rangee
from desktop_app.ui.reglages.identite import FormulaireIdentite


class PageCpas(PageDeDepart):
    """The letterhead is drawn while one types."""

    titre = "Votre CPAS"
    chapeau = "Ces lignes forment l’en-tête de vos lettres. Vous pourrez les changer plus tard."

    def __init__(self, projet: Projet) -> None:
        super().__init__(projet)
        self.formulaire = FormulaireIdentite()
        self.formulaire.charger(projet.cpas)
        self._apercu = ApercuEntete(projet.poste)
        self.formulaire.change.connect(self._changer)
        legende = mots("L’en-tête de vos lettres", "discret")
        corps = rangee(espace=4 * PAS)
        corps.addLayout(colonne(self.formulaire, None), 1)
        corps.addLayout(colonne(legende, self._apercu, None), 1)
        self.setFocusProxy(self.formulaire)
        self.setLayout(corps)
        self._apercu.montrer(projet.cpas)

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing."""
        yield from self.formulaire.obstacles()

    def _changer(self) -> None:
        self.projet.cpas = self.formulaire.lire(self.projet.cpas)
        self._apercu.montrer(self.projet.cpas)
        self.noter()
