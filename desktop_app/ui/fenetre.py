"""The window: before a register is open, while one is, and the way back to the lock."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from desktop_app import preferences
from desktop_app.application.ports import RegistreOuvert
from desktop_app.application.poste import Poste
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.bureau import Bureau
from desktop_app.ui.cadenas import Cadenas
from desktop_app.ui.clavier import tabuler
from desktop_app.ui.demarrage.deverrouillage import EcranVerrou
from desktop_app.ui.demarrage.premiere_fois import PremiereFois
from desktop_app.ui.elements import mots
from desktop_app.ui.session import Session

_OPERATEUR = "Secrétariat"


class Fenetre(QMainWindow):
    """The only window of the program."""

    def __init__(self, poste: Poste, donnees: Path) -> None:
        super().__init__()
        self._poste, self._donnees = poste, donnees
        self.preferences = preferences.lire(donnees)
        self.session: Session | None = None
        self.setWindowTitle("Sceau")
        self.resize(*self.preferences.fenetre)
        self.setMinimumSize(960, 600)
        self.cadenas = Cadenas(poste.horloge, self.preferences.verrouillage, self)
        self.cadenas.a_fermer.connect(self.verrouiller)
        self._etat = mots()
        self.statusBar().addWidget(self._etat, 1)
        QShortcut(QKeySequence("Ctrl+L"), self, self.verrouiller)
        self._accueillir()

    @property
    def bureau(self) -> Bureau | None:
        """The desk, while a register is open."""
        milieu = self.centralWidget()
        return milieu if isinstance(milieu, Bureau) else None

    def _accueillir(self) -> None:
        """Show what stands before an open register."""
        if self.preferences.registre:
            self._montrer_le_verrou()
        else:
            premiere = PremiereFois(self._poste, self._donnees)
            premiere.exercice_voulu.connect(self._ouvrir_l_exercice)
            premiere.terminee.connect(self._retenir_et_ouvrir)
            self._placer(premiere)

    def _montrer_le_verrou(self) -> None:
        verrou = EcranVerrou(self._poste, Path(self.preferences.registre))
        verrou.exercice_voulu.connect(self._ouvrir_l_exercice)
        verrou.ouvert.connect(self._ouvrir)
        self._placer(verrou)

    def _placer(self, milieu: QWidget) -> None:
        """Put something in the middle; what was there goes."""
        self.setCentralWidget(milieu)
        milieu.setFocus()

    def _retenir_et_ouvrir(self, registre: RegistreOuvert, chemin: Path) -> None:
        self.preferences = replace(self.preferences, registre=str(chemin))
        preferences.ecrire(self._donnees, self.preferences)
        self._ouvrir(registre)

    def _ouvrir_l_exercice(self) -> None:
        arriere_plan.lancer(
            self,
            lambda _: self._poste.registres.exercice(),
            reussie=self._ouvrir,
            echouee=self._dire,
        )

    def _ouvrir(self, registre: RegistreOuvert) -> None:
        """Show the desk, and check the rest of the file behind it."""
        self.session = Session(self._poste, registre, _OPERATEUR)
        self._placer(Bureau(self.session))
        self.cadenas.armer()
        if not registre.verifie:
            arriere_plan.lancer(
                self,
                registre.verification_complete,
                reussie=lambda _: self._etat.setText("Registre vérifié"),
                echouee=self._fermer_sur_panne,
                avance=lambda fait, total: self._etat.setText(f"Vérification {fait}/{total}"),
            )

    def _fermer_sur_panne(self, erreur: Exception) -> None:
        self.verrouiller()
        self._dire(erreur)

    def _dire(self, erreur: Exception) -> None:
        messages.panne(self, erreur, self._poste.contenu().textes)

    def verrouiller(self) -> None:
        """Keep what was typed, close the register, show the lock; dialogs close too."""
        if self.session is None:
            return
        messages.fermer_tout()
        if self.bureau is not None:
            self.bureau.garder()
        self.cadenas.desarmer()
        self.session.registre.fermer()
        self.session = None
        self._accueillir()

    def focusNextPrevChild(self, suivant: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Let Tab go where the eye goes."""
        return tabuler(self, suivant=suivant)

    def closeEvent(self, evenement: QCloseEvent) -> None:
        """Keep what was typed and the size of the window, and close the register."""
        if self.bureau is not None:
            self.bureau.garder()
        if self.session is not None:
            self.session.registre.fermer()
            self.session = None
        super().closeEvent(evenement)
