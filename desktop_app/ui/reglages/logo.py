"""The logo of the letterhead: chosen once, kept with the CPAS."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui import messages
from desktop_app.ui.elements import bouton, colonne, mots, rangee

OCTETS_MAX = 500_000
_GENRES = "Images (*.png *.jpg *.jpeg)"
_MARQUES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_COTE = 48  # pixels

_TROP_GRAND = "Cette image dépasse 500 ko. Choisissez-en une plus petite."
_ILLISIBLE = "Ce fichier n’est pas une image PNG ou JPEG lisible. Choisissez-en un autre."


class ChampLogo(QWidget):
    """Shows the logo, takes another, removes it."""

    change = Signal()
    """It is another one."""

    def __init__(self) -> None:
        super().__init__()
        self.valeur = ""
        self._image = QLabel()
        self._faute = mots("", "erreur")
        self._choisir = bouton("Choisir un logo…")
        self._retirer = bouton("Retirer le logo")
        self._choisir.clicked.connect(self._demander)
        self._retirer.clicked.connect(lambda: self._remplacer(""))
        self.setFocusProxy(self._choisir)
        self.setLayout(
            colonne(rangee(self._image, self._choisir, self._retirer, None), self._faute)
        )
        self.poser("")

    def poser(self, valeur: str) -> None:
        """Show a logo, in base64; "" for none."""
        self.valeur = valeur
        self._faute.hide()
        image = QPixmap()
        if valeur:
            image.loadFromData(QByteArray.fromBase64(QByteArray(valeur.encode())))
        self._image.setVisible(not image.isNull())
        self._retirer.setVisible(bool(valeur))
        if not image.isNull():
            gardee = Qt.AspectRatioMode.KeepAspectRatio
            lisse = Qt.TransformationMode.SmoothTransformation
            self._image.setPixmap(image.scaled(_COTE * 2, _COTE, gardee, lisse))

    def prendre(self, contenu: bytes) -> None:
        """Take the bytes of a file, or say why not; what was shown then stays."""
        faute = _faute(contenu)
        if faute:
            self._faute.setText(faute)
            self._faute.show()
        else:
            self._remplacer(QByteArray(contenu).toBase64().toStdString())

    def _remplacer(self, valeur: str) -> None:
        self.poser(valeur)
        self.change.emit()

    def _demander(self) -> None:
        for chemin in messages.choisir_fichiers(self, "Choisir un logo", _GENRES)[:1]:
            try:
                with chemin.open("rb") as fichier:
                    self.prendre(fichier.read(OCTETS_MAX + 1))
            except OSError:
                self.prendre(b"")


def _faute(contenu: bytes) -> str:
    if len(contenu) > OCTETS_MAX:
        return _TROP_GRAND
    lisible = contenu.startswith(_MARQUES) and QPixmap().loadFromData(QByteArray(contenu))
    return "" if lisible else _ILLISIBLE
