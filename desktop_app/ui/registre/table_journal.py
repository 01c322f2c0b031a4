"""The table of the journal: one line to a row, chosen as a whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.ui.registre.modele_journal import ModeleJournal
from desktop_app.ui.registre.trait import Trait

# The widest words of each column; those that have none share what is left.
_LARGEURS = ("0000000", "22/11/2026 00:00", "", "", "2026/0000 m")
_AUTOUR = 24  # pixels around the words of a cell
_AIR = 1.9  # height of a row, in heights of its letters
_BOUTS = frozenset(
    {QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd}
)


class TableJournal(QTableView):
    """Shows the rows of the journal, and tells which dossier is wanted."""

    ouverture = Signal(object)
    """The dossier of the current row is wanted; carries its ``Numero``."""

    def __init__(self, modele: ModeleJournal) -> None:
        super().__init__()
        self._modele = modele
        self.setAccessibleName("Journal")
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
        self.activated.connect(self._ouvrir)

    def _regler_les_mesures(self) -> None:
        mesure = QFontMetrics(self.font())
        lignes, colonnes = self.verticalHeader(), self.horizontalHeader()
        lignes.hide()
        # Rows of one height: none is ever measured, however many there are.
        lignes.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lignes.setDefaultSectionSize(round(mesure.height() * _AIR))
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

    def _ouvrir(self, index: QModelIndex) -> None:
        numero = self._modele.ligne(index.row()).numero
        if numero is not None:
            self.ouverture.emit(numero)

    def moveCursor(
        self, geste: QAbstractItemView.CursorAction, touches: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End reach the first and the last row, not the ends of one row."""
        if geste in _BOUTS:
            touches |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(geste, touches)
