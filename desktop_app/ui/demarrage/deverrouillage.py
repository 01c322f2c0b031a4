"""The unlocking: one field, and failures told in place."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.ui import arriere_plan
from desktop_app.ui.annonce import annoncer
from desktop_app.ui.demarrage import formule
from desktop_app.ui.demarrage.delai import Delai
from desktop_app.ui.demarrage.saisie_verrou import SaisieVerrou
from desktop_app.ui.demarrage.sceau import sceau
from desktop_app.ui.elements import (
    PAS,
    a_l_etroit,
    allure,
    bouton,
    carte,
    colonne,
    mots,
    pile,
    rangee,
)
from desktop_app.ui.theme import theme

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from desktop_app.application.ports import RegistreOuvert
    from desktop_app.application.poste import Poste
    from desktop_app.ui.demarrage.ailleurs import Ailleurs
    from desktop_app.ui.demarrage.attente import Attente
    from desktop_app.ui.demarrage.restauration import Restauration

Glisse = TypeVar("Glisse", bound=QWidget)
_LARGEUR = 460  # pixels at 100 %
_SCEAU = 72  # pixels
_BATTEMENT = 200  # milliseconds
_OUVERTURE = "Ouverture du registre…"
_PAR_MOTS = "Utiliser la feuille de secours"
_PAR_PHRASE = "Utiliser la phrase de passe"
_ABSENTS = ("coffre_absent", "cles_absentes")
_A_RESTAURER = (
    *_ABSENTS,
    *("coffre_endommage", "derivation_refusee", "journal_rompu", "retour_en_arriere"),
    "coffre_etranger",
)


class EcranVerrou(QWidget):
    """Asks for what opens the register."""

    ouvert = Signal(object)
    """The register is open; carries it."""

    exercice_voulu = Signal()
    """Open a practice register instead."""

    autre_voulu = Signal(object)
    """Go to another register; carries its path, or None to begin a new one."""

    def __init__(self, poste: Poste, chemin: Path, copies: str = "", acces: str = "") -> None:
        """Ask for what opens a register.

        Args:
            poste: What the window needs from outside.
            chemin: The register.
            copies: Folder of its copies.
            acces: Id of the access that opened it last.
        """
        super().__init__()
        self._poste, self._chemin, self._acces = poste, chemin, acces
        self._copies = Path(copies or chemin.parent)
        self._restauration: Restauration | None = None
        self._delai = Delai(poste.horloge, poste.registres.refusees(chemin))
        self._battement = QTimer(self, interval=_BATTEMENT)
        self._battement.timeout.connect(self._regarder)
        self._faire()
        self._disposer()
        self._regarder()
        self._chercher()

    def _faire(self) -> None:
        self._saisie = SaisieVerrou()
        self._saisie.validee.connect(self.ouvrir)
        self._ouvrir = bouton("Ouvrir le registre", "principal")
        self._ouvrir.clicked.connect(self.ouvrir)
        self._autrement = bouton(_PAR_MOTS, "lien")
        self._autrement.clicked.connect(self._basculer)
        self._essayer = bouton("Essayer avec un registre d’exercice", "lien")
        self._essayer.clicked.connect(self.exercice_voulu)
        self._refus, self._patience = mots("", "erreur"), mots("", "attention")
        self._restaurer, self._fait = bouton("Restaurer une copie", "lien"), mots("", "accord")
        self._restaurer.clicked.connect(self._choisir_une_copie)
        self.setFocusProxy(self._saisie)

    def _disposer(self) -> None:
        seuil, titre = sceau(_SCEAU), mots("Sceau", "titre")
        for centre in (seuil, titre):
            centre.setAlignment(Qt.AlignmentFlag.AlignCenter)
        dit = (self._refus, self._patience, self._fait)
        self._dedans = colonne(self._saisie, self._ouvrir, *dit, self._restaurer)
        self._porte = QWidget()
        self._porte.setLayout(self._dedans)
        self._feuille = colonne(self._porte)
        self._bas, self._seuil = pile(rangee(self._autrement, None, self._essayer)), seuil
        milieu = QWidget()
        milieu.setFixedWidth(round(_LARGEUR * theme().echelle))
        feuille = carte(self._feuille)
        milieu.setLayout(
            colonne(None, seuil, titre, feuille, self._bas, None, None, espace=2 * PAS)
        )
        corps = QWidget()
        corps.setLayout(rangee(None, milieu, None))
        self.setLayout(colonne(a_l_etroit(corps)))
        for cache in dit:
            cache.hide()

    # What few openings need is made once it is asked for.

    @cached_property
    def _attente(self) -> Attente:
        from desktop_app.ui.demarrage.attente import Attente  # noqa: PLC0415 - as said above

        return self._glisser(Attente(), sous=self._ouvrir)

    @cached_property
    def _ailleurs(self) -> Ailleurs:
        from desktop_app.ui.demarrage.ailleurs import Ailleurs  # noqa: PLC0415 - as said above

        ailleurs = self._glisser(Ailleurs(), sous=self._fait)
        ailleurs.voulu.connect(self.autre_voulu)
        return ailleurs

    def _glisser(self, neuf: Glisse, *, sous: QWidget) -> Glisse:
        """Put something under something else of the door."""
        self._dedans.insertWidget(self._dedans.indexOf(sous) + 1, neuf)
        return neuf

    def dire(self, texte: str) -> None:
        """Say something on the lock: why a register was closed, why it does not open."""
        self._refus.setText(texte)
        self._refus.setVisible(bool(texte))

    def ouvrir(self) -> None:
        """Try what was typed, unless one must still wait."""
        if self._delai.reste() or not self._ouvrir.isEnabled():
            return
        self.dire("")
        self._fait.hide()
        self._ailleurs.hide()
        self._occuper(occupe=True)
        texte, par_mots = self._saisie.texte(), self._saisie.par_mots
        arriere_plan.lancer(
            self,
            lambda _: self._essayer_d_ouvrir(texte, par_mots=par_mots),
            reussie=self._reussir,
            echouee=self._refuser,
        )

    def _essayer_d_ouvrir(self, texte: str, *, par_mots: bool) -> RegistreOuvert:
        """Open the register; what is read of the data files serves both outcomes."""
        self._poste.contenu()
        registres = self._poste.registres
        if par_mots:
            return registres.ouvrir_avec_mots(self._chemin, texte)
        return registres.ouvrir(self._chemin, texte, self._acces)

    def _reussir(self, registre: RegistreOuvert) -> None:
        self._saisie.vider()
        self._occuper(occupe=False)
        self.ouvert.emit(registre)

    def _refuser(self, erreur: Exception) -> None:
        self._occuper(occupe=False)
        code = erreur.code if isinstance(erreur, ErreurCoffre) else ""
        if code == "phrase_refusee":
            self._delai.manquer()
            self._regarder()
        self.dire(formule.refus(erreur, self._poste.contenu().textes))
        self._ailleurs.setVisible(code in _ABSENTS)
        allure(self._restaurer, "" if code in _A_RESTAURER else "lien")
        self._saisie.reprendre()

    def _occuper(self, *, occupe: bool) -> None:
        """Let nothing be clicked while the register opens."""
        self._attente.dire(_OUVERTURE if occupe else "")
        for widget in (
            *(self._saisie, self._ouvrir, self._restaurer),
            *(self._autrement, self._essayer),
        ):
            widget.setEnabled(not occupe)

    def _regarder(self) -> None:
        """Tell how long to wait, until it is over."""
        reste = self._delai.reste()
        self._patience.setText(formule.attente(reste) if reste else "")
        self._patience.setVisible(reste > 0)
        self._ouvrir.setEnabled(not reste)
        self._battement.start() if reste else self._battement.stop()

    def _basculer(self) -> None:
        self.dire("")
        self._saisie.basculer()
        self._autrement.setText(_PAR_PHRASE if self._saisie.par_mots else _PAR_MOTS)
        self._autrement.setAccessibleName(self._autrement.text())
        self.setFocusProxy(self._saisie)

    def _chercher(self) -> None:
        """Ask for another place at once where there is no register."""
        try:
            absent = not self._poste.registres.existe(self._chemin)
        except OSError:
            # Trying to open it will say what the system refuses.
            absent = False
        if absent:
            self.dire(self._poste.contenu().textes.coffre["coffre_absent"].texte)
            for inutile in (self._saisie, self._ouvrir, self._autrement):
                inutile.hide()
            self._ailleurs.show()
            allure(self._restaurer, "")
            self.setFocusProxy(self._ailleurs)

    def _choisir_une_copie(self) -> None:
        restauration = self._restauration or self._faire_la_restauration()
        self._montrer_la_porte(montree=False)
        restauration.lire()

    def _faire_la_restauration(self) -> Restauration:
        """Make what puts a copy back once it is asked for: few days need it."""
        from desktop_app.ui.demarrage.restauration import Restauration  # noqa: PLC0415

        self._restauration = Restauration(self._poste, self._chemin, self._copies)
        self._restauration.restauree.connect(self._reprendre_avec)
        self._restauration.quittee.connect(lambda: self._montrer_la_porte(montree=True))
        self._feuille.addWidget(self._restauration)
        return self._restauration

    def _montrer_la_porte(self, *, montree: bool) -> None:
        """Show what opens the register, or what puts a copy back in its place."""
        if self._restauration is None:
            return
        # The one goes before the other comes: the window is never as high as both.
        self._restauration.hide()
        for widget in (self._seuil, self._porte, self._bas):
            widget.setVisible(montree)
        self._restauration.setVisible(not montree)
        if montree:
            self._restaurer.setFocus()

    def _reprendre_avec(self, ecarte: Path | None) -> None:
        """Ask again for what opens the register: a copy is back in its place."""
        self._montrer_la_porte(montree=True)
        self.dire("")
        self._ailleurs.hide()
        allure(self._restaurer, "lien")
        for utile in (self._saisie, self._ouvrir, self._autrement, self._fait):
            utile.show()
        self._fait.setText(formule.suite(ecarte))
        annoncer(self._fait, self._fait.text())
        self.setFocusProxy(self._saisie)
        self._saisie.setFocus()
