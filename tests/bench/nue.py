"""What Qt alone takes on this machine: bare widgets, played as ours are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

_RACINE = QModelIndex()
_AFFICHE = Qt.ItemDataRole.DisplayRole
Index = QModelIndex | QPersistentModelIndex
Rangees = Sequence[tuple[str, ...]]


class ModeleNu(QAbstractTableModel):
    """Rows of words, all there, and nothing else."""

    def __init__(self, rangees: Rangees) -> None:
        super().__init__()
        self._rangees = rangees

    def rowCount(self, parent: Index = _RACINE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rangees)

    def columnCount(self, parent: Index = _RACINE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._rangees[0])

    def data(self, index: Index, role: int = _AFFICHE) -> str | None:
        """Return the words of a cell."""
        return self._rangees[index.row()][index.column()] if role == _AFFICHE else None


class TableNue(QTableView):
    """The rows of a table of ours in Qt's own, as large and with rows and columns as large."""

    def __init__(self, comme: QTableView, rangees: Rangees) -> None:
        super().__init__()
        self._modele = ModeleNu(rangees)
        self.setModel(self._modele)
        self.resize(comme.size())
        lignes = self.verticalHeader()
        lignes.hide()
        lignes.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lignes.setDefaultSectionSize(comme.verticalHeader().defaultSectionSize())
        for rang in range(self._modele.columnCount()):
            self.setColumnWidth(rang, comme.columnWidth(rang))
        self.show()


class FenetreNue(QWidget):
    """A field, and a button that says what the field holds."""

    CHAMP, BOUTON = "Champ", "Bouton"

    def __init__(self) -> None:
        super().__init__()
        self.champ, self._bouton, self._dit = QLineEdit(), QPushButton(self.BOUTON), QLabel()
        self.champ.setAccessibleName(self.CHAMP)
        boite = QVBoxLayout(self)
        for element in (self.champ, self._bouton, self._dit):
            boite.addWidget(element)
        self._bouton.clicked.connect(lambda: self._dit.setText(self.champ.text()))
