"""The decision as it was signed on paper: which attachment holds it, or a scan to join."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.dossier import Dossier
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee
from desktop_app.ui.jonction import Jonction
from desktop_app.ui.session import Session

_AUCUNE = "Choisissez la pièce…"


class Papier(QWidget):
    """Asks which attachment is the signed decision; a scan can be joined on the spot."""

    change = Signal()
    """Another attachment was chosen."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__()
        self._session, self._numero = session, dossier.numero
        self._liste = QComboBox()
        self._liste.setAccessibleName("Pièce qui porte la décision signée")
        self._jonction = Jonction(session, dossier.numero, "Joindre la décision signée")
        self._jonction.jointes.connect(self.relire)
        joindre = bouton("Joindre le scan…")
        joindre.clicked.connect(self._jonction.choisir)
        self.setLayout(
            colonne(
                mots("Où est la décision qu’il a signée\u00a0?", "question"),
                rangee(self._liste, joindre, None),
                self._jonction,
                espace=PAS // 2,
            )
        )
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

    def relire(self) -> None:
        """Choose what was just joined, here or elsewhere on the screen."""
        avant = self._liste.count()
        self._lister()
        if self._liste.count() > avant:
            self._liste.setCurrentIndex(self._liste.count() - 1)

    def piece(self) -> str:
        """Return the id of the attachment that was chosen, or nothing."""
        return str(self._liste.currentData() or "")

    def poser(self, piece: object) -> None:
        """Choose an attachment, where it is still there."""
        self._liste.setCurrentIndex(max(self._liste.findData(piece), 0))
