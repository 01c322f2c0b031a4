"""How a cell is drawn: a drawing, a line of words, and a smaller one under it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.registre.colonnes import GRAS, SOUS
from desktop_app.ui.registre.pages import Index
from desktop_app.ui.theme import theme

_MARGE = 8
_BARRE = 4  # pixels of the mark of the current row
_GRIS = 0.9  # size of the second line


class Trait(QStyledItemDelegate):
    """Draws the cells of a list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the place of a cell: two lines and the air around them."""
        return QSize(super().sizeHint(option, index).width(), hauteur(option.fontMetrics))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        peintre.save()
        if option.state & QStyle.StateFlag.State_Selected:
            _marquer(peintre, option.rect, premiere=index.column() == 0)
        place = option.rect.adjusted(_MARGE, 0, -_MARGE, 0)
        icone = index.data(Qt.ItemDataRole.DecorationRole)
        if icone is not None:
            cote = option.fontMetrics.height()
            cadre = QRect(place.left(), place.center().y() - cote // 2, cote, cote)
            icone.paint(peintre, cadre)
            place.setLeft(cadre.right() + _MARGE)
        _ecrire(peintre, place, option.font, index)
        peintre.restore()


def _marquer(peintre: QPainter, place: QRect, *, premiere: bool) -> None:
    """Show that a row is the current one: its ground, and a bar at its beginning."""
    peintre.fillRect(place, theme().couleur("cire_fond"))
    if premiere:
        peintre.fillRect(place.adjusted(0, 0, _BARRE - place.width(), 0), theme().couleur("cire"))


def hauteur(mesure: QFontMetrics) -> int:
    """Return how high a row is."""
    return round(mesure.height() * 2.7)


def _ecrire(peintre: QPainter, place: QRect, police: QFont, index: Index) -> None:
    """Write one line in the middle, or two around it."""
    texte, sous = index.data(), index.data(SOUS)
    premiere, seconde = QFont(police), QFont(police)
    premiere.setBold(bool(index.data(GRAS)))
    seconde.setPointSizeF(seconde.pointSizeF() * _GRIS)
    milieu = place.center().y() + 1
    haut, bas = QRect(place), QRect(place)
    if sous:
        haut.setBottom(milieu)
        bas.setTop(milieu)
    appui = Qt.AlignmentFlag.AlignBottom if sous else Qt.AlignmentFlag.AlignVCenter
    _ligne(peintre, haut, texte, premiere, "encre", appui)
    if sous:
        _ligne(peintre, bas, sous, seconde, "encre2", Qt.AlignmentFlag.AlignTop)


def _ligne(
    peintre: QPainter,
    place: QRect,
    texte: str,
    police: QFont,
    jeton: str,
    hauteur: Qt.AlignmentFlag,
) -> None:
    court = QFontMetrics(police).elidedText(texte, Qt.TextElideMode.ElideRight, place.width())
    peintre.setFont(police)
    peintre.setPen(theme().couleur(jeton))
    peintre.drawText(place, int(hauteur | Qt.AlignmentFlag.AlignLeft), court)
