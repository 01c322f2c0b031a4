"""Files dropped before the request exists: kept in memory, joined once it has its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.domain.dossier import Numero
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.elements import PAS, allure, bouton, colonne, mots, pile, rangee, vider
from desktop_app.ui.session import Session

_GENRES = "Pièces (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.txt *.eml)"


class PiecesDeposees(QFrame):
    """Takes files, lists their names, and lets each be removed."""

    refuse = Signal(object)
    """A file could not be read; carries the failure."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._pieces: dict[str, bytes] = {}
        self.setAcceptDrops(True)
        allure(self, "depot")
        self._noms = pile(espace=2)
        ajouter = bouton("Choisir des fichiers…")
        ajouter.clicked.connect(self._choisir)
        titre = mots("Pièces", "sous-titre")
        aide = mots("Déposez ici la lettre reçue, son enveloppe, un courriel.", "discret")
        self.setLayout(colonne(titre, aide, self._noms, rangee(ajouter, None), marge=PAS + 4))

    @property
    def pieces(self) -> Mapping[str, bytes]:
        """What was dropped, by name of file."""
        return self._pieces

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Take files only."""
        if any(adresse.isLocalFile() for adresse in evenement.mimeData().urls()):
            evenement.acceptProposedAction()

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Read the files that were dropped."""
        adresses = evenement.mimeData().urls()
        self.prendre(tuple(Path(a.toLocalFile()) for a in adresses if a.isLocalFile()))
        evenement.acceptProposedAction()

    def _choisir(self) -> None:
        self.prendre(messages.choisir_fichiers(self, "Joindre des fichiers", _GENRES))

    def prendre(self, chemins: tuple[Path, ...]) -> None:
        """Read files aside, and list them."""
        arriere_plan.lancer(
            self,
            lambda _: {chemin.name: chemin.read_bytes() for chemin in chemins},
            reussie=self._ajouter,
            echouee=self.refuse.emit,
        )

    def _ajouter(self, lues: Mapping[str, bytes]) -> None:
        self._pieces.update(lues)
        self._lister()

    def _retirer(self, nom: str) -> Callable[[], None]:
        def retirer() -> None:
            self._pieces.pop(nom, None)
            self._lister()

        return retirer

    def _lister(self) -> None:
        vider(self._noms)
        boite = self._noms.layout()
        assert boite is not None  # noqa: S101 - given above
        for nom in self._pieces:
            boite.addWidget(self._ligne(nom))

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
