"""The table of a list: rows chosen as a whole, by mouse or by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.application.vues import Ligne
from desktop_app.domain.dossier import Numero
from desktop_app.ui.registre.modele import Index, ModeleRegistre
from desktop_app.ui.registre.trait import Trait, hauteur

# The widest words of each column; those that have none share what is left.
_LARGEURS = ("22/11/2026", "", "Mesure secrète mmm", "", "Objectif interne m")
_OBJECTIF = len(_LARGEURS) - 1
_CHIFFRES = 70  # that have to fit in the width for every column to be shown
_AUTOUR = 24  # pixels around the words of a cell
_BOUTS = frozenset(
    {QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd}
)


class Liste(QTableView):
    """Shows the dossiers of a model, and tells which one is chosen."""

    choisie = Signal(object)
    """Another row is the current one; carries its ``Ligne``, or None."""

    ouverture = Signal(object)
    """The current row is to be opened; carries its ``Ligne``."""

    def __init__(self, modele: ModeleRegistre, nom: str, *, avec_objectif: bool) -> None:
        super().__init__()
        self._modele = modele
        self.setAccessibleName(nom)
        self.setModel(modele)
        self.setItemDelegate(Trait(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._avec_objectif = avec_objectif
        self._regler_les_mesures()
        self.activated.connect(lambda index: self.ouverture.emit(modele.ligne(index.row())))
        modele.modelReset.connect(lambda: self.choisie.emit(None))

    def _regler_les_mesures(self) -> None:
        mesure = QFontMetrics(self.font())
        lignes = self.verticalHeader()
        lignes.hide()
        # Rows of one height: none is ever measured, however many there are.
        lignes.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lignes.setDefaultSectionSize(hauteur(mesure))
        colonnes = self.horizontalHeader()
        colonnes.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        colonnes.setHighlightSections(False)
        colonnes.setSectionsClickable(False)
        for rang, mots in enumerate(_LARGEURS):
            if mots:
                self.setColumnWidth(rang, mesure.horizontalAdvance(mots) + _AUTOUR)
            else:
                colonnes.setSectionResizeMode(rang, QHeaderView.ResizeMode.Stretch)

    def changeEvent(self, evenement: QEvent) -> None:
        """Measure again when letters take another size."""
        super().changeEvent(evenement)
        if evenement.type() == QEvent.Type.FontChange:
            self._regler_les_mesures()

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Leave the aim out where it would cut the words of the others."""
        super().resizeEvent(evenement)
        etroite = self.width() < QFontMetrics(self.font()).horizontalAdvance("0") * _CHIFFRES
        self.setColumnHidden(_OBJECTIF, etroite or not self._avec_objectif)

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

    def moveCursor(
        self, geste: QAbstractItemView.CursorAction, touches: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End reach the first and the last row, not the ends of one row."""
        if geste in _BOUTS:
            touches |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(geste, touches)

    def currentChanged(self, courant: Index, precedent: Index) -> None:
        """Tell which dossier is chosen now."""
        super().currentChanged(courant, precedent)
        if courant.isValid() and courant.row() != precedent.row():
            self.choisie.emit(self._modele.ligne(courant.row()))


def deborde(parent: QWidget) -> bool:
    """Tell whether a place is too narrow to show a preview beside the list."""
    return parent.width() < QFontMetrics(parent.font()).horizontalAdvance("0") * 120
