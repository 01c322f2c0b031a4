"""The look: the tokens of both appearances, the faces, the style sheet."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from PySide6 import QtGui
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.preferences import Apparence

RESSOURCES = Path(__file__).resolve().parents[2] / "resources"
FAMILLE = "Atkinson Hyperlegible"
FAMILLE_CITATION = "Gentium Book Plus"
_CORPS = 10.5  # points
_LIGNE = 20  # pixels: the least height of a line that is clicked or typed

JETONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "clair": {
            "papier": "#FAF8F4",
            "feuille": "#FFFFFF",
            "encre": "#1D2530",
            "encre2": "#566070",
            "filet": "#DCD7CD",
            "bord": "#8A8478",
            "cire": "#8E1B2E",
            "cire_fond": "#F6E9EA",
            "sur_cire": "#FFFFFF",
            "accord": "#2B6A3E",
            "attention": "#7F5200",
            "refus": "#9B2C1F",
        },
        "sombre": {
            "papier": "#15181D",
            "feuille": "#1D2127",
            "encre": "#E9E6E0",
            "encre2": "#A7ADB7",
            "filet": "#343A43",
            "bord": "#7B828D",
            "cire": "#E58A9A",
            "cire_fond": "#38242A",
            "sur_cire": "#15181D",
            "accord": "#7CC492",
            "attention": "#E0B35A",
            "refus": "#EE8F82",
        },
    }
)
_JETON = re.compile(r"@([a-z_]+[0-9]?)")
_FACES = ("Regular", "Bold", "Italic", "BoldItalic")
_ATKINSON, _GENTIUM = "AtkinsonHyperlegible", "GentiumBookPlus"
POLICES = tuple(f"{famille}-{face}" for famille in (_ATKINSON, _GENTIUM) for face in _FACES)
"""Every face, by the name of its file."""

PREMIERES = (f"{_ATKINSON}-Regular", f"{_ATKINSON}-Bold", f"{_GENTIUM}-Regular")
"""Those of the first window: words, labels and titles."""

_HABILLEE = "habillee"  # property of the windows that follow the look
_COTE = 20  # pixels of an icon at 100 %


class Theme:
    """The look that is shown; there is one for the whole program."""

    def __init__(self, application: QApplication, apparence: Apparence, taille: int) -> None:
        self._application = application
        self._icones: dict[tuple[str, str, int], QtGui.QIcon] = {}
        self.appliquer(apparence, taille)

    def appliquer(self, apparence: Apparence, taille: int) -> None:
        """Show another appearance or another size of letters, at once."""
        self.nom = "sombre" if _est_sombre(apparence) else "clair"
        self.jetons = JETONS[self.nom]
        self.echelle = taille / 100
        police = QFont(FAMILLE)
        police.setPointSizeF(_CORPS * taille / 100)
        self._application.setFont(police)
        self._application.setPalette(self._palette())
        feuille = (RESSOURCES / "style.qss").read_text(encoding="utf-8")
        images = {"icones": (RESSOURCES / "icons").as_posix(), "ton": self.nom}
        valeurs = {**self.jetons, **_tailles(taille), **images}
        self.feuille = _JETON.sub(lambda j: valeurs[j[1]], feuille)
        for fenetre in self._application.topLevelWidgets():
            if fenetre.property(_HABILLEE):
                fenetre.setStyleSheet(self.feuille)

    def habiller(self, fenetre: QWidget) -> None:
        """Give a window the look; all that stands in it follows, and its dialogs.

        Given to the application, it would be worked out anew for a whole screen each time that a
        part of it takes its place: a dossier would be slow to open.
        """
        fenetre.setProperty(_HABILLEE, True)  # noqa: FBT003 - Qt's own signature
        fenetre.setStyleSheet(self.feuille)

    def couleur(self, jeton: str) -> QColor:
        """Return the colour of a token."""
        return QColor(self.jetons[jeton])

    def icone(self, nom: str, jeton: str = "encre", cote: int = _COTE) -> QtGui.QIcon:
        """Return an icon of resources/icons in the colour of a token."""
        cle = (nom, self.jetons[jeton], cote)
        if cle not in self._icones:
            self._icones[cle] = QtGui.QIcon(self.dessin(nom, jeton, cote))
        return self._icones[cle]

    def dessin(self, nom: str, jeton: str, cote: int) -> QPixmap:
        """Return the same as a drawing, of twice as many pixels on a side."""
        trace = (RESSOURCES / "icons" / f"{nom}.svg").read_text(encoding="utf-8")
        teint = trace.replace("currentColor", self.jetons[jeton])
        rendu = QSvgRenderer(QByteArray(teint.encode()))
        image = QPixmap(cote * 2, cote * 2)
        image.fill(Qt.GlobalColor.transparent)
        peintre = QPainter(image)
        rendu.render(peintre)
        peintre.end()
        return image

    def _palette(self) -> QPalette:
        """Return Qt's own colours, for what the style sheet does not reach."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "papier",
            QPalette.ColorRole.Base: "feuille",
            QPalette.ColorRole.AlternateBase: "papier",
            QPalette.ColorRole.Button: "feuille",
            QPalette.ColorRole.WindowText: "encre",
            QPalette.ColorRole.Text: "encre",
            QPalette.ColorRole.ButtonText: "encre",
            QPalette.ColorRole.PlaceholderText: "encre2",
            QPalette.ColorRole.Highlight: "cire",
            QPalette.ColorRole.HighlightedText: "sur_cire",
            QPalette.ColorRole.ToolTipBase: "feuille",
            QPalette.ColorRole.ToolTipText: "encre",
            QPalette.ColorRole.Link: "cire",
        }
        for role, jeton in roles.items():
            palette.setColor(role, self.couleur(jeton))
        inactif = QPalette.ColorGroup.Disabled
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
            QPalette.ColorRole.WindowText,
        ):
            palette.setColor(inactif, role, self.couleur("encre2"))
        return palette


def theme() -> Theme:
    """Return the look that is shown.

    Raises:
        TypeError: The program has not made one yet.
    """
    trouve = QApplication.instance().property("theme")  # type: ignore[union-attr]
    if not isinstance(trouve, Theme):
        raise TypeError("no theme yet")
    return trouve


@functools.cache
def charger(police: str) -> None:
    """Read a face, once."""
    QFontDatabase.addApplicationFont(str(RESSOURCES / "fonts" / f"{police}.ttf"))


def installer(application: QApplication, apparence: Apparence, taille: int = 100) -> Theme:
    """Make the look and show it."""
    neuf = Theme(application, apparence, taille)
    application.setProperty("theme", neuf)
    return neuf


def _est_sombre(apparence: Apparence) -> bool:
    if apparence is Apparence.SYSTEME:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return apparence is Apparence.SOMBRE


def _tailles(taille: int) -> dict[str, str]:
    """Return the sizes of letters that the style sheet names."""
    points = {"corps": _CORPS, "petit": 9.5, "sous_titre": 13, "titre": 18}
    lettres = {nom: f"{valeur * taille / 100:g}pt" for nom, valeur in points.items()}
    return {**lettres, "ligne": f"{_LIGNE * taille // 100}px"}
