"""An attachment on the screen, from memory: no file is ever written to be looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from shiboken6 import isValid

from desktop_app.application.pannes import ErreurCoffre, Obstacle, PieceNonMontree
from desktop_app.application.ports import Progres
from desktop_app.application.vues import Piece, Type
from desktop_app.domain.dossier import Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.champs.saisie import sans_piege
from desktop_app.ui.dossier.pieces import coupe
from desktop_app.ui.elements import (
    PAS,
    bouton,
    colonne,
    defilement,
    mots,
    pile,
    rangee,
    sans_balise,
)
from desktop_app.ui.lettre.apercu import en_image
from desktop_app.ui.lettre.impression import enregistrer
from desktop_app.ui.session import Session

_CARACTERES_MAX = 200_000
_POINTS = 110  # dots per inch
_PAGES_MAX = 30
_CONSERVEE = "Elle est conservée telle quelle dans le registre."
_OBSTACLES = {
    Obstacle.ILLISIBLE: f"Cette pièce ne peut pas être montrée ici. {_CONSERVEE}",
    Obstacle.TROP_VASTE: (
        "Cette pièce est trop grande pour être montrée ici\u00a0: plus de 200 pages, ou de "
        f"50 millions de pixels. {_CONSERVEE}"
    ),
    Obstacle.TROP_LENTE: f"Cette pièce demande trop de temps pour être montrée ici. {_CONSERVEE}",
}
# What is read, never what the file was called: no name decides what a file does on a disk.
_FINS = {
    Type.PDF: "pdf",
    Type.PNG: "png",
    Type.JPEG: "jpg",
    Type.TIFF: "tif",
    Type.TEXTE: "txt",
    Type.COURRIEL: "eml",
}
_COUPE = f"Seules les {_PAGES_MAX} premières pages sont montrées ici."


class Visionneuse(QWidget):
    """Shows one attachment; the look is journaled."""

    fermee = Signal()
    """Back to the step."""

    montree = Signal()
    """The attachment is on the screen, or why it is not."""

    def __init__(self, session: Session, numero: Numero, piece: Piece) -> None:
        super().__init__()
        self._session, self._numero, self._piece = session, numero, piece
        self._lecture = session.poste.lecture_piece()
        # The process that reads a file of others never outlives the look at it.
        self.destroyed.connect(self._lecture.abandonner)
        if (application := QApplication.instance()) is not None:
            application.aboutToQuit.connect(self.abandonner)
        fermer = bouton("← Revenir au dossier")
        fermer.clicked.connect(self.fermee)
        self.setFocusProxy(fermer)
        self._contenu: QWidget = mots("Lecture de la pièce…", "discret")
        titre = mots(coupe(piece.nom), "sous-titre")
        titre.setToolTip(sans_balise(piece.nom))
        copier = bouton("Enregistrer une copie…")
        copier.clicked.connect(self._enregistrer)
        tete = rangee(fermer, titre, copier, espace=2 * PAS)
        tete.setStretch(1, 1)
        self._boite = colonne(tete, self._contenu)
        self._boite.setStretch(1, 1)
        self.setLayout(self._boite)
        arriere_plan.lancer(self, self._lire, reussie=self._montrer, echouee=self._renoncer)

    def abandonner(self) -> None:
        """Stop reading."""
        self._lecture.abandonner()

    def _enregistrer(self) -> None:
        """Write the file as it came, outside the register, under a name that tells nothing."""
        numero = self._numero
        nom = f"Pièce {numero.annee}-{numero.rang:04d}.{_FINS[self._piece.type]}"
        try:
            octets = self._session.registre.contenu_piece(self._piece.id)
            # A lock may have closed everything while the dialog was open.
            if enregistrer(self, "Enregistrer une copie", octets, nom) and isValid(self):
                self._session.contexte().consigner("enregistrer_piece", numero)
        except (ErreurMetier, ErreurCoffre) as erreur:
            messages.panne(self, erreur, self._session.textes)

    def _lire(self, _: Progres) -> list[QImage] | str:
        """Read, then have it drawn in a process apart."""
        octets = self._session.registre.contenu_piece(self._piece.id)
        self._session.contexte().consigner("consulter_piece", self._numero)
        if self._piece.type is Type.TEXTE:
            return _decoder(octets)
        lue = self._lecture.lire(self._piece.type, octets, _POINTS, _PAGES_MAX + 1)
        return lue if isinstance(lue, str) else [en_image(page) for page in lue]

    def _montrer(self, contenu: list[QImage] | str) -> None:
        if isinstance(contenu, str):
            self._remplacer(_Lecture(sans_piege(contenu)))
        else:
            images = [_Image(image) for image in contenu[:_PAGES_MAX]]
            reste = [mots(_COUPE, "discret")] if len(contenu) > _PAGES_MAX else []
            self._remplacer(defilement(pile(*images, *reste, None, espace=2 * PAS)))
        self.montree.emit()

    def _renoncer(self, erreur: Exception) -> None:
        if isinstance(erreur, ErreurCoffre):
            self._remplacer(mots(messages.raison(erreur, self._session.textes), "erreur"))
        elif isinstance(erreur, PieceNonMontree):
            self._remplacer(mots(_OBSTACLES[erreur.obstacle]))
        else:
            # A process that could not be started: nothing was read.
            self._remplacer(mots(_OBSTACLES[Obstacle.ILLISIBLE]))
        self.montree.emit()

    def _remplacer(self, contenu: QWidget) -> None:
        self._boite.replaceWidget(self._contenu, contenu)
        self._contenu.hide()
        self._contenu.deleteLater()
        self._contenu = contenu
        self._boite.setStretch(1, 1)


class _Lecture(QPlainTextEdit):
    """Plain words, to be read."""

    def __init__(self, texte: str) -> None:
        super().__init__()
        self.setAccessibleName("Texte de la pièce")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setPlainText(texte)


class _Image(QLabel):
    """A picture, never wider than its place."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._originale = QPixmap.fromImage(image)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setMinimumSize(1, 1)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Fit the picture to the width."""
        super().resizeEvent(evenement)
        largeur = min(self.width(), self._originale.width())
        if self.pixmap().width() != largeur and largeur > 0:
            mode = Qt.TransformationMode.SmoothTransformation
            self.setPixmap(self._originale.scaledToWidth(largeur, mode))


def _decoder(octets: bytes) -> str:
    """Return a text in UTF-8 or in the Windows code page."""
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        texte = octets.decode("cp1252", errors="replace")
    return texte[:_CARACTERES_MAX]
