"""The table of a list: rows chosen as a whole, by mouse or by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.application.vues import Ligne
from desktop_app.domain.dossier import Numero
from desktop_app.ui.registre.modele import ModeleRegistre
from desktop_app.ui.registre.pages import Index
from desktop_app.ui.registre.table import Table
from desktop_app.ui.registre.trait import hauteur

_CHIFFRES = 70  # that have to fit in the width for every column to be shown


class Liste(Table):
    """Shows the dossiers of a model, and tells which one is chosen."""

    LARGEURS = ("22/11/2026", "", "Mesure secrète mmm", "", "Objectif interne m")
    _OBJECTIF = len(LARGEURS) - 1

    choisie = Signal(object)
    """Another row is the current one; carries its ``Ligne``, or None."""

    ouverture = Signal(object)
    """The current row is to be opened; carries its ``Ligne``."""

    def __init__(self, modele: ModeleRegistre, nom: str, *, avec_objectif: bool) -> None:
        super().__init__(modele, nom)
        self._modele = modele
        self._avec_objectif = avec_objectif
        self.activated.connect(lambda index: self.ouverture.emit(modele.ligne(index.row())))
        modele.modelReset.connect(lambda: self.choisie.emit(None))

    def hauteur_de_rangee(self, mesure: QFontMetrics) -> int:
        """Leave room for two lines of words."""
        return hauteur(mesure)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Leave the aim out where it would cut the words of the others."""
        super().resizeEvent(evenement)
        etroite = self.width() < QFontMetrics(self.font()).horizontalAdvance("0") * _CHIFFRES
        self.setColumnHidden(self._OBJECTIF, etroite or not self._avec_objectif)

    @property
    def ligne(self) -> Ligne | None:
        """The dossier of the current row."""
        index = self.currentIndex()
        return self._modele.ligne(index.row()) if index.isValid() else None

    def choisir(self, numero: Numero | None, sinon: int = 0) -> None:
        """Make the row of a dossier the current one, or another where it is not shown."""
        if self._modele.rowCount():
            trouve = self._modele.rang(numero)
            rang = min(sinon, self._modele.rowCount() - 1) if trouve is None else trouve
            self.setCurrentIndex(self._modele.index(rang, 0))

    def currentChanged(self, courant: Index, precedent: Index) -> None:
        """Tell which dossier is chosen now."""
        super().currentChanged(courant, precedent)
        if courant.isValid() and courant.row() != precedent.row():
            self.choisie.emit(self._modele.ligne(courant.row()))


def deborde(parent: QWidget) -> bool:
    """Tell whether a place is too narrow to show a preview beside the list."""
    return parent.width() < QFontMetrics(parent.font()).horizontalAdvance("0") * 120
