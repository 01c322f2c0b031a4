"""The letterhead as letters will print it: the head of a real page, drawn while one types."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.application.ports_pdf import PageRendue
from desktop_app.application.poste import Poste
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.reponse import (
    Correspondant,
    Cpas,
    Etat,
    Genre,
    Lettre,
    Qualite,
    Signataire,
)
from desktop_app.ui import arriere_plan
from desktop_app.ui.theme import theme

_PAUSE = 80  # milliseconds after the last key
_PPP = 144
_FORMAT = 297 / 210  # height of an A4 page for a width of one
_MOT = "…"


class ApercuEntete(QWidget):
    """Draws the page of a made-up letter; a refusal to draw leaves the last one."""

    def __init__(self, poste: Poste, *, pied: bool = False) -> None:
        """Take what draws.

        Args:
            poste: What makes the letter and its picture.
            pied: Show the foot of the page, where the signatures are, rather than its head.
        """
        super().__init__()
        self._poste, self._pied = poste, pied
        self._cpas: Cpas | None = None
        self._image = QImage()
        self._en_cours = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._dessiner)
        self.setMinimumWidth(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Aperçu de vos lettres")

    def montrer(self, cpas: Cpas) -> None:
        """Show the letterhead of a CPAS, a moment after the last call."""
        self._cpas = cpas
        if not self._en_cours:
            self._pause.start()

    @property
    def dessinee(self) -> bool:
        """Whether a page is shown."""
        return not self._image.isNull()

    def _dessiner(self) -> None:
        cpas, self._cpas = self._cpas, None
        if cpas is None:
            return
        self._en_cours = True
        arriere_plan.lancer(
            self,
            lambda _: _page(cpas, self._poste),
            reussie=self._recevoir,
            echouee=self._renoncer,
        )

    def _recevoir(self, page: PageRendue) -> None:
        image = QImage(
            page.octets, page.largeur, page.hauteur, page.largeur * 4, QImage.Format.Format_RGB32
        )
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
        if self._cpas is not None:
            self._pause.start()

    def _a_l_echelle(self) -> QImage:
        """Return the page as wide as its place, scaled so that small letters stay readable."""
        points = self.devicePixelRatioF()
        lisse = Qt.TransformationMode.SmoothTransformation
        image = self._image.scaledToWidth(round(self.width() * points), lisse)
        image.setDevicePixelRatio(points)
        return image

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the sheet as wide as its place: its head, or its foot, is what is seen."""
        peintre = QPainter(self)
        hauteur = self.width() * _FORMAT
        haut = min(0.0, self.height() - hauteur) if self._pied else 0.0
        feuille = QRectF(0, haut, self.width(), hauteur).adjusted(0.5, 0.5, -0.5, -0.5)
        peintre.fillRect(feuille, QColor(Qt.GlobalColor.white))
        if self.dessinee:
            peintre.drawImage(QPointF(0, haut), self._a_l_echelle())
        peintre.setPen(theme().couleur("filet"))
        peintre.drawRect(feuille)


def _page(cpas: Cpas, poste: Poste) -> PageRendue:
    """Return the first page of that letter, as a picture; it takes a while the first time."""
    pdf = poste.redaction().composer(_lettre(cpas, poste))
    return poste.rendu.pages(pdf, _PPP)[0]


def _lettre(cpas: Cpas, poste: Poste) -> Lettre:
    """Return a letter that answers nobody, under that letterhead."""
    qui = replace(cpas, nom=cpas.nom or _MOT, commune=cpas.commune or _MOT)
    return Lettre(
        genre=Genre.REFUS,
        numero=f"{poste.horloge().year}/0001",
        date=poste.horloge().date(),
        cpas=replace(qui, adresse=cpas.adresse or (_MOT,)),
        correspondant=Correspondant(
            nom="Destinataire de la lettre", adresse=("Rue et numéro", "Code postal et localité")
        ),
        principe=poste.contenu().referentiel.principe_penal(poste.horloge().date()).citation,
        points=(),
        signataires=(
            Signataire(
                qualite=Qualite.DIRECTEUR_GENERAL,
                nom=cpas.directeur_general or _MOT,
                titre=cpas.titre_directeur_general,
            ),
            Signataire(
                qualite=Qualite.PRESIDENT,
                nom=cpas.president or _MOT,
                titre=cpas.titre_president,
            ),
        ),
        etat=Etat.PROJET,
    )
