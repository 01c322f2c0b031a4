"""Where the signed sheet, once scanned, is dropped: it joins its dossier at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from desktop_app.application.vues import Piece
from desktop_app.domain.dossier import Numero
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.depot import accepter_des_fichiers, fichiers_deposes
from desktop_app.ui.elements import PAS, allure, bouton, colonne, mots, rangee
from desktop_app.ui.session import Session

_GENRES = "Documents numérisés (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"


class DepotNumerise(QFrame):
    """Takes files and joins them to a dossier, in a thread."""

    joint = Signal()
    """They are in the register."""

    def __init__(self, session: Session, numero: Numero) -> None:
        super().__init__()
        self._session, self._numero = session, numero
        self.setAcceptDrops(True)
        allure(self, "depot")
        self._choisir = bouton("Choisir un fichier…")
        self._choisir.clicked.connect(self._demander)
        self._etat = mots("", "discret")
        self._etat.setVisible(False)
        self.setLayout(
            colonne(
                mots("La lettre signée, numérisée", "question"),
                mots("Déposez-la ici\u00a0: elle rejoint les pièces du dossier.", "discret"),
                rangee(self._choisir, None),
                self._etat,
                marge=2 * PAS,
            )
        )

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Take files only."""
        accepter_des_fichiers(evenement)

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Join the files that were dropped."""
        if accepter_des_fichiers(evenement):
            self.prendre(fichiers_deposes(evenement))

    def _demander(self) -> None:
        self.prendre(messages.choisir_fichiers(self, "Joindre la lettre signée", _GENRES))

    def prendre(self, chemins: tuple[Path, ...]) -> None:
        """Join files, all of them or none."""
        if not chemins:
            return
        self._choisir.setEnabled(False)
        arriere_plan.lancer(
            self,
            lambda _: _joindre(self._session, self._numero, chemins),
            reussie=self._dire_joint,
            echouee=self._dire_refus,
        )

    def _dire_joint(self, pieces: tuple[Piece, ...]) -> None:
        self._dire("Jointe au dossier." if len(pieces) == 1 else "Jointes au dossier.", "accord")
        self.joint.emit()

    def _dire_refus(self, erreur: Exception) -> None:
        self._dire(messages.raison(erreur, self._session.textes), "erreur")

    def _dire(self, phrase: str, look: str) -> None:
        allure(self._etat, look)
        self._etat.setText(phrase)
        self._etat.setVisible(True)
        self._choisir.setEnabled(True)


def _joindre(session: Session, numero: Numero, chemins: tuple[Path, ...]) -> tuple[Piece, ...]:
    contenus = [(chemin.name, chemin.read_bytes()) for chemin in chemins]
    auteur, moment = session.operateur, session.poste.horloge()
    with session.registre.transaction():
        return tuple(
            session.registre.joindre(numero, nom, contenu, auteur=auteur, moment=moment)
            for nom, contenu in contenus
        )
