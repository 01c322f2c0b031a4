"""The screen of a dossier: its head, its steps, the one that is shown, what goes along."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.ui import messages
from desktop_app.ui.clavier import se_poser
from desktop_app.ui.depot import accepter_des_fichiers, fichiers_deposes
from desktop_app.ui.dossier.classee import Classee
from desktop_app.ui.dossier.entete import Entete
from desktop_app.ui.dossier.parcours import Parcours
from desktop_app.ui.dossier.reprendre import TexteRemplace
from desktop_app.ui.dossier.volet import Volet
from desktop_app.ui.ecran import Ecran
from desktop_app.ui.elements import PAS, colonne, defilement, filet, garnir, rangee
from desktop_app.ui.geste import raccourci, souffler
from desktop_app.ui.session import Session

_VOLET_MIN, _VOLET_MAX = 330, 440  # pixels
_LETTRES = 42  # in a line of the side pane
_LETTRES_EN_TOUT = 104  # across the screen, for the pane to have its place
_ATTENTE = 500  # milliseconds
_CACHE = "Cette demande relève d’une mesure secrète."
_CACHE_POUR = (
    "Ce que vous avez fait est enregistré. Seuls le directeur général et les personnes nommées "
    "pour les mesures secrètes voient encore cette demande. N’en parlez à personne d’autre."
)


class EcranDossier(Ecran):
    """A dossier, whatever its road; an act shows it anew."""

    def __init__(self, session: Session, numero: Numero, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._numero = session, numero
        self.setLayout(colonne(marge=2 * PAS))
        self.setAcceptDrops(True)
        raccourci("Esc", self, self._reculer, dedans=True)
        self._consultation = QTimer(self, singleShot=True, interval=_ATTENTE)
        self._consultation.timeout.connect(self._consulter)
        self._consulte = False
        self._etroit = True
        self._montrer(session.registre.charger(numero), "")

    @property
    def parcours(self) -> Parcours:
        """The steps, and the one that is shown."""
        return self._parcours

    @property
    def volet(self) -> Volet:
        """What goes along with the steps."""
        return self._volet

    def _montrer(self, dossier: Dossier, etape: str) -> None:
        """Show a dossier as it stands."""
        self._dossier = dossier
        self._entete = Entete(self._session, dossier)
        self._large = False
        self._volet = Volet(self._session, dossier)
        souffler()
        self._parcours = Parcours(self._session, dossier)
        self._parcours.preparer(etape)
        remplace = TexteRemplace(self._session, dossier)
        remplace.accompli.connect(self._accomplir)
        cadre = defilement(self._volet)
        lettre = self.fontMetrics().averageCharWidth()
        cadre.setFixedWidth(min(max(_LETTRES * lettre, _VOLET_MIN), _VOLET_MAX))
        cadre.setVisible(False)
        # Hidden, but in its place: what it shows is styled once, and seen with all the rest.
        milieu = QWidget(self)
        rangement = rangee(self._parcours.milieu, cadre, espace=3 * PAS)
        rangement.setStretch(0, 1)
        milieu.setLayout(rangement)
        self._ecouter(self._entete, cadre)
        self._parcours.commencer()
        souffler()
        garnir(self, self._entete, *self._classee(), remplace, self._parcours, filet(), milieu)

    def _classee(self) -> list[QWidget]:
        """Return what a filed dossier says over its steps."""
        if self._dossier.classement is None:
            return []
        classee = Classee(self._session, self._dossier, self._dossier.classement)
        classee.issue_voulue.connect(self._parcours.montrer_issues)
        classee.dossier_voulu.connect(self.dossier_voulu)
        return [classee]

    def _ecouter(self, entete: Entete, cadre: QWidget) -> None:
        entete.retour.connect(self.retour)
        entete.nouvelle.connect(lambda: self.demande_voulue.emit(self._numero))
        entete.volet.connect(cadre.setVisible)
        entete.issues.connect(self._parcours.montrer_issues)
        self._parcours.etape_montree.connect(self._volet.montrer)
        self._parcours.large.connect(self._disposer)
        self._parcours.accompli.connect(self._accomplir)
        self._volet.accompli.connect(self._accomplir)
        self._volet.dossier_voulu.connect(self.dossier_voulu)
        self._volet.tour_voulu.connect(self._parcours.montrer_tour)
        self._volet.pieces.voulue.connect(self._parcours.montrer_piece)

    def _disposer(self, large: bool) -> None:  # noqa: FBT001 - Qt says so
        """Show the side pane where the step and the window leave room for it."""
        self._large = large
        self._entete.montrer_volet(montre=not large and not self._est_etroit())

    def _est_etroit(self) -> bool:
        return self.width() < _LETTRES_EN_TOUT * self.fontMetrics().averageCharWidth()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Fold the side pane once the window gets narrow, show it again once it is not."""
        super().resizeEvent(evenement)
        avant, self._etroit = self._etroit, self._est_etroit()
        if avant != self._etroit:
            self._disposer(self._large)

    def _accomplir(self, dossier: Dossier) -> None:
        """Show what an act left; where nothing moved, the step stays."""
        self.garder()
        if self._session.cache(dossier):
            self._laisser()
            return
        if dossier.numero != self._numero:
            self.change.emit()
            self.dossier_voulu.emit(dossier.numero)
            return
        souffler()
        avant = self._dossier
        sur_place = (avant.statut, avant.renvois, avant.revisions) == (
            dossier.statut,
            dossier.renvois,
            dossier.revisions,
        )
        self._montrer(dossier, self._parcours.etape if sur_place else "")
        self.change.emit()
        self._se_poser()

    def _se_poser(self) -> None:
        """Rest on the heading of the step: what is asked first there was not read yet."""
        se_poser(self._parcours.milieu)

    def _laisser(self) -> None:
        """Say why the dossier is no longer there for whoever worked on it, and go back."""
        messages.informer(self, _CACHE, _CACHE_POUR)
        # A lock may have closed everything meanwhile.
        if isValid(self):
            self.change.emit()
            self.retour.emit()

    def arriver(self) -> None:
        """Show what is true now, and journal that it was looked at."""
        actuel = self._session.registre.charger(self._numero)
        if actuel != self._dossier:
            self._montrer(actuel, "")
        self._consulter()
        self._se_poser()

    def _consulter(self) -> None:
        """Journal the look once the register was verified; nothing is written before."""
        registre = self._session.registre
        if self._consulte or registre.lecture_seule:
            return
        if not registre.verifie:
            self._consultation.start()
            return
        try:
            self._session.contexte().consigner("consulter", self._numero)
        except ErreurCoffre:
            # A disk that refuses does not keep anybody from reading: the next act will tell.
            return
        self._consulte = True

    def _reculer(self) -> None:
        """Close what is shown over the step, or go back to the register."""
        if not self._parcours.decouvrir():
            self.retour.emit()

    def garder(self) -> None:
        """Keep what was typed."""
        self._parcours.garder()
        self._volet.garder()

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Take files."""
        accepter_des_fichiers(evenement)

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Join the files that were dropped."""
        if accepter_des_fichiers(evenement):
            self._volet.pieces.jonction.donner(fichiers_deposes(evenement))
