"""A copy of a finished letter: its own pages, each marked; the letter itself is never touched."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter, QPdfWriter, QPen

from desktop_app.application.poste import Poste
from desktop_app.ui.lettre.apercu import en_image
from desktop_app.ui.theme import FAMILLE_CITATION

_MOT = "COPIE"
_POINTS = 300  # per inch
_ENCRE = QColor("#1A2B52")


def marquer(pdf: bytes, poste: Poste) -> bytes:
    """Return the pages of a letter as pictures that bear the mark; made in memory."""
    tampon = QBuffer()
    tampon.open(QIODevice.OpenModeFlag.WriteOnly)
    cible = QPdfWriter(tampon)
    cible.setCreator("Sceau")
    cible.setTitle("Copie")
    cible.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    cible.setPageMargins(QMarginsF())
    cible.setResolution(_POINTS)
    peintre = QPainter(cible)
    for rang, page in enumerate(poste.rendu.pages(pdf, _POINTS)):
        if rang:
            cible.newPage()
        image = en_image(page)
        peintre.drawImage(QRect(QPoint(0, 0), image.size()), image)
        _ecrire(peintre, image.width())
    peintre.end()
    return bytes(tampon.data().data())


def _ecrire(peintre: QPainter, largeur: int) -> None:
    """Write the mark at the top right of a page that wide, as letters bear it."""
    millimetre = largeur / 210
    cadre = QRectF(160 * millimetre, 14.5 * millimetre, 30 * millimetre, 7 * millimetre)
    police = QFont(FAMILLE_CITATION)
    police.setBold(True)
    police.setPixelSize(round(4.2 * millimetre))
    peintre.setFont(police)
    peintre.setPen(QPen(_ENCRE, millimetre / 5))
    peintre.drawRect(cadre)
    peintre.drawText(cadre, Qt.AlignmentFlag.AlignCenter, _MOT)
