"""The desk: the sections on the left, one screen in the middle."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.application.joindre import Bilan
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.dossier import Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.workflow import Acte
from desktop_app.ui import messages
from desktop_app.ui.aide import raccourcis
from desktop_app.ui.ecran import Cherchable, Ecran
from desktop_app.ui.elements import rangee
from desktop_app.ui.geste import raccourci, souffler
from desktop_app.ui.jonction import phrases_de_refus
from desktop_app.ui.navigation import Entree, Navigation, Rail
from desktop_app.ui.pages import Pages, Zone
from desktop_app.ui.pieces_en_route import Sujet
from desktop_app.ui.prechauffage import Prechauffage, avant_la_lettre
from desktop_app.ui.registre.discretion import Discretion
from desktop_app.ui.registre.ecran import EcranRegistre
from desktop_app.ui.registre.section import CARNET, DEMANDES, HORS_PROCEDURE, ORALES, Section
from desktop_app.ui.session import Session

PREMIERE = DEMANDES.titre


class Bureau(QWidget):
    """Shows one screen at a time, and opens what a screen asks for."""

    change = Signal()
    """The register changed."""

    referme = Signal(str)
    """What was done closed the register; carries the sentence to show at the lock."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Show the requests of an open register."""
        super().__init__(parent)
        self._session = session
        self._discretion = Discretion(self, session.memoire)
        self._pile = Pages()
        self._sections: dict[str, Ecran] = {}
        self._courante = PREMIERE
        self._lettres: Prechauffage | None = None
        self._fabriques = {entree.nom: faire for entree, faire in self._tables()}
        self._navigation = Navigation(tuple(entree for entree, _ in self._tables()))
        self._navigation.voulue.connect(self.montrer)
        self._navigation.demande_voulue.connect(self.nouvelle_demande)
        self._navigation.nouvelle.setVisible(session.permet(Acte.ENREGISTRER))
        ligne = rangee(Rail(self._navigation), espace=0)
        self._zone = Zone(self._pile)
        ligne.addWidget(self._zone, 1)
        self.setLayout(ligne)
        session.pieces_en_route.a_dire.connect(self._dire_les_refus)
        self._poser_les_raccourcis()
        self.montrer(PREMIERE)

    def _tables(self) -> tuple[tuple[Entree, Callable[[], Ecran]], ...]:
        """Return the sections and what makes the screen of each, when it is first shown."""
        return (
            (Entree(DEMANDES.titre, "demandes"), self._liste(DEMANDES)),
            (Entree(ORALES.titre, "orale"), self._liste(ORALES)),
            (Entree(CARNET.titre, "interne"), self._liste(CARNET)),
            (Entree(HORS_PROCEDURE.titre, "hors_procedure"), self._liste(HORS_PROCEDURE)),
            (Entree("Personnes", "personnes"), self._personnes),
            (Entree("Journal", "journal"), self._journal),
            (Entree("Textes et aide", "aide", au_pied=True), self._aide),
            (Entree("Réglages", "reglages", au_pied=True), self._reglages),
        )

    def _liste(self, section: Section) -> Callable[[], Ecran]:
        return lambda: EcranRegistre(self._session, section, self._discretion)

    # Imported once wanted: what nobody opens costs neither time nor memory.

    def _personnes(self) -> Ecran:
        from desktop_app.ui.registre.personnes import EcranPersonnes  # noqa: PLC0415

        return EcranPersonnes(self._session, self._discretion)

    def _journal(self) -> Ecran:
        from desktop_app.ui.registre.journal import EcranJournal  # noqa: PLC0415

        return EcranJournal(self._session)

    def _aide(self) -> Ecran:
        from desktop_app.ui.aide.ecran import EcranAide  # noqa: PLC0415

        return EcranAide(self._session)

    def _reglages(self) -> Ecran:
        from desktop_app.ui.reglages.ecran import EcranReglages  # noqa: PLC0415

        return EcranReglages(self._session)

    def _poser_les_raccourcis(self) -> None:
        gestes = [
            ("Ctrl+N", self.nouvelle_demande),
            ("Ctrl+F", self.chercher),
            ("Ctrl+H", self._discretion.basculer),
        ]
        for rang, nom in enumerate(self._fabriques, 1):
            gestes.append((f"Ctrl+{rang}", partial(self.montrer, nom)))
        for touches, faire in gestes:
            raccourci(touches, self, faire)

    def _accueillir(self, ecran: Ecran) -> Ecran:
        """Put a screen on the desk and listen to it."""
        ecran.dossier_voulu.connect(self.ouvrir_dossier)
        ecran.demande_voulue.connect(self.nouvelle_demande)
        ecran.retour.connect(self.revenir)
        ecran.change.connect(self.change)
        ecran.referme.connect(self.referme)
        self._pile.addWidget(ecran)
        return ecran

    @property
    def ecran(self) -> Ecran:
        """The screen that is shown."""
        courant = self._pile.currentWidget()
        assert isinstance(courant, Ecran)  # noqa: S101 - nothing else is ever put there
        return courant

    def montrer(self, nom: str) -> None:
        """Show a section."""
        if nom not in self._sections:
            self._sections[nom] = self._accueillir(self._fabriques[nom]())
        self._courante = nom
        self._navigation.cocher(nom)
        self._aller(self._sections[nom])

    def revenir(self) -> None:
        """Go back to the section one came from; from a section, to the requests."""
        self.montrer(PREMIERE if self._dans_une_section else self._courante)

    @property
    def _dans_une_section(self) -> bool:
        return self.ecran in self._sections.values()

    def chercher(self) -> None:
        """Go to the search field of the list that is shown, or of the requests."""
        if not isinstance(self.ecran, Cherchable):
            self.montrer(PREMIERE)
        liste = self.ecran
        if isinstance(liste, Cherchable):
            liste.chercher()

    def ouvrir_dossier(self, numero: Numero) -> None:
        """Show a dossier."""
        from desktop_app.ui.dossier.ecran import EcranDossier  # noqa: PLC0415

        try:
            souffler()
            ecran = EcranDossier(self._session, numero, self._pile)
        except (ErreurMetier, ErreurCoffre) as erreur:
            messages.panne(self, erreur, self._session.textes)
        else:
            self._aller(self._accueillir(ecran))
            self._prevoir_une_lettre()

    def nouvelle_demande(self, suite_de: Numero | None = None) -> None:
        """Ask what comes in."""
        from desktop_app.ui.arrivee.ecran import EcranArrivee  # noqa: PLC0415

        try:
            self._session.exiger(Acte.ENREGISTRER)
        except ErreurMetier as erreur:
            messages.panne(self, erreur, self._session.textes)
            return
        self._aller(self._accueillir(EcranArrivee(self._session, suite_de, self._pile)))
        self._prevoir_une_lettre()

    def _prevoir_une_lettre(self) -> None:
        """Read what makes letters ahead, once there is a dossier."""
        if self._lettres is None:
            self._lettres = avant_la_lettre(self._session.poste, self)
            self._lettres.commencer()

    def _aller(self, ecran: Ecran) -> None:
        """Show a screen; the one before keeps what was typed, and goes unless it is a section."""
        precedent = self._pile.currentWidget()
        if isinstance(precedent, Ecran) and precedent is not ecran:
            precedent.garder()
            if precedent not in self._sections.values():
                self._pile.removeWidget(precedent)
                precedent.deleteLater()
        souffler()
        self._pile.montrer(ecran)
        self._zone.verticalScrollBar().setValue(0)
        souffler()
        ecran.arriver()

    def showEvent(self, evenement: QShowEvent) -> None:
        """Hand the keyboard over to the screen, once it can be seen."""
        super().showEvent(evenement)
        if not evenement.spontaneous():
            QTimer.singleShot(0, self, self._donner_le_clavier)

    def _donner_le_clavier(self) -> None:
        """Ask the screen of this moment, unless the register was locked meanwhile."""
        if self.isVisible():
            self.ecran.arriver()

    def _dire_les_refus(self, sujet: Sujet, bilan: Bilan[Any]) -> None:
        """Tell which files were refused, when their own screen cannot be seen."""
        qui = "D’une demande à enregistrer" if isinstance(sujet, str) else f"Dossier {sujet}"
        phrases = "\n".join(phrases_de_refus(bilan, self._session.textes))
        messages.informer(self, f"{qui}\u00a0: des pièces n’ont pas été jointes.", phrases)

    def garder(self) -> None:
        """Keep what was typed on the screen that is shown."""
        self.ecran.garder()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Do what no screen had a better use for: go back on Esc, tell the keys on F1."""
        if evenement.key() == Qt.Key.Key_Escape and not self._dans_une_section:
            self.revenir()
        elif evenement.matches(QKeySequence.StandardKey.HelpContents):
            raccourcis.montrer_les_raccourcis(self)
        else:
            super().keyPressEvent(evenement)
