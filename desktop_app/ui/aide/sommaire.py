"""The list that stands left of something to read."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop_app.ui.theme import theme

_RANG = Qt.ItemDataRole.UserRole
_LARGEUR = 280  # pixels
_BARRE = 14
_MARGE = 10


class Sommaire(QListWidget):
    """Headings, each with the rank of what it leads to."""

    def __init__(self, nom: str) -> None:
        super().__init__()
        self.setAccessibleName(nom)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_LARGEUR)
        self.setItemDelegate(_EnEntier(self))

    def ajouter(self, texte: str, rang: int, *, groupe: bool = False) -> None:
        """Add a heading; the name of a group cannot be chosen."""
        ligne = QListWidgetItem(texte)
        ligne.setData(_RANG, rang)
        if groupe:
            ligne.setFlags(Qt.ItemFlag.NoItemFlags)
            ligne.setForeground(theme().couleur("cire"))
        self.addItem(ligne)

    def rang(self) -> int:
        """Return the rank of the heading that is chosen, -1 for none."""
        ligne = self.currentItem()
        return int(ligne.data(_RANG)) if ligne else -1

    def suivre(self, rang: int) -> None:
        """Show where the reader is, without going anywhere."""
        lignes = [x for x in map(self.item, range(self.count())) if x.flags()]
        passees = [x for x in lignes if int(x.data(_RANG)) <= rang]
        with QSignalBlocker(self):
            self.setCurrentItem(passees[-1] if passees else lignes[0])


class _EnEntier(QStyledItemDelegate):
    """Gives a heading all the lines it needs: Qt forgets the margins of the style sheet."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a heading, in the width of the list."""
        cadre = QRect(0, 0, _LARGEUR - _BARRE - 2 * _MARGE, 0)
        texte = str(index.data(Qt.ItemDataRole.DisplayRole))
        mesure = QFontMetrics(option.font)
        lignes = mesure.boundingRect(cadre, Qt.TextFlag.TextWordWrap.value, texte)
        return QSize(_LARGEUR - _BARRE, lignes.height() + 2 * _MARGE)
