"""The small pieces every screen is made of: words, buttons, cards, banners."""

from __future__ import annotations

import re
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.annonce import Annonce
from desktop_app.ui.geste import Bouton
from desktop_app.ui.theme import theme

Boite = TypeVar("Boite", bound=QBoxLayout)

PAS = 8
"""The grid, in pixels."""

LIGNE_MAX = 640
"""Widest line of text that reads well, in pixels at 100 %."""

# A word without end would make the window as wide as itself: it may be cut anywhere.
_MOT_SANS_FIN = re.compile(r"\S{40}(?=\S)")
# What Qt takes for the beginning of markup.
_BALISE = re.compile("[<&]")


def allure(widget: QWidget, nom: str) -> None:
    """Give a widget one of the looks of the style sheet, even after it was shown."""
    if widget.property("allure") == nom:
        return
    widget.setProperty("allure", nom)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def mots(texte: str = "", look: str = "") -> QLabel:
    """Return a text that wraps; whatever was typed in it is never read as markup."""
    etiquette = (Annonce if look == "erreur" else QLabel)(_MOT_SANS_FIN.sub("\\g<0>\u200b", texte))
    etiquette.setTextFormat(Qt.TextFormat.PlainText)
    etiquette.setWordWrap(True)
    etiquette.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if look:
        etiquette.setProperty("allure", look)
    return etiquette


def sans_balise(texte: str) -> str:
    """Return a text for a tooltip, where Qt knows no other way to read what was typed as words."""
    return _BALISE.sub("\\g<0>\u200b", texte)


def bouton(verbe: str, look: str = "") -> Bouton:
    """Return a button whose name is its verb."""
    neuf = Bouton(verbe)
    neuf.setAccessibleName(verbe.replace("&", ""))
    if look:
        neuf.setProperty("allure", look)
    return neuf


def colonne(*contenu: QWidget | QLayout | None, marge: int = 0, espace: int = PAS) -> QVBoxLayout:
    """Return things one under the other; None is a space that stretches."""
    pile = QVBoxLayout()
    return _remplir(pile, contenu, marge, espace)


def rangee(*contenu: QWidget | QLayout | None, marge: int = 0, espace: int = PAS) -> QHBoxLayout:
    """Return things side by side; None is a space that stretches."""
    ligne = QHBoxLayout()
    return _remplir(ligne, contenu, marge, espace)


def _remplir(
    boite: Boite, contenu: tuple[QWidget | QLayout | None, ...], marge: int, espace: int
) -> Boite:
    boite.setContentsMargins(marge, marge, marge, marge)
    boite.setSpacing(espace)
    for element in contenu:
        if element is None:
            boite.addStretch(1)
        elif isinstance(element, QLayout):
            boite.addLayout(element)
        else:
            boite.addWidget(element)
    return boite


def pile(*contenu: QWidget | QLayout | None, espace: int = PAS) -> QWidget:
    """Return a widget that holds things one under the other."""
    corps = QWidget()
    corps.setLayout(colonne(*contenu, espace=espace))
    return corps


def etiquete(libelle: str, champ: QWidget, aide: str = "") -> QBoxLayout:
    """Return a field under its label, with a line of help, all of it told to assistive tools."""
    etiquette = mots(libelle, "question")
    etiquette.setBuddy(champ)
    champ.setAccessibleName(libelle)
    if not aide:
        return colonne(etiquette, champ, espace=PAS // 2)
    champ.setAccessibleDescription(aide)
    return colonne(etiquette, champ, mots(aide, "discret"), espace=PAS // 2)


def borne(contenu: QWidget, largeur: int = LIGNE_MAX) -> QWidget:
    """Return a widget that is never wider than a line that reads well, at the left of its place.

    The bound stands in a row: in a column, the height would be asked for the whole width.
    """
    contenu.setMaximumWidth(round(largeur * theme().echelle))
    corps = QWidget()
    ligne = rangee(contenu, None)
    ligne.setStretch(0, 1)
    ligne.setStretch(1, 0)
    corps.setLayout(ligne)
    return corps


def vider(widget: QWidget) -> None:
    """Take everything out of a widget; it is gone from the screen at once."""
    boite = widget.layout()
    while boite is not None and (place := boite.takeAt(0)) is not None:
        contenu = place.widget()
        if contenu is not None:
            contenu.hide()
            contenu.deleteLater()


def montrer_si(widget: QWidget, *, montre: bool) -> None:
    """Show or hide a widget, where it is not so already.

    What is told to show is styled at once, and again each time it is put into something else.
    """
    if widget.isHidden() is montre:
        widget.setVisible(montre)


def garnir(widget: QWidget, *contenu: QWidget) -> None:
    """Put other things into a widget, shown at once: what waits cannot take the focus."""
    vider(widget)
    boite = widget.layout()
    if boite is None:
        return
    for element in contenu:
        boite.addWidget(element)
        montrer_si(element, montre=True)


def carte(*contenu: QWidget | QLayout | None) -> QFrame:
    """Return a sheet of paper that holds things one under the other."""
    cadre = QFrame()
    cadre.setProperty("allure", "carte")
    cadre.setLayout(colonne(*contenu, marge=2 * PAS))
    return cadre


def bandeau(*contenu: QWidget | QLayout | None) -> QFrame:
    """Return a banner: something to know before anything else."""
    cadre = QFrame()
    cadre.setProperty("allure", "bandeau")
    cadre.setLayout(colonne(*contenu, marge=PAS + 4))
    return cadre


def filet() -> QFrame:
    """Return a thin line."""
    cadre = QFrame()
    cadre.setProperty("allure", "filet")
    return cadre


class Barre(QScrollBar):
    """A scroll bar that keeps its place, and is drawn only where there is something to scroll.

    One that comes and goes is dangerous: a screen reader that counted it and asks Qt for it
    once it has gone ends the program.
    """

    def paintEvent(self, evenement: QPaintEvent) -> None:
        """Draw it, if it is of any use."""
        if self.maximum() > self.minimum():
            super().paintEvent(evenement)


class BarreEffacee(Barre):
    """A scroll bar that is always there too, and takes no room until there is something to scroll.

    For what scrolls on a small screen only.
    """

    def __init__(self, sens: Qt.Orientation) -> None:
        super().__init__(sens)
        self.rangeChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Ask for no room while everything fits."""
        return super().sizeHint() if self.maximum() > self.minimum() else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more."""
        return self.sizeHint()


class _Defilement(QScrollArea):
    """Takes what it scrolls once it stands in its place: Qt styles at once what it is given."""

    def __init__(self, contenu: QWidget) -> None:
        super().__init__()
        contenu.setParent(self.viewport())
        self._contenu = contenu

    def event(self, evenement: QEvent) -> bool:
        """Take it just before the style is given to all there is."""
        if evenement.type() == QEvent.Type.Polish and self.widget() is None:
            self.setWidget(self._contenu)
        return super().event(evenement)


def defilement(contenu: QWidget) -> QScrollArea:
    """Return something that scrolls when it is taller than its place."""
    zone = _Defilement(contenu)
    zone.setWidgetResizable(True)
    zone.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    zone.setVerticalScrollBar(Barre())
    zone.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    # The bar follows the focus: it needs none itself.
    zone.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return zone


def effacer_les_barres(zone: QScrollArea) -> None:
    """Let an area take the whole of its place where nothing has to scroll."""
    zone.setHorizontalScrollBar(BarreEffacee(Qt.Orientation.Horizontal))
    zone.setVerticalScrollBar(BarreEffacee(Qt.Orientation.Vertical))
    zone.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    zone.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)


def a_l_etroit(contenu: QWidget) -> QScrollArea:
    """Return something that scrolls both ways where even its least does not fit."""
    zone = defilement(contenu)
    effacer_les_barres(zone)
    return zone


def garder_la_place_du_gras(choix: QAbstractButton, autour: int) -> None:
    """Keep a button wide enough for its word in bold, so that checking it moves nothing."""
    police = choix.font()
    police.setBold(True)
    choix.setMinimumWidth(QFontMetrics(police).horizontalAdvance(choix.text()) + autour)
