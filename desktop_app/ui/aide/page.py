"""A page to read: well-set text that the keyboard and a screen reader can walk through."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from desktop_app.ui.aide.ouvrages import Bloc, Genre, Ouvrage
from desktop_app.ui.elements import PAS
from desktop_app.ui.theme import FAMILLE, FAMILLE_CITATION, theme

_PUCE = "–\u00a0"
_LIGNE = "Le secret professionnel porte sur toutes les informations confiées au"
"""A line as long as a line may be and still read well."""


class _Composition(NamedTuple):
    """How a kind of block is set; sizes count in sizes of ordinary text."""

    famille: str = FAMILLE_CITATION
    taille: float = 1.15
    gras: bool = False
    italique: bool = False
    jeton: str = "encre"
    avant: int = 0
    retrait: int = 0
    interligne: int = 105  # percentage


_COMPOSITIONS = MappingProxyType(
    {
        Genre.GROUPE: _Composition(FAMILLE, 0.95, gras=True, jeton="cire", avant=5 * PAS),
        Genre.TITRE: _Composition(taille=1.7, avant=4 * PAS, interligne=90),
        Genre.SOUS_TITRE: _Composition(FAMILLE, 1.0, gras=True, avant=2 * PAS),
        Genre.TEXTE: _Composition(avant=PAS),
        Genre.CITATION: _Composition(italique=True, avant=PAS, retrait=3 * PAS),
        Genre.DISCRET: _Composition(jeton="encre2", avant=PAS),
        Genre.ATTENTION: _Composition(FAMILLE, 1.0, gras=True, jeton="attention", avant=PAS),
        Genre.POINT: _Composition(avant=PAS, retrait=3 * PAS),
    }
)


class PageDeLecture(QTextEdit):
    """Shows a work; nothing in it is ever read as markup."""

    parvenue = Signal(int)
    """The block at the top is another one; carries its rank."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("allure", "page")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3 * PAS)
        self.verticalScrollBar().valueChanged.connect(self._suivre)

    def montrer(self, ouvrage: Ouvrage) -> None:
        """Show a work from its beginning, in the look and the size of now."""
        self.setAccessibleName(ouvrage.titre)
        self.setExtraSelections([])
        self._serrer()
        document = self.document()
        document.clear()
        document.setUndoRedoEnabled(False)
        curseur = QTextCursor(document)
        curseur.beginEditBlock()
        for rang, bloc in enumerate(ouvrage.blocs):
            self._composer(curseur, bloc, premier=rang == 0)
        curseur.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def aller(self, rang: int, *, marquer: bool = False) -> None:
        """Bring a block to the top, and mark it where it was looked for."""
        bloc = self.document().findBlockByNumber(rang)
        curseur = QTextCursor(bloc)
        self.setTextCursor(curseur)
        haut = self.document().documentLayout().blockBoundingRect(bloc).top()
        self.verticalScrollBar().setValue(int(haut) - (6 * PAS if marquer else 0))
        self.setExtraSelections([self._marque(curseur)] if marquer else [])

    @property
    def marque(self) -> str:
        """The words that are marked."""
        marques = self.extraSelections()
        return marques[0].cursor.selectedText() if marques else ""

    def _composer(self, curseur: QTextCursor, bloc: Bloc, *, premier: bool) -> None:
        forme = _COMPOSITIONS[bloc.genre]
        paragraphe = QTextBlockFormat()
        paragraphe.setTopMargin(0 if premier else forme.avant)
        paragraphe.setLeftMargin(forme.retrait)
        puce = _PUCE if bloc.genre is Genre.POINT else ""
        paragraphe.setTextIndent(-QFontMetrics(self._police(forme)).horizontalAdvance(puce))
        paragraphe.setLineHeight(
            forme.interligne, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        if bloc.genre in {Genre.GROUPE, Genre.TITRE}:
            paragraphe.setHeadingLevel(1 if bloc.genre is Genre.GROUPE else 2)
        if premier:
            curseur.setBlockFormat(paragraphe)
            curseur.setBlockCharFormat(self._lettres(forme))
        else:
            curseur.insertBlock(paragraphe, self._lettres(forme))
        curseur.insertText(puce + bloc.texte, self._lettres(forme))

    def _lettres(self, forme: _Composition) -> QTextCharFormat:
        lettres = QTextCharFormat()
        lettres.setFont(self._police(forme))
        lettres.setForeground(theme().couleur(forme.jeton))
        return lettres

    def _police(self, forme: _Composition) -> QFont:
        police = QFont(forme.famille)
        police.setPointSizeF(self.font().pointSizeF() * forme.taille)
        police.setBold(forme.gras)
        police.setItalic(forme.italique)
        return police

    def _serrer(self) -> None:
        """Never let a line be longer than what reads well."""
        metrique = QFontMetrics(self._police(_Composition()))
        marges = 2 * int(self.document().documentMargin())
        barre = self.verticalScrollBar().sizeHint().width()
        self.setMaximumWidth(metrique.horizontalAdvance(_LIGNE) + marges + barre + 2)

    def _marque(self, curseur: QTextCursor) -> QTextEdit.ExtraSelection:
        marque = QTextEdit.ExtraSelection()
        entier = QTextCursor(curseur)
        entier.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        marque.cursor = entier
        marque.format.setBackground(theme().couleur("cire_fond"))
        return marque

    def _suivre(self) -> None:
        haut = self._bloc_du_haut()
        if haut.isValid():
            self.parvenue.emit(haut.blockNumber())

    def _bloc_du_haut(self) -> QTextBlock:
        point = self.viewport().rect().topLeft()
        point.setY(point.y() + 4 * PAS)
        return self.cursorForPosition(point).block()
