"""The seal, wherever the program says who it is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from desktop_app.ui.theme import theme


def sceau(cote: int) -> QLabel:
    """Return the seal in the colour of wax, as large as the letters ask."""
    taille = round(cote * theme().echelle)
    image = QLabel()
    image.setPixmap(theme().icone("sceau", "cire", taille).pixmap(taille, taille))
    return image
