"""Where text is typed or pasted: one filter for all of it, and a limit that is seen."""

from __future__ import annotations

import re

from PySide6 import QtGui
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from desktop_app.ui.elements import mots
from desktop_app.ui.geste import entree_tenue

LIMITE = 32_767
"""Most characters a field holds."""

_PROCHE = LIMITE * 9 // 10
# Controls that end or hide a text, marks that turn its direction, halves of a character.
_INDESIRABLES = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_FINS_DE_LIGNE = "\r\n?|[\u2028\u2029]"
_BLANCS = "[\t\n]+"


def sans_piege(texte: str) -> str:
    """Return a text without anything hidden, or that turns it around."""
    return re.sub(_INDESIRABLES, "", re.sub(_FINS_DE_LIGNE, "\n", texte))


def propre(texte: str) -> str:
    """Return what may be typed in a field: what is pasted from elsewhere in usual characters."""
    if _ordinaire(texte):
        return texte[:LIMITE]
    from desktop_app.domain.caracteres import usuel  # noqa: PLC0415 - the first letters do without

    return usuel(sans_piege(texte))[:LIMITE]


def propre_sur_une_ligne(texte: str) -> str:
    """Return what may be typed on one line."""
    return re.sub(_BLANCS, " ", propre(texte))


def _ordinaire(texte: str) -> bool:
    """Tell at once whether there is nothing to look for in a text."""
    return texte.isascii() and texte.isprintable()


class Ligne(QLineEdit):
    """One line of text."""

    def __init__(self, nom: str = "") -> None:
        super().__init__()
        self.setAccessibleName(nom)
        self.setMaxLength(LIMITE)
        self.textChanged.connect(self._filtrer)

    def keyPressEvent(self, evenement: QtGui.QKeyEvent) -> None:
        """Take Enter once."""
        if not entree_tenue(evenement):
            super().keyPressEvent(evenement)

    def _filtrer(self, texte: str) -> None:
        net = propre_sur_une_ligne(texte)
        if net != texte:
            place = len(propre_sur_une_ligne(texte[: self.cursorPosition()]))
            self.setText(net)
            self.setCursorPosition(place)


class Texte(QPlainTextEdit):
    """Several lines of text; Tab goes to the next field."""

    def __init__(self, nom: str = "", lignes: int = 3) -> None:
        super().__init__()
        self.setAccessibleName(nom)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lignes + 24)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.compteur = compteur()
        self.textChanged.connect(self._filtrer)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave files to the screen, which attaches them."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only, as many as there is room for."""
        place = LIMITE - len(self.toPlainText()) + len(self.textCursor().selectedText())
        self.insertPlainText(propre(source.text())[: max(place, 0)])

    def _filtrer(self) -> None:
        texte = self.toPlainText()
        net = propre(texte)
        if net != texte:
            place = len(propre(texte[: self.textCursor().position()]))
            self.setPlainText(net)
            curseur = self.textCursor()
            curseur.movePosition(
                QtGui.QTextCursor.MoveOperation.Right, QtGui.QTextCursor.MoveMode.MoveAnchor, place
            )
            self.setTextCursor(curseur)
            return
        compter(self.compteur, texte)


def compteur() -> QLabel:
    """Return a label that tells how much room is left, once it matters."""
    etiquette = mots("", "attention")
    etiquette.setVisible(False)
    return etiquette


def compter(etiquette: QLabel, texte: str) -> None:
    """Show the count of characters near the limit."""
    etiquette.setText(f"{len(texte)} caractères sur {LIMITE}")
    # Before it stands in its place, showing it would open a window of its own.
    etiquette.setVisible(len(texte) >= _PROCHE and etiquette.parent() is not None)
