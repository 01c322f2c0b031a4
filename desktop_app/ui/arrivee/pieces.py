"""Files dropped before the request exists: kept in memory, joined once it has its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.application.joindre import Fichier
from desktop_app.domain.dossier import Numero
from desktop_app.ui.depot import accepter_des_fichiers, fichiers_deposes
from desktop_app.ui.elements import PAS, allure, bouton, colonne, garnir, mots, pile, rangee
from desktop_app.ui.jonction import Jonction
from desktop_app.ui.session import Session


class PiecesDeposees(QFrame):
    """Takes files, lists their names, and lets each be removed."""

    def __init__(self, session: Session, cle: str) -> None:
        """Show what was already dropped under that key since the register was opened."""
        super().__init__()
        self._session, self._cle = session, cle
        self.setAcceptDrops(True)
        allure(self, "depot")
        self._noms = pile(espace=2)
        self.jonction = Jonction(session, cle, "Joindre des fichiers")
        self.jonction.jointes.connect(self._lister)
        self._suite = pile()
        ajouter = bouton("Choisir des fichiers…")
        ajouter.clicked.connect(self.jonction.choisir)
        titre = mots("Pièces", "sous-titre")
        aide = mots("Déposez ici la lettre reçue, son enveloppe, un courriel.", "discret")
        pied = rangee(ajouter, None)
        self.setLayout(
            colonne(titre, aide, self._noms, self.jonction, self._suite, pied, marge=PAS + 4)
        )
        self._lister()

    @property
    def pieces(self) -> Mapping[str, bytes]:
        """What was dropped, by name of file."""
        return self._gardees

    @property
    def _gardees(self) -> dict[str, bytes]:
        return self._session.pieces_en_route.en_attente.setdefault(self._cle, {})

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Take files only."""
        accepter_des_fichiers(evenement)

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Read the files that were dropped."""
        if accepter_des_fichiers(evenement):
            self.jonction.donner(fichiers_deposes(evenement))

    def _retirer(self, nom: str) -> Callable[[], None]:
        def retirer() -> None:
            self._gardees.pop(nom, None)
            self._lister()

        return retirer

    def _lister(self) -> None:
        garnir(self._noms, *map(self._ligne, self._gardees))

    def _ligne(self, nom: str) -> QWidget:
        retirer = bouton("Retirer", "lien")
        retirer.setAccessibleName(f"Retirer {nom}")
        retirer.clicked.connect(self._retirer(nom))
        ligne = QWidget()
        boite = rangee(mots(nom), retirer)
        boite.setStretch(0, 1)
        ligne.setLayout(boite)
        return ligne

    def joindre(self, numero: Numero) -> Jonction:
        """Join them all to a request; return where it is told how that goes."""
        jonction = Jonction(self._session, numero)
        garnir(self._suite, jonction)
        gardees = self._session.pieces_en_route.en_attente.pop(self._cle, {})
        jonction.donner(tuple(Fichier(nom, contenu) for nom, contenu in gardees.items()))
        return jonction
