"""The register's screen: tabs, search, filters, the list and its preview."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.vues import Filtre, Ligne
from desktop_app.ui import messages
from desktop_app.ui.ecran import Ecran
from desktop_app.ui.elements import bouton, colonne, mots, rangee
from desktop_app.ui.registre.apercu import Apercu
from desktop_app.ui.registre.discretion import Discretion
from desktop_app.ui.registre.filtres import Filtres
from desktop_app.ui.registre.libelles import Libelles
from desktop_app.ui.registre.liste import Liste, deborde
from desktop_app.ui.registre.modele import ModeleRegistre
from desktop_app.ui.registre.onglets import Onglets
from desktop_app.ui.registre.pied import Pied
from desktop_app.ui.registre.recherche import Recherche
from desktop_app.ui.registre.section import DEMANDES, Onglet, Section
from desktop_app.ui.registre.vide import Vide
from desktop_app.ui.session import Session


class EcranRegistre(Ecran):
    """One list of dossiers, whichever its section chooses."""

    def __init__(
        self,
        session: Session,
        section: Section = DEMANDES,
        discretion: Discretion | None = None,
    ) -> None:
        super().__init__()
        self._session, self._section = session, section
        self._discretion = discretion or Discretion(self, session.memoire)
        self._libelles = Libelles(session, self._discretion)
        self._onglet_quitte = 0
        self._cherche = False
        self._lu_a: tuple[object, ...] | None = None
        self._faire_les_pieces()
        self._composer()
        self._relier()

    def _faire_les_pieces(self) -> None:
        self.recherche = Recherche(f"Rechercher\u00a0: {self._section.titre.lower()}")
        self.onglets = Onglets(self._section.onglets)
        self.filtres = Filtres(self._session, avec_objectif=not self._section.voies)
        self.filtres.hide()
        self.deplier = bouton("Filtres", "onglet")
        self.deplier.setCheckable(True)
        self.modele = ModeleRegistre(self._session.registre, self._libelles)
        self.liste = Liste(self.modele, self._section.titre, avec_objectif=not self._section.voies)
        self.vide = Vide()
        self.milieu = QStackedWidget()
        self.milieu.addWidget(self.liste)
        self.milieu.addWidget(self.vide)
        self.apercu = Apercu(self._session, self._libelles)
        self.pied = Pied(self.modele, self._libelles, self._discretion)

    def _composer(self) -> None:
        tete = rangee(mots(self._section.titre, "titre"), None, self.recherche)
        choix = rangee(self.onglets, None, self.deplier)
        corps = QHBoxLayout()
        corps.setSpacing(16)
        corps.addWidget(self.milieu, 7)
        corps.addWidget(self.apercu, 3)
        pile = colonne(tete, choix, self.filtres, marge=16)
        pile.addLayout(corps, 1)
        pile.addWidget(self.pied)
        self.setLayout(pile)

    def _relier(self) -> None:
        self.recherche.textChanged.connect(self._chercher)
        self.recherche.descente.connect(self._descendre)
        self.recherche.returnPressed.connect(lambda: self._ouvrir(self.liste.ligne))
        self.onglets.choisi.connect(lambda _: self._montrer())
        self.filtres.change.connect(self._filtrer)
        self.deplier.toggled.connect(self._deplier)
        self.liste.choisie.connect(self._survoler)
        self.liste.ouverture.connect(self._ouvrir)
        self.apercu.ouverture.connect(self._ouvrir)
        self.modele.rowsInserted.connect(self._dire_combien)
        self.modele.panne.connect(self._presenter)
        self._discretion.change.connect(self._masquer)

    # What the desk asks.

    def arriver(self) -> None:
        """Read again what changed meanwhile, where one was, and go to the list."""
        try:
            self._suivre()
        except ErreurCoffre as erreur:
            self._tomber_en_panne(erreur)
        (self.liste if self.modele.rowCount() else self.recherche).setFocus()

    def _suivre(self) -> None:
        """Read the list again if an act was done, or if the day is another one."""
        nombre = self._session.registre.tete_journal().nombre
        vu_a = nombre, self._session.poste.horloge().date()
        if vu_a != self._lu_a:
            self._relire()
            self._lu_a = vu_a

    def chercher(self) -> None:
        """Give the focus to the search field."""
        self.recherche.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.recherche.selectAll()

    # What the user does.

    def _chercher(self, texte: str) -> None:
        """Look everywhere for what is typed; once it is cleared, go back to the tab before."""
        if texte and not self._cherche:
            self._onglet_quitte = self.onglets.rang
            self.onglets.choisir(self._tout)
        elif not texte:
            self.onglets.choisir(self._onglet_quitte)
        self._cherche = bool(texte)
        self._montrer()

    def _filtrer(self) -> None:
        """Narrow the tab; a step is looked for everywhere, since a tab is made of steps."""
        if self.filtres.etape_voulue:
            self.onglets.choisir(self._tout)
        self._montrer()

    def _descendre(self) -> None:
        if self.modele.rowCount():
            self.liste.setFocus()

    def _deplier(self, deplies: bool) -> None:  # noqa: FBT001 - a slot
        self.filtres.setVisible(deplies)
        if not deplies:
            self.filtres.effacer()

    def _survoler(self, ligne: Ligne | None) -> None:
        self.apercu.montrer(ligne)
        self._placer_l_apercu()

    def _placer_l_apercu(self) -> None:
        self.apercu.setVisible(self.liste.ligne is not None and not deborde(self))

    def _ouvrir(self, ligne: Ligne | None) -> None:
        if ligne is not None:
            self.dossier_voulu.emit(ligne.numero)

    def _masquer(self) -> None:
        self.modele.repeindre()
        self.apercu.repeindre()
        self._dire_combien()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Clear the search on Esc; once it is empty, Esc is the desk's."""
        if evenement.key() == Qt.Key.Key_Escape and self.recherche.text():
            self.recherche.clear()
            return
        super().keyPressEvent(evenement)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Leave the preview out where there is no room for it."""
        super().resizeEvent(evenement)
        self._placer_l_apercu()

    # What is shown.

    @property
    def _tout(self) -> int:
        """Rank of the tab that shows everything."""
        return len(self._section.onglets) - 1

    @property
    def _onglet(self) -> Onglet:
        return self._section.onglets[self.onglets.rang]

    def _filtre_de(self, onglet: Onglet) -> Filtre:
        return replace(onglet.filtre, voies=self._section.voies)

    def _montrer(self) -> None:
        """Show the first page of what is asked for."""
        try:
            filtre = self.filtres.restreindre(self._filtre_de(self._onglet))
        except ErreurCoffre as erreur:
            self._tomber_en_panne(erreur)
            return
        self.modele.montrer(replace(filtre, mots=self.recherche.text()))
        self.liste.choisir(None)
        self._presenter()

    def _relire(self) -> None:
        """Show the same page again, with the same row chosen at the same place."""
        self._libelles.relire()
        self.filtres.arriver()
        ligne, rang = self.liste.ligne, self.liste.currentIndex().row()
        hauteur = self.liste.verticalScrollBar().value()
        if ligne is None:
            self._montrer()
        else:
            self.modele.relire()
            self.liste.choisir(ligne.numero, sinon=rang)
            self.liste.verticalScrollBar().setValue(hauteur)
            self._presenter()
        # Counted once the list is on the screen.
        QTimer.singleShot(0, self, self._compter)

    def _compter(self) -> None:
        compter = self._session.registre.compter
        # The list itself says what stands in the way.
        with suppress(ErreurCoffre):
            self.onglets.compter(lambda onglet: compter(self._filtre_de(onglet)))

    def _presenter(self) -> None:
        """Show the list, or why it is empty."""
        if self.modele.erreur is not None:
            self._tomber_en_panne(self.modele.erreur)
            return
        if not self.modele.rowCount():
            self._expliquer_le_vide()
        self.milieu.setCurrentWidget(self.liste if self.modele.rowCount() else self.vide)
        self._dire_combien()

    def _expliquer_le_vide(self) -> None:
        dire = self.vide.dire
        tout = replace(self._section.onglets[-1].filtre, voies=self._section.voies)
        if not self._session.registre.page(None, 1, tout):
            dire(*self._section.vide, "Nouvelle demande", lambda: self.demande_voulue.emit(None))
        elif texte := self.recherche.text().strip():
            dire(
                f"Rien ne correspond à «\u00a0{texte}\u00a0»",
                "Le début d’un nom, d’un numéro ou d’une référence suffit.",
                "Effacer la recherche",
                self.recherche.clear,
            )
        elif self.filtres.actifs:
            dire(
                "Aucun dossier ne répond à ces filtres",
                "Les filtres restreignent l’onglet choisi.",
                "Effacer les filtres",
                self.filtres.effacer,
            )
        else:
            dire(*self._onglet.vide)

    def _dire_combien(self) -> None:
        self.pied.dire(partage=self._onglet.partage)

    def _tomber_en_panne(self, erreur: Exception) -> None:
        self.vide.dire("Le registre ne se lit plus", messages.raison(erreur, self._session.textes))
        self.milieu.setCurrentWidget(self.vide)
