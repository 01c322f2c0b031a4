"""Second page: who signs, and who gives the opinion."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.ui.demarrage.page import PageDeDepart
from desktop_app.ui.demarrage.projet import Projet
from desktop_app.ui.elements import borne, colonne
from desktop_app.ui.reglages.signataires import FormulaireSignataires


class PageSignataires(PageDeDepart):
    """Two signatures, two persons."""

    titre = FormulaireSignataires.titre
    chapeau = "Chaque lettre porte deux signatures. Vous pourrez changer ces noms plus tard."

    def __init__(self, projet: Projet) -> None:
        super().__init__(projet)
        self.formulaire = FormulaireSignataires()
        self.formulaire.change.connect(self._changer)
        self.setFocusProxy(self.formulaire)
        self.setLayout(colonne(borne(self.formulaire), None))

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing, and one person for two signatures."""
        yield from self.formulaire.obstacles()

    def suivre(self) -> None:
        """Keep the titles too: they may have been left as they were."""
        self._changer()
        super().suivre()

    def _changer(self) -> None:
        self.projet.cpas = self.formulaire.lire(self.projet.cpas)
        self.noter()
