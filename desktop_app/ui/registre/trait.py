"""How a cell is drawn: a drawing, a line of words, and a smaller one under it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.registre.colonnes import GRAS, SOUS
from desktop_app.ui.registre.pages import Index
from desktop_app.ui.theme import theme

_MARGE = 8
_BARRE = 4  # pixels of the mark of the current row
_GRIS = 0.9  # size of the second line
_COMPOSEES = 1_024  # lines kept in each kind of letters: few words fill most of a list
_DROIT = QTransform()


class _Lettres:
    """One kind of letters, and the lines laid out in them: each once, whichever row shows it."""

    def __init__(self, police: QFont, encre: str, *, gras: bool = False) -> None:
        self.police, self.encre = QFont(police), theme().couleur(encre)
        self.police.setBold(gras)
        self.composer = lru_cache(_COMPOSEES)(self._composer)

    def _composer(self, texte: str, largeur: int) -> QStaticText:
        """Return a line ready to be drawn, cut where it is wider than its place."""
        composee = self._preparer(texte)
        if composee.size().width() > largeur:
            mesure = QFontMetrics(self.police)
            court = mesure.elidedText(texte, Qt.TextElideMode.ElideRight, largeur)
            composee = self._preparer(court)
        return composee

    def _preparer(self, texte: str) -> QStaticText:
        composee = QStaticText(texte)
        composee.setTextFormat(Qt.TextFormat.PlainText)
        composee.prepare(_DROIT, self.police)
        return composee

    def ecrire(self, peintre: QPainter, place: QRect, dessus: int, texte: str) -> None:
        """Write a line in a place, from a height down."""
        peintre.setFont(self.police)
        peintre.setPen(self.encre)
        composee = self.composer(texte, place.width())
        peintre.drawStaticText(QPoint(place.left(), dessus), composee)


class _Casse:
    """The letters of a list in one look: first lines, those that stand out, second lines."""

    def __init__(self, police: QFont) -> None:
        self.aspect = QFont(police), theme().jetons
        petite = QFont(police)
        petite.setPointSizeF(petite.pointSizeF() * _GRIS)
        self.haut = QFontMetrics(police).height()
        self.ordinaires = _Lettres(police, "encre")
        self.grasses = _Lettres(police, "encre", gras=True)
        self.petites = _Lettres(petite, "encre2")


class Trait(QStyledItemDelegate):
    """Draws the cells of a list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._casse = _Casse(QFont())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the place of a cell: two lines and the air around them."""
        return QSize(super().sizeHint(option, index).width(), hauteur(option.fontMetrics))

    def paint(self, peintre: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        peintre.save()
        if option.state & QStyle.StateFlag.State_Selected:
            _marquer(peintre, option.rect, premiere=index.column() == 0)
        place = option.rect.adjusted(_MARGE, 0, -_MARGE, 0)
        # Asked of the model itself: through the index, every answer would cross Qt twice.
        icone = index.model().data(index, Qt.ItemDataRole.DecorationRole)
        if icone is not None:
            cote = option.fontMetrics.height()
            cadre = QRect(place.left(), place.center().y() - cote // 2, cote, cote)
            icone.paint(peintre, cadre)
            place.setLeft(cadre.right() + _MARGE)
        if self._casse.aspect != (option.font, theme().jetons):
            self._casse = _Casse(option.font)
        self._ecrire(peintre, place, index)
        peintre.restore()

    def _ecrire(self, peintre: QPainter, place: QRect, index: Index) -> None:
        """Write one line in the middle, or two around it."""
        modele, casse, milieu = index.model(), self._casse, place.center().y() + 1
        sous = modele.data(index, SOUS)
        dessus = milieu - casse.haut if sous else place.top() + (place.height() - casse.haut) // 2
        premieres = casse.grasses if modele.data(index, GRAS) else casse.ordinaires
        premieres.ecrire(peintre, place, dessus + 1, modele.data(index))
        if sous:
            casse.petites.ecrire(peintre, place, milieu, sous)


def _marquer(peintre: QPainter, place: QRect, *, premiere: bool) -> None:
    """Show that a row is the current one: its ground, and a bar at its beginning."""
    peintre.fillRect(place, theme().couleur("cire_fond"))
    if premiere:
        peintre.fillRect(place.adjusted(0, 0, _BARRE - place.width(), 0), theme().couleur("cire"))


def hauteur(mesure: QFontMetrics) -> int:
    """Return how high a row is."""
    return round(mesure.height() * 2.7)
