"""The real pages of a document, as they will be printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop_app.application.ports_pdf import PageRendue
from desktop_app.application.poste import Poste
from desktop_app.ui.elements import Barre
from desktop_app.ui.geste import raccourci
from desktop_app.ui.lettre.relais import Relais
from desktop_app.ui.theme import theme

_MARGE = 16
_LARGEUR_MIN = 240
_LARGEUR_MAX = 860
"""Widest page at 100 %, in pixels: beyond, a page is read no better."""
_A4 = 210 / 25.4  # inches
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
_POINTS_MAX = 220  # per inch: beyond, pages only weigh more
_REPOS = 80  # milliseconds after the last change of size
_TOUCHES = (
    (QKeySequence.StandardKey.ZoomIn, 1),
    (QKeySequence.StandardKey.ZoomOut, -1),
    ("Ctrl+=", 1),
)


def en_image(page: PageRendue) -> QImage:
    """Return a page as Qt paints it."""
    rangee = page.largeur * 4
    vue = QImage(page.octets, page.largeur, page.hauteur, rangee, QImage.Format.Format_RGB32)
    # Qt does not keep the bytes alive: the copy owns its own.
    return vue.copy()


class ApercuPdf(QScrollArea):
    """Shows pages one under the other, as wide as its place; they are drawn aside."""

    montre = Signal()
    """The pages of the last document given are on the screen."""

    def __init__(self, poste: Poste) -> None:
        super().__init__()
        self._poste = poste
        self._pdf = b""
        self._zoom = 1.0
        self._pile = _Pile()
        self.setWidget(self._pile)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Aperçu des pages")
        # A bar that comes and goes would change the width of the pages, or do worse.
        self.setHorizontalScrollBar(Barre())
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumWidth(_LARGEUR_MIN + 2 * _MARGE)
        # A failure keeps the pages that were there: the document itself is untouched.
        self._relais = Relais(self)
        self._relais.fini.connect(self._recevoir)
        self._repos = QTimer(self, singleShot=True, interval=_REPOS)
        self._repos.timeout.connect(self._rendre)
        for touche, pas in _TOUCHES:
            raccourci(touche, self, partial(self.zoomer, pas))

    @property
    def pages(self) -> tuple[QImage, ...]:
        """The pages on the screen."""
        return self._pile.images

    def montrer(self, pdf: bytes) -> None:
        """Show a document where the one before stood, at the same place of the text."""
        self._pdf = pdf
        self._rendre()

    def vider(self) -> None:
        """Show nothing, and forget the document."""
        self._pdf = b""
        self._relais.oublier()
        self._pile.images = ()
        self._disposer()
        self.setAccessibleDescription("")

    def zoomer(self, pas: int) -> None:
        """Show the pages larger or smaller; the middle of the view stays in its middle."""
        rang = _ZOOMS.index(self._zoom) + pas
        if 0 <= rang < len(_ZOOMS):
            self._zoom = _ZOOMS[rang]
            self._disposer()
            self._repos.start()

    def _largeur_de_page(self) -> int:
        place = self.viewport().width() - 2 * _MARGE
        return round(max(_LARGEUR_MIN, min(place, _LARGEUR_MAX)) * self._zoom)

    def _disposer(self, largeur: int = 0) -> None:
        """Give each page its place; the text under the eyes stays there."""
        barre, demi = self.verticalScrollBar(), self.viewport().height() / 2
        avant, milieu = self._pile.height(), barre.value() + demi
        self._pile.disposer(largeur or self._largeur_de_page())
        if avant and self._pile.height() != avant:
            barre.setValue(round(milieu / avant * self._pile.height() - demi))

    def _rendre(self) -> None:
        if self._pdf:
            points = int(self._largeur_de_page() * self.devicePixelRatioF() / _A4)
            points = min(points, _POINTS_MAX)
            self._relais.demander(partial(_dessiner, self._poste, self._pdf, points))

    def _recevoir(self, images: tuple[QImage, ...]) -> None:
        self._pile.images = images
        self._disposer(self._largeur_nette(images[0]))
        nombre = f"{len(images)} pages" if len(images) > 1 else "1 page"
        self.setAccessibleDescription(nombre)
        self.montre.emit()

    def _largeur_nette(self, image: QImage) -> int:
        """Return the width at which a page is as sharp as it was drawn, where it may."""
        voulue, nette = self._largeur_de_page(), int(image.width() / self.devicePixelRatioF())
        return nette if 0 <= voulue - nette <= _A4 + 1 else voulue

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Fit the pages to the new width at once, and draw them sharp once it rests."""
        super().resizeEvent(evenement)
        self._disposer()
        self._repos.start()


def _dessiner(poste: Poste, pdf: bytes, points: int) -> tuple[QImage, ...]:
    return tuple(en_image(page) for page in poste.rendu.pages(pdf, points))


class _Pile(QWidget):
    """Paints the pages, one under the other, each a sheet on the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.images: tuple[QImage, ...] = ()
        self._largeur = 0

    def disposer(self, largeur: int) -> None:
        """Take the size of all pages, each that wide."""
        self._largeur = largeur
        hauteur = sum(self._hauteur(image) + _MARGE for image in self.images) + _MARGE
        self.resize(QSize(largeur + 2 * _MARGE, hauteur if self.images else 0))
        self.update()

    def _hauteur(self, image: QImage) -> int:
        return round(image.height() * self._largeur / image.width())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Paint every page on white, framed."""
        peintre = QPainter(self)
        peintre.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        peintre.setPen(theme().couleur("filet"))
        y = _MARGE
        for image in self.images:
            feuille = QRectF(_MARGE, y, self._largeur, self._hauteur(image))
            peintre.drawImage(feuille, image)
            peintre.drawRect(feuille.adjusted(-0.5, -0.5, 0.5, 0.5))
            y += self._hauteur(image) + _MARGE
        peintre.end()
