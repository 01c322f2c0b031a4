"""An attachment on the screen, from memory: no file is ever written to be looked at."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.ports import Progres
from desktop_app.application.vues import Piece, Type
from desktop_app.domain.dossier import Numero
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.champs.saisie import sans_piege
from desktop_app.ui.dossier.pieces import coupe
from desktop_app.ui.elements import PAS, bouton, colonne, defilement, mots, pile, rangee
from desktop_app.ui.lettre.apercu import en_image
from desktop_app.ui.session import Session

_PIXELS_MAX = 50_000_000
_CARACTERES_MAX = 200_000
_POINTS = 110  # dots per inch
_PAGES_MAX = 30
_ENTETES = (("De", "from"), ("À", "to"), ("Date", "date"), ("Objet", "subject"))
_ILLISIBLE = (
    "Cette pièce ne peut pas être montrée ici. Elle est conservée telle quelle dans le registre."
)
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
        fermer = bouton("← Revenir au dossier")
        fermer.clicked.connect(self.fermee)
        self.setFocusProxy(fermer)
        self._contenu: QWidget = mots("Lecture de la pièce…", "discret")
        titre = mots(coupe(piece.nom), "sous-titre")
        titre.setToolTip(piece.nom)
        tete = rangee(fermer, titre, espace=2 * PAS)
        tete.setStretch(1, 1)
        self._boite = colonne(tete, self._contenu)
        self._boite.setStretch(1, 1)
        self.setLayout(self._boite)
        arriere_plan.lancer(self, self._lire, reussie=self._montrer, echouee=self._renoncer)

    def _lire(self, _: Progres) -> list[QImage] | str:
        """Read and decode aside; no picture where it cannot be shown."""
        octets = self._session.registre.contenu_piece(self._piece.id)
        self._session.consigner("consulter_piece", self._numero)
        match self._piece.type:
            case Type.PDF:
                rendues = self._session.poste.rendu.pages(octets, _POINTS, _PAGES_MAX + 1)
                return [en_image(page) for page in rendues]
            case Type.TEXTE:
                return _decoder(octets)
            case Type.COURRIEL:
                return _courriel(octets)
            case _:
                image = _image(octets)
                return [image] if image is not None else []

    def _montrer(self, contenu: list[QImage] | str) -> None:
        if isinstance(contenu, str):
            self._remplacer(_Lecture(contenu))
        elif contenu:
            images = [_Image(image) for image in contenu[:_PAGES_MAX]]
            reste = [mots(_COUPE, "discret")] if len(contenu) > _PAGES_MAX else []
            self._remplacer(defilement(pile(*images, *reste, None, espace=2 * PAS)))
        else:
            self._remplacer(mots(_ILLISIBLE))
        self.montree.emit()

    def _renoncer(self, erreur: Exception) -> None:
        connue = isinstance(erreur, ErreurCoffre)
        # What a reader of files cannot read is no fault of the program.
        phrase = messages.raison(erreur, self._session.textes) if connue else _ILLISIBLE
        self._remplacer(mots(phrase, "erreur" if connue else ""))
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


def _image(octets: bytes) -> QImage | None:
    """Decode a picture, unless it is too large or none."""
    tampon = QBuffer()
    tampon.setData(QByteArray(octets))
    tampon.open(QIODevice.OpenModeFlag.ReadOnly)
    lecteur = QImageReader(tampon)
    lecteur.setAutoTransform(True)
    taille = lecteur.size()
    if not taille.isValid() or taille.width() * taille.height() > _PIXELS_MAX:
        return None
    image = lecteur.read()
    return None if image.isNull() else image


def _decoder(octets: bytes) -> str:
    """Return a text in UTF-8 or in the Windows code page."""
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        texte = octets.decode("cp1252", errors="replace")
    return sans_piege(texte[:_CARACTERES_MAX])


def _courriel(octets: bytes) -> str:
    """Return the plain words of an e-mail; nothing of it is run or fetched."""
    try:
        message = message_from_bytes(octets, policy=policy.default)
        assert isinstance(message, EmailMessage)  # noqa: S101 - what this policy makes
        tete = [f"{nom}\u00a0: {message[cle]}" for nom, cle in _ENTETES if message[cle]]
        corps = message.get_body(preferencelist=("plain",))
        texte = str(corps.get_content()) if corps is not None else _decoder(octets)
    except (LookupError, ValueError, TypeError, AttributeError, AssertionError):
        # A malformed e-mail is shown as it came.
        return _decoder(octets)
    return sans_piege("\n".join([*tete, "", texte])[:_CARACTERES_MAX])
