"""Files dropped before the request exists: kept in memory, joined once it has its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.domain.dossier import Numero
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.depot import accepter_des_fichiers, fichiers_deposes, lire
from desktop_app.ui.elements import PAS, allure, bouton, colonne, garnir, mots, pile, rangee
from desktop_app.ui.session import Session

_GENRES = "Pièces (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.txt *.eml)"


class PiecesDeposees(QFrame):
    """Takes files, lists their names, and lets each be removed."""

    refuse = Signal(object)
    """A file could not be read; carries the failure."""

    def __init__(self, session: Session, cle: str) -> None:
        """Show what was already dropped under that key since the register was opened."""
        super().__init__()
        self._session, self._cle = session, cle
        self._pieces = session.en_attente.setdefault(cle, {})
        self.setAcceptDrops(True)
        allure(self, "depot")
        self._noms = pile(espace=2)
        ajouter = bouton("Choisir des fichiers…")
        ajouter.clicked.connect(self._choisir)
        titre = mots("Pièces", "sous-titre")
        aide = mots("Déposez ici la lettre reçue, son enveloppe, un courriel.", "discret")
        self.setLayout(colonne(titre, aide, self._noms, rangee(ajouter, None), marge=PAS + 4))
        self._lister()

    @property
    def pieces(self) -> Mapping[str, bytes]:
        """What was dropped, by name of file."""
        return self._pieces

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Take files only."""
        accepter_des_fichiers(evenement)

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Read the files that were dropped."""
        if accepter_des_fichiers(evenement):
            self.prendre(fichiers_deposes(evenement))

    def _choisir(self) -> None:
        self.prendre(messages.choisir_fichiers(self, "Joindre des fichiers", _GENRES))

    def prendre(self, chemins: tuple[Path, ...]) -> None:
        """Read files aside, and list them."""
        arriere_plan.lancer(
            self,
            lambda _: [(chemin.name, lire(chemin)) for chemin in chemins],
            reussie=self._ajouter,
            echouee=self.refuse.emit,
        )

    def _ajouter(self, lues: list[tuple[str, bytes]]) -> None:
        for nom, contenu in lues:
            self._pieces[self._libre(nom, contenu)] = contenu
        self._lister()

    def _libre(self, nom: str, contenu: bytes) -> str:
        """Return a name that no other file bears: two letters may both be « lettre.pdf »."""
        chemin, rang, libre = Path(nom), 1, nom
        while self._pieces.get(libre, contenu) != contenu:
            rang += 1
            libre = f"{chemin.stem} ({rang}){chemin.suffix}"
        return libre

    def _retirer(self, nom: str) -> Callable[[], None]:
        def retirer() -> None:
            self._pieces.pop(nom, None)
            self._lister()

        return retirer

    def _lister(self) -> None:
        garnir(self._noms, *map(self._ligne, self._pieces))

    def _ligne(self, nom: str) -> QWidget:
        retirer = bouton("Retirer", "lien")
        retirer.setAccessibleName(f"Retirer {nom}")
        retirer.clicked.connect(self._retirer(nom))
        ligne = QWidget()
        boite = rangee(mots(nom), retirer)
        boite.setStretch(0, 1)
        ligne.setLayout(boite)
        return ligne

    def joindre(self, numero: Numero) -> None:
        """Join them all to a request, or none.

        Raises:
            ErreurCoffre: One of them cannot be kept, or the register refuses.
        """
        registre, moment = self._session.registre, self._session.poste.horloge()
        with registre.transaction():
            for nom, contenu in self._pieces.items():
                registre.joindre(
                    numero, nom, contenu, auteur=self._session.operateur, moment=moment
                )
        self._session.en_attente.pop(self._cle, None)
