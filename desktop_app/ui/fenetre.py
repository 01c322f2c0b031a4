"""The window: before a register is open, while one is, and the way back to the lock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.clavier import tabuler
from desktop_app.ui.geste import apres_le_geste, en_plein_geste, raccourci, souffler
from desktop_app.ui.memoire import Memoire
from desktop_app.ui.place import poser, ramener
from desktop_app.ui.prechauffage import avant_le_registre
from desktop_app.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent, QPaintEvent, QScreen

    # Types alone: the first window must not wait for the rules to be read.
    from desktop_app.application.ports import RegistreOuvert
    from desktop_app.application.poste import Poste
    from desktop_app.preferences import Preferences
    from desktop_app.ui.absences import Absences
    from desktop_app.ui.bandeaux import Bandeaux
    from desktop_app.ui.barre import Barre
    from desktop_app.ui.bureau import Bureau
    from desktop_app.ui.cadenas import Cadenas
    from desktop_app.ui.demarrage.premiere_fois import PremiereFois
    from desktop_app.ui.presse_papiers import PressePapiers
    from desktop_app.ui.session import Session
    from desktop_app.ui.veille import Veille

TITRE = "Sceau"
_PAR_LES_MOTS = "Feuille de secours"
_APRES = 300  # milliseconds after the first picture: who types at once goes first


class Fenetre(QMainWindow):
    """The only window of the program.

    Attributes:
        session: The open register; None while the window is locked.
    """

    def __init__(self, poste: Poste, donnees: Path) -> None:
        super().__init__()
        self._poste, self._donnees = poste, donnees
        self.memoire = Memoire(donnees)
        self.memoire.change.connect(self._suivre)
        self.session: Session | None = None
        self._veille: Veille | None = None
        self._bureau: Bureau | None = None
        self._premiere: PremiereFois | None = None
        self._absences: Absences | None = None
        self._retenue = self._a_fermer = self._peinte = False
        self._prechauffage = avant_le_registre(poste, self._meubler, self)
        theme().habiller(self)
        self.setWindowTitle(TITRE)
        poser(self, self.memoire.preferences)
        self._accueillir()

    @property
    def bureau(self) -> Bureau | None:
        """The desk, while a register is open."""
        return self._bureau

    # What stands around an open register, made once it is asked for: by the register, or ahead.

    @cached_property
    def cadenas(self) -> Cadenas:
        """What locks when nobody is there."""
        from desktop_app.ui.cadenas import Cadenas  # noqa: PLC0415 - as what is said above

        cadenas = Cadenas(self._poste.horloge, self.memoire.preferences.verrouillage, self)
        cadenas.a_fermer.connect(self.verrouiller)
        cadenas.reste_change.connect(self._barre.reste)
        return cadenas

    @cached_property
    def _barre(self) -> Barre:
        from desktop_app.ui.barre import Barre  # noqa: PLC0415 - as what is said above

        barre = Barre()
        barre.hide()
        self.setStatusBar(barre)
        return barre

    @cached_property
    def _bandeaux(self) -> Bandeaux:
        from desktop_app.ui.bandeaux import Bandeaux  # noqa: PLC0415 - as what is said above

        bandeaux = Bandeaux()
        self.setMenuWidget(bandeaux)
        return bandeaux

    @cached_property
    def _presse_papiers(self) -> PressePapiers:
        from desktop_app.ui.presse_papiers import PressePapiers  # noqa: PLC0415 - as above

        return PressePapiers(self)

    @cached_property
    def _touches(self) -> tuple[QObject, ...]:
        verrouiller = raccourci("Ctrl+L", self, self.verrouiller)
        return verrouiller, raccourci("F1", self, self._montrer_les_raccourcis)

    def _meubler(self) -> tuple[QObject, ...]:
        """Make all of it."""
        autour = (self.cadenas, self._barre, self._bandeaux)
        return *autour, self._presse_papiers, *self._touches

    def _suivre(self, preferences: Preferences) -> None:
        """Lock after as many minutes as is wanted from now on."""
        self.cadenas.regler(preferences.verrouillage)

    # Before a register is open.

    def _accueillir(self, phrase: str = "") -> None:
        """Show what stands before an open register, and why one was closed."""
        if not self.memoire.preferences.registre:
            self._montrer_la_premiere_fois()
            return
        from desktop_app.ui.demarrage.deverrouillage import EcranVerrou  # noqa: PLC0415

        connu = self.memoire.preferences
        verrou = EcranVerrou(self._poste, Path(connu.registre), connu.copies, connu.acces)
        verrou.exercice_voulu.connect(self._ouvrir_l_exercice)
        verrou.autre_voulu.connect(self._aller_a)
        verrou.ouvert.connect(self._ouvrir)
        self._placer(verrou)
        if phrase:
            verrou.dire(phrase)

    def _montrer_la_premiere_fois(self) -> None:
        from desktop_app.ui.demarrage.premiere_fois import PremiereFois  # noqa: PLC0415

        self._premiere = PremiereFois(self._poste, self._donnees)
        self._premiere.exercice_voulu.connect(self._ouvrir_l_exercice)
        self._premiere.existant_voulu.connect(self._aller_a)
        self._premiere.terminee.connect(self._retenir_et_ouvrir)
        self._placer(self._premiere)

    def _retenir_et_ouvrir(self, registre: RegistreOuvert, chemin: Path, copies: str) -> None:
        self._retenir(registre=str(chemin), copies=copies)
        self._ouvrir(registre)

    def _aller_a(self, chemin: Path | None) -> None:
        """Show the lock of another register, or make a new one."""
        self._retenir(registre=str(chemin or ""))
        self._accueillir()

    def _retenir(self, **neuves: Any) -> None:  # noqa: ANN401 - preferences, by name
        """Remember where things are; a disk that refuses is told, and stops nothing."""
        try:
            self.memoire.retenir(replace(self.memoire.preferences, **neuves))
        except OSError as erreur:
            self._dire(erreur)

    def _ouvrir_l_exercice(self) -> None:
        from desktop_app.ui.attente import EcranAttente  # noqa: PLC0415

        self._placer(EcranAttente("Préparation du registre d’exercice…"))
        arriere_plan.lancer(
            self,
            lambda _: self._poste.registres.exercice(),
            reussie=self._ouvrir,
            echouee=self._renoncer,
        )

    def _renoncer(self, erreur: Exception) -> None:
        self._accueillir()
        self._dire(erreur)

    def _dire(self, erreur: Exception) -> None:
        messages.panne(self, erreur, self._poste.contenu().textes)

    # While a register is open.

    def _ouvrir(self, registre: RegistreOuvert) -> None:
        """Show the desk, and watch over the register behind it."""
        from desktop_app.domain.comptes import Role  # noqa: PLC0415
        from desktop_app.ui.bureau import Bureau  # noqa: PLC0415
        from desktop_app.ui.session import Session  # noqa: PLC0415
        from desktop_app.ui.veille import Veille  # noqa: PLC0415

        self._meubler()
        qui = registre.comptes.qui
        if not registre.exercice:
            self._retenir(acces=qui.id)
        operateur = qui.nom or _PAR_LES_MOTS
        self.session = Session(self._poste, registre, operateur, self.memoire)
        self._bureau = Bureau(self.session, self)
        self._bureau.referme.connect(self._rendre)
        souffler()
        self._placer(self._bureau)
        souffler()
        self._barre.setVisible(True)
        self.setWindowTitle(f"{TITRE} – exercice" if registre.exercice else TITRE)
        self._veille = Veille(self.session, self._barre, self._bandeaux, self._bureau)
        self._veille.condamne.connect(self._fermer_sur_panne)
        self._bureau.change.connect(self._veille.regarder_les_dangers)
        self._veille.commencer()
        self.cadenas.armer()
        self._ecouter_les_absences()
        if qui.role is Role.SECOURS:
            self._bureau.montrer("Réglages")

    def _ecouter_les_absences(self) -> None:
        """Lock when the session does; nothing is to be heard before a register is open."""
        from desktop_app.ui.absences import Absences  # noqa: PLC0415

        if self._absences is None:
            self._absences = Absences(self)
            self._absences.annoncee.connect(self.verrouiller)

    def _fermer_sur_panne(self, erreur: Exception) -> None:
        if self.session is not None:
            self._rendre(messages.raison(erreur, self.session.textes))

    def verrouiller(self) -> None:
        """Keep what was typed, close the register, show the lock; dialogs close too."""
        self._rendre("")

    def _rendre(self, phrase: str) -> None:
        """Leave the open register and say why it was closed, once no gesture needs it."""
        apres_le_geste(self, partial(self._quitter_le_registre, phrase))

    def _quitter_le_registre(self, phrase: str) -> None:
        """Take the register from the screen and close it; a copy is made first, if need be."""
        session, veille, bureau = self.session, self._veille, self._bureau
        if session is None or veille is None or bureau is None:
            return
        self.session = None
        messages.fermer_tout()
        bureau.garder()
        self.cadenas.desarmer()
        self._presse_papiers.vider()
        self._bandeaux.taire()
        self._barre.taire()
        self.setWindowTitle(TITRE)

        if session.pieces_en_route.en_cours:
            self._retenir_derriere("Les pièces rejoignent leur dossier…")
        session.pieces_en_route.arreter(partial(self._copier_et_fermer, session, veille, phrase))

    def _copier_et_fermer(self, session: Session, veille: Veille, phrase: str) -> None:
        """Close the register, which is copied first, if need be; say what is not in it."""

        def finir(suite: str) -> None:
            self._veille = self._bureau = None
            session.registre.fermer()
            dites = (suite or phrase, session.pieces_en_route.manques())
            self._finir(" ".join(filter(None, dites)))

        if veille.a_copier():
            self._copier(veille, session, finir)
        else:
            finir("")

    def _retenir_derriere(self, attente: str) -> None:
        """Have nothing of the register on the screen while something ends."""
        from desktop_app.ui.attente import EcranAttente  # noqa: PLC0415

        self._retenue = True
        self._placer(EcranAttente(attente))

    def _copier(self, veille: Veille, session: Session, finir: Callable[[str], None]) -> None:
        """Make a copy while nothing of the register is on the screen any more."""
        self._retenir_derriere("Copie du registre…")
        arriere_plan.lancer(
            self,
            lambda _: veille.copier(),
            reussie=lambda _: finir(""),
            echouee=lambda erreur: finir(messages.raison(erreur, session.textes)),
        )

    def _finir(self, phrase: str) -> None:
        """Show the lock, or go if the window was kept waiting."""
        retenue, self._retenue = self._retenue, False
        self._barre.hide()
        if not self._a_fermer:
            self._accueillir(phrase)
        elif retenue:
            if phrase:
                messages.informer(self, phrase)
            self.close()

    def _placer(self, milieu: QWidget) -> None:
        """Put something in the middle; what was there goes, once nobody walks through it."""
        if (tenu := self.focusWidget()) is not None:
            tenu.clearFocus()
        ancien = self.takeCentralWidget()
        self.setCentralWidget(milieu)
        milieu.setFocus()
        if ancien is not None:
            # Still ours until the event loop deletes it: nothing else may do so before.
            ancien.setParent(self)
            ancien.deleteLater()

    # The window itself.

    def _suivre_les_ecrans(self) -> None:
        """Stay on a screen that exists, whichever the window is moved to."""
        if (dessous := self.windowHandle()) is not None:
            dessous.screenChanged.connect(self._changer_d_ecran)

    def _changer_d_ecran(self, ecran: QScreen) -> None:
        # Once the system has moved the window.
        QTimer.singleShot(0, self, lambda: ramener(self, ecran))

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Read ahead what comes next, once the first picture is there."""
        super().paintEvent(evenement)
        if not self._peinte:
            self._peinte = True
            QTimer.singleShot(_APRES, self, self._suivre_les_ecrans)
            self._prechauffage.commencer()

    def _montrer_les_raccourcis(self) -> None:
        from desktop_app.ui.aide.raccourcis import montrer_les_raccourcis  # noqa: PLC0415

        montrer_les_raccourcis(self)

    def focusNextPrevChild(self, suivant: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Let Tab go where the eye goes."""
        return tabuler(self, suivant=suivant)

    def closeEvent(self, evenement: QCloseEvent) -> None:
        """Leave the register, wait for what ends then, remember the size."""
        if en_plein_geste():
            evenement.ignore()
            apres_le_geste(self, self.close)
            return
        self._a_fermer = True
        self._rendre("")
        if self._retenue:
            evenement.ignore()
            return
        if self._premiere is not None and self._premiere is self.centralWidget():
            self._premiere.abandonner()
        maximisee = self.isMaximized()
        cadre = self.normalGeometry() if maximisee else QRect(self.pos(), self.size())
        self.memoire.retenir_la_place(cadre, maximisee=maximisee)
        super().closeEvent(evenement)
