"""Fifth page: the recovery sheet, then the proof that it exists."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.ui.acces.secours import Secours
from desktop_app.ui.demarrage.page import PageDeDepart
from desktop_app.ui.demarrage.projet import Projet
from desktop_app.ui.elements import PAS, borne, bouton, colonne, garnir, mots, pile, rangee


class PageSecours(PageDeDepart):
    """Shows the words once; whoever says they are kept is asked for three of them."""

    chapeau = (
        "Ces quinze mots ouvrent le registre si la phrase de passe est oubliée. "
        "Ils ne seront plus jamais montrés."
    )
    verbe = "Terminer"
    attente = "Préparation de la feuille…"

    def __init__(self, projet: Projet) -> None:
        super().__init__(projet)
        self._secours: Secours | None = None
        self.accent = False
        self._corps = pile(espace=2 * PAS)
        self.setLayout(colonne(borne(self._corps), None))

    def arriver(self) -> None:
        """Show the words."""
        self._secours = Secours(self.projet.poste, self.projet.cpas, self.projet.mots)
        self._secours.change.connect(self._suivre)
        self._secours.commencee.connect(lambda: self.dire_occupee(occupee=True))
        self._secours.finie.connect(lambda refus: self.dire_occupee(occupee=False, refus=refus))
        garnir(self._corps, self._secours, self._renoncer())
        self.setFocusProxy(self._secours)
        self._secours.montrer()

    def _suivre(self) -> None:
        self.accent = self._secours is not None and self._secours.demandes
        self.noter()

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what was not proven yet."""
        if self._secours is not None:
            yield from self._secours.obstacles()

    def _renoncer(self) -> QWidget:
        annuler = bouton("Tout annuler", "lien")
        annuler.clicked.connect(self.annulee)
        return pile(
            mots("Tout annuler efface le registre qui vient d’être créé.", "discret"),
            rangee(annuler, None),
            espace=0,
        )
