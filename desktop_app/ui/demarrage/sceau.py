"""The seal, wherever the program says who it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.ui.theme import theme


def sceau(cote: int) -> QLabel:
    """Return the seal in the colour of wax, as large as the letters ask."""
    taille, image = round(cote * theme().echelle), QLabel()
    points = image.devicePixelRatioF()
    lisse = Qt.TransformationMode.SmoothTransformation
    dessin = theme().dessin("sceau", "cire", taille).scaledToWidth(round(taille * points), lisse)
    dessin.setDevicePixelRatio(points)
    image.setPixmap(dessin)
    return image
