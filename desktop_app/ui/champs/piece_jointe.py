"""A paper that is an attachment of a dossier: which one, or a scan to join on the spot."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.application.joindre import Bilan
from desktop_app.domain.dossier import Numero
from desktop_app.ui.elements import PAS, bouton, colonne, rangee
from desktop_app.ui.jonction import Jonction
from desktop_app.ui.session import Session

_AUCUNE = "Choisissez la pièce…"
_LARGEUR = 22  # characters; a longer name is cut


class PieceJointe(QWidget):
    """Asks which attachment a paper is."""

    change = Signal()
    """Another attachment was chosen."""

    def __init__(self, session: Session, numero: Numero, papier: str) -> None:
        """List the attachments of a dossier.

        Args:
            session: The open register.
            numero: The dossier.
            papier: What the paper is called.
        """
        super().__init__()
        self._session, self._numero = session, numero
        self._liste = QComboBox()
        self._liste.setAccessibleName(f"Pièce qui porte {papier}")
        self._liste.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._liste.setMinimumContentsLength(_LARGEUR)
        self._jonction = Jonction(session, numero, f"Joindre {papier}")
        self._jonction.jointes.connect(self._relire)
        self._jonction.conclue.connect(self._choisir)
        joindre = bouton("Joindre le scan…")
        joindre.clicked.connect(self._jonction.choisir)
        self.setFocusProxy(self._liste)
        ligne = rangee(self._liste, joindre, None)
        self.setLayout(colonne(ligne, self._jonction, espace=PAS // 2))
        self._lister()
        self._liste.currentIndexChanged.connect(lambda _: self.change.emit())

    def _lister(self) -> None:
        choisie = self.piece()
        with QSignalBlocker(self._liste):
            self._liste.clear()
            self._liste.addItem(_AUCUNE, "")
            for piece in self._session.registre.pieces(self._numero):
                self._liste.addItem(piece.nom, piece.id)
            self.poser(choisie)

    def _relire(self) -> None:
        """List what was joined elsewhere; choose it where nothing was chosen yet."""
        avant = self._liste.count()
        self._lister()
        if self._liste.count() > avant and not self.piece():
            self._liste.setCurrentIndex(self._liste.count() - 1)

    def _choisir(self, bilan: Bilan[Any]) -> None:
        """Choose what was joined here, whatever was chosen before."""
        self._lister()
        if bilan.faits:
            self.poser(bilan.faits[-1].id)

    def piece(self) -> str:
        """Return the id of the attachment that was chosen, or nothing."""
        return str(self._liste.currentData() or "")

    def poser(self, piece: object) -> None:
        """Choose an attachment, where it is still there."""
        self._liste.setCurrentIndex(max(self._liste.findData(piece), 0))
