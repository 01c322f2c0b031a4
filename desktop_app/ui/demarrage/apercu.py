"""The letterhead as letters will print it: the head of a real page, drawn while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.ui import arriere_plan
from desktop_app.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from desktop_app.application.ports_pdf import PageRendue
    from desktop_app.application.poste import Poste
    from desktop_app.domain.reponse import Cpas

_PAUSE = 80  # milliseconds after the last key
_APRES = 300  # milliseconds after the first picture: who types at once goes first
_FORMAT = 297 / 210  # height of an A4 page for a width of one


class ApercuEntete(QWidget):
    """Draws the page of a made-up letter; a refusal to draw leaves the last one."""

    apparue = Signal()
    """The sheet is on the screen, a moment after its first picture."""

    def __init__(self, poste: Poste, *, pied: bool = False) -> None:
        """Take what draws.

        Args:
            poste: What makes the letter and its picture.
            pied: Show the foot of the page, where the signatures are, rather than its head.
        """
        super().__init__()
        self._poste, self._pied = poste, pied
        self._lire: Callable[[], Cpas] | None = None
        self._image: QtGui.QImage | None = None
        self._en_cours = self.est_apparue = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._dessiner)
        self.setMinimumWidth(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Aperçu de vos lettres")

    def montrer(self, lire: Callable[[], Cpas]) -> None:
        """Show the letterhead of a CPAS, read a moment after the last call."""
        self._lire = lire
        if not self._en_cours:
            self._pause.start()

    @property
    def dessinee(self) -> bool:
        """Whether a page is shown."""
        return self._image is not None

    def _dessiner(self) -> None:
        lire, self._lire = self._lire, None
        if lire is None:
            return
        cpas, self._en_cours = lire(), True
        arriere_plan.lancer(
            self,
            lambda _: _composer(cpas, self._poste),
            reussie=self._recevoir,
            echouee=self._renoncer,
        )

    def _recevoir(self, page: PageRendue) -> None:
        couleurs = QtGui.QImage.Format.Format_RGB32
        image = QtGui.QImage(page.octets, page.largeur, page.hauteur, page.largeur * 4, couleurs)
        self._image = image.copy()
        self.update()
        self._reprendre()

    def _renoncer(self, erreur: Exception) -> None:
        """Keep the last page: what cannot be printed yet is told when the letter is made."""
        self._reprendre()
        if not isinstance(erreur, ErreurMetier):
            raise erreur

    def _reprendre(self) -> None:
        self._en_cours = False
        if self._lire is not None:
            self._pause.start()

    def _a_l_echelle(self, page: QtGui.QImage) -> QtGui.QImage:
        """Return the page as wide as its place, scaled so that small letters stay readable."""
        points = self.devicePixelRatioF()
        lisse = Qt.TransformationMode.SmoothTransformation
        image = page.scaledToWidth(round(self.width() * points), lisse)
        image.setDevicePixelRatio(points)
        return image

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the sheet as wide as its place: its head, or its foot, is what is seen."""
        if not self.est_apparue:
            self.est_apparue = True
            QTimer.singleShot(_APRES, self, self.apparue.emit)
        peintre = QPainter(self)
        hauteur = self.width() * _FORMAT
        haut = min(0.0, self.height() - hauteur) if self._pied else 0.0
        feuille = QRectF(0, haut, self.width(), hauteur).adjusted(0.5, 0.5, -0.5, -0.5)
        peintre.fillRect(feuille, Qt.GlobalColor.white)
        if self._image is not None:
            peintre.drawImage(QPointF(0, haut), self._a_l_echelle(self._image))
        peintre.setPen(theme().couleur("filet"))
        peintre.drawRect(feuille)


def _composer(cpas: Cpas, poste: Poste) -> PageRendue:
    """Draw the page; whatever makes letters is read by then, in the thread that draws."""
    from desktop_app.ui.demarrage.lettre_d_essai import page_d_essai  # noqa: PLC0415 - as said

    return page_d_essai(cpas, poste)
