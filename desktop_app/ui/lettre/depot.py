"""Where the signed sheet, once scanned, is dropped: it joins its dossier at once."""

from __future__ import annotations

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame

from desktop_app.domain.dossier import Numero
from desktop_app.ui.depot import accepter_des_fichiers, fichiers_deposes
from desktop_app.ui.elements import PAS, allure, bouton, colonne, mots, rangee
from desktop_app.ui.jonction import Jonction
from desktop_app.ui.session import Session


class DepotNumerise(QFrame):
    """Takes files and joins them to a dossier."""

    def __init__(self, session: Session, numero: Numero) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        allure(self, "depot")
        self.jonction = Jonction(session, numero, "Joindre la lettre signée")
        choisir = bouton("Choisir un fichier…")
        choisir.clicked.connect(self.jonction.choisir)
        self.setLayout(
            colonne(
                mots("La lettre signée, numérisée", "question"),
                mots("Déposez-la ici\u00a0: elle rejoint les pièces du dossier.", "discret"),
                rangee(choisir, None),
                self.jonction,
                marge=2 * PAS,
            )
        )

    def dragEnterEvent(self, evenement: QDragEnterEvent) -> None:
        """Take files only."""
        accepter_des_fichiers(evenement)

    def dropEvent(self, evenement: QDropEvent) -> None:
        """Join the files that were dropped."""
        if accepter_des_fichiers(evenement):
            self.jonction.donner(fichiers_deposes(evenement))
