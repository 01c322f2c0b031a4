"""The first run: five pages, then a register."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.ui import arriere_plan
from desktop_app.ui.annonce import annoncer
from desktop_app.ui.demarrage.cadre import Pied, Titre
from desktop_app.ui.demarrage.page import TITRES, PageDeDepart
from desktop_app.ui.demarrage.projet import Projet
from desktop_app.ui.demarrage.sommaire import Sommaire
from desktop_app.ui.elements import PAS, colonne, defilement, filet, rangee
from desktop_app.ui.geste import entree_tenue

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop_app.application.poste import Poste

_REGISTRE = "registre.sceau"
_COPIES = "Copies de Sceau"
# Each page is read and made once one comes to it.
_PAGES = (
    ("pages_lettre", "PageCpas"),
    ("page_signataires", "PageSignataires"),
    ("page_phrase", "PagePhrase"),
    ("page_lieux", "PageLieux"),
    ("page_secours", "PageSecours"),
)
_A_DIRE = 300  # milliseconds: what is not on the screen yet would be said to nobody
_ENTREE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PremiereFois(QWidget):
    """Makes the register with whoever opens the program for the first time."""

    terminee = Signal(object, object, object)
    """The register is made and open; carries it, its path and the folder of its copies."""

    exercice_voulu = Signal()
    """Open a practice register instead."""

    existant_voulu = Signal(object)
    """Open a register that is there already; carries its path."""

    def __init__(self, poste: Poste, donnees: Path) -> None:
        super().__init__()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._projet = Projet(
            poste=poste,
            chemin=donnees / _REGISTRE,
            copies=Path(QStandardPaths.writableLocation(documents)) / _COPIES,
        )
        self._pages: list[PageDeDepart] = []
        self._titre, self._pied, self._pile = Titre(), Pied(), QStackedWidget()
        self._sommaire = Sommaire(TITRES)
        self._pied.retour.clicked.connect(self.revenir)
        self._pied.suivant.clicked.connect(self.suivre)
        self._pied.essayer.clicked.connect(self.exercice_voulu)
        self._pied.existant.clicked.connect(self._chercher)
        self._disposer()
        self._aller(0)

    def _disposer(self) -> None:
        haut = colonne(self._titre, self._pile, espace=3 * PAS)
        haut.setContentsMargins(5 * PAS, 4 * PAS, 5 * PAS, 0)
        droite = colonne(haut, filet(), self._pied, espace=0)
        droite.setStretch(0, 1)
        self.setLayout(rangee(self._sommaire, droite, espace=0))

    def _faire(self, rang: int) -> None:
        """Make a page; nobody comes to one before the pages that stand before it."""
        module, nom = _PAGES[rang]
        lu = importlib.import_module(f"desktop_app.ui.demarrage.{module}")
        page: PageDeDepart = getattr(lu, nom)(self._projet)
        page.etat_change.connect(self._dessiner)
        page.finie.connect(self._avancer)
        page.annulee.connect(self._tout_annuler)
        self._pages.append(page)
        self._pile.addWidget(defilement(page))

    @property
    def _rang(self) -> int:
        return self._pile.currentIndex()

    @property
    def page(self) -> PageDeDepart:
        """The page that is shown."""
        return self._pages[self._rang]

    @property
    def _peut_revenir(self) -> bool:
        return 0 < self._rang < len(_PAGES) - 1

    def suivre(self) -> None:
        """Go on, or say what stands in the way."""
        etat = self.page.etat
        if etat.occupee:
            return
        if etat.valide:
            self.page.suivre()
        else:
            self._pied.dire(etat.erreur)
            self.page.viser()

    def revenir(self) -> None:
        """Go back one page; once the register is made, only forward."""
        if not self.page.etat.occupee and self._peut_revenir:
            self._aller(self._rang - 1)

    def abandonner(self) -> None:
        """Leave nothing half-made: a register whose sheet was not proven goes."""
        if self.page.etat.occupee:
            arriere_plan.attendre()
        self._projet.abandonner()

    def _chercher(self) -> None:
        from desktop_app.ui.demarrage.ailleurs import choisir_un_registre  # noqa: PLC0415

        if (chemin := choisir_un_registre(self)) is not None:
            self.existant_voulu.emit(chemin)

    def _tout_annuler(self) -> None:
        self.abandonner()
        self._oublier()
        self._aller(0)

    def _avancer(self) -> None:
        if self._rang + 1 < len(_PAGES):
            self._aller(self._rang + 1)
            return
        chemin, copies = self._projet.chemin, str(self._projet.copies)
        self._oublier()
        self.terminee.emit(self._projet.livrer(), chemin, copies)

    def _oublier(self) -> None:
        """Forget what was typed that nobody may read again."""
        for page in self._pages:
            page.vider()

    def _aller(self, rang: int) -> None:
        if rang == len(self._pages):
            self._faire(rang)
        self._pile.setCurrentIndex(rang)
        self._titre.montrer(self.page, rang)
        # The same words, but they go on from another page.
        self._pied.suivant.paraitre()
        self._sommaire.montrer(rang)
        self.setFocusProxy(self.page)
        self.page.arriver()
        self._dessiner()
        QTimer.singleShot(_A_DIRE, self, self._annoncer)

    def _annoncer(self) -> None:
        annoncer(self, f"Page {self._rang + 1} sur {len(_PAGES)}\u00a0: {TITRES[self._rang]}")

    def _dessiner(self) -> None:
        """Draw the buttons from what the page says of itself."""
        self._pied.retour.setVisible(self._peut_revenir)
        for autre in (self._pied.essayer, self._pied.existant):
            autre.setVisible(self._rang == 0)
        self._pied.nommer(self.page.verbe, principal=self.page.accent)
        self._pied.dire(self.page.refus)
        self._pied.suivre_l_etat(self.page.etat, self.page.attente)
        self.page.setEnabled(not self.page.etat.occupee)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Enter goes on, Escape goes back."""
        if entree_tenue(evenement):
            return
        if evenement.key() in _ENTREE:
            self._pied.suivant.presser()
        elif evenement.key() == Qt.Key.Key_Escape:
            self.revenir()
        else:
            super().keyPressEvent(evenement)
