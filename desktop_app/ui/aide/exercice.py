"""Practice: the list of the cases, and the one that is worked on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.ui.aide import enonce
from desktop_app.ui.aide.feuille import Feuille
from desktop_app.ui.aide.sommaire import Sommaire
from desktop_app.ui.elements import PAS, bandeau, colonne, defilement, mots, rangee
from desktop_app.ui.session import Session

_INVITATION = (
    "Rien de cet onglet n’entre dans votre registre. Pour vous exercer aussi à l’avis, à la "
    "lettre et aux signatures, verrouillez-le, puis ouvrez un registre d’exercice."
)


class Exercice(QWidget):
    """A case comes in, the trainee answers, the reference answers beside her."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._cas = tuple(session.contenu.cas.values())
        self.liste = Sommaire("Cas d’exercice")
        for rang, cas in enumerate(self._cas):
            self.liste.ajouter(f"{rang + 1}. {enonce.titre(cas)}", rang)
        self.feuille = Feuille(session, self._cas[0])
        self._zone = defilement(self.feuille)
        self.liste.setCurrentRow(0)
        self.liste.currentRowChanged.connect(self.choisir)
        corps = rangee(self.liste, self._zone, espace=2 * PAS)
        invitation = () if session.registre.exercice else (bandeau(mots(_INVITATION)),)
        self.setLayout(colonne(*invitation, corps))

    def choisir(self, rang: int) -> None:
        """Take a case."""
        self.feuille = Feuille(self._session, self._cas[rang])
        self.feuille.comparee.connect(self._montrer_le_verdict)
        self._zone.setWidget(self.feuille)

    def _montrer_le_verdict(self) -> None:
        self._zone.ensureWidgetVisible(self.feuille.bilan)
