"""A table of rows chosen as a whole, by mouse or by keyboard, however many there are."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.ui.registre.trait import Trait

_AUTOUR = 24  # pixels around the words of a cell
_BOUTS = frozenset(
    {QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd}
)


class Table(QTableView):
    """Shows a model; its rows have one height and its columns the width of their words."""

    LARGEURS: tuple[str, ...] = ()
    """The widest words of each column; those that have none share what is left."""

    def __init__(self, modele: QAbstractTableModel, nom: str) -> None:
        super().__init__()
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
        self._regler_les_mesures()

    def hauteur_de_rangee(self, mesure: QFontMetrics) -> int:
        """Return the height of every row, in pixels, for letters of that size."""
        raise NotImplementedError

    def _regler_les_mesures(self) -> None:
        mesure = QFontMetrics(self.font())
        lignes, colonnes = self.verticalHeader(), self.horizontalHeader()
        lignes.hide()
        # Rows of one height: none is ever measured, however many there are.
        lignes.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lignes.setDefaultSectionSize(self.hauteur_de_rangee(mesure))
        colonnes.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        colonnes.setHighlightSections(False)
        colonnes.setSectionsClickable(False)
        for rang, mots in enumerate(self.LARGEURS):
            if mots:
                self.setColumnWidth(rang, mesure.horizontalAdvance(mots) + _AUTOUR)
            else:
                colonnes.setSectionResizeMode(rang, QHeaderView.ResizeMode.Stretch)

    def changeEvent(self, evenement: QEvent) -> None:
        """Measure again when letters take another size."""
        super().changeEvent(evenement)
        if evenement.type() == QEvent.Type.FontChange:
            self._regler_les_mesures()

    def moveCursor(
        self, geste: QAbstractItemView.CursorAction, touches: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End reach the first and the last row, not the ends of one row."""
        if geste in _BOUTS:
            touches |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(geste, touches)
