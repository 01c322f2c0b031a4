"""A shape beside a word: never a colour alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui.elements import PAS, colonne, mots, rangee
from desktop_app.ui.theme import theme

_COTE = 20  # pixels


def signe(nom: str, jeton: str) -> QLabel:
    """Return a shape in a colour; the words beside it say the same."""
    etiquette = QLabel()
    etiquette.setPixmap(theme().icone(nom, jeton).pixmap(_COTE, _COTE))
    etiquette.setFixedWidth(_COTE)
    etiquette.setAlignment(Qt.AlignmentFlag.AlignTop)
    return etiquette


def dit(nom: str, jeton: str, texte: str, look: str = "") -> QWidget:
    """Return a sentence with its shape in front."""
    corps = QWidget()
    phrase = mots(texte, look)
    ligne = rangee(signe(nom, jeton), colonne(phrase, None), espace=PAS)
    ligne.setStretch(1, 1)
    corps.setLayout(ligne)
    return corps
