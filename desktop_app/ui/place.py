"""Where the window stands: on a screen that exists, and never larger than it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow

from desktop_app.preferences import SANS_COIN, Preferences

MOINDRE = QSize(880, 440)
"""Smallest size that is laid out, in pixels; a smaller screen is scrolled over."""

_CADRE = QSize(16, 40)  # pixels of the edges and of the title that the system draws around


def poser(fenetre: QMainWindow, preferences: Preferences) -> None:
    """Put a window where it was left, or in the middle of the screen where that one is gone."""
    taille, coin = QSize(*preferences.fenetre), QPoint(*preferences.coin)
    connu = preferences.coin != SANS_COIN
    ecran = QGuiApplication.screenAt(QRect(coin, taille).center()) if connu else None
    libre = (ecran or QGuiApplication.primaryScreen()).availableGeometry()
    fenetre.resize(_borner(fenetre, taille, libre))
    cadre = QRect(coin, fenetre.size() + _CADRE)
    if ecran is None:
        cadre.moveCenter(libre.center())
    fenetre.move(_dans(libre, cadre))
    if preferences.maximisee:
        fenetre.setWindowState(Qt.WindowState.WindowMaximized)


def ramener(fenetre: QMainWindow, ecran: QScreen) -> None:
    """Let a window be no larger than the screen that it was moved to."""
    libre = ecran.availableGeometry()
    taille = _borner(fenetre, fenetre.size(), libre)
    if taille != fenetre.size() and not fenetre.isMaximized():
        fenetre.resize(taille)
        fenetre.move(_dans(libre, QRect(fenetre.pos(), taille + _CADRE)))


def _borner(fenetre: QMainWindow, taille: QSize, libre: QRect) -> QSize:
    """Return a size that fits, and let the window go down to the least that does."""
    place = libre.size() - _CADRE
    fenetre.setMinimumSize(MOINDRE.boundedTo(place))
    return taille.boundedTo(place)


def _dans(libre: QRect, cadre: QRect) -> QPoint:
    """Return where a frame stands once it is moved inside what is free."""
    gauche = max(libre.left(), min(cadre.left(), libre.right() + 1 - cadre.width()))
    haut = max(libre.top(), min(cadre.top(), libre.bottom() + 1 - cadre.height()))
    return QPoint(gauche, haut)
