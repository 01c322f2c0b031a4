"""The attachments of a dossier: a list, and files joined by dropping or choosing them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.vues import Piece
from desktop_app.domain.dossier import Numero
from desktop_app.ui.elements import PAS, bouton, colonne, garnir, mots, pile, rangee
from desktop_app.ui.jonction import Jonction
from desktop_app.ui.session import Session
from desktop_app.ui.theme import theme

_NOM_MAX = 26  # characters


class Pieces(QWidget):
    """Lists the attachments; a refused file is told in place."""

    voulue = Signal(object)
    """An attachment is to be shown; carries the ``Piece``."""

    def __init__(self, session: Session, numero: Numero) -> None:
        super().__init__()
        self._session, self._numero = session, numero
        self._liste = pile(espace=2)
        self.jonction = Jonction(session, numero, "Joindre un fichier")
        self.jonction.jointes.connect(self._lister)
        choisir = bouton("Joindre un fichier…")
        choisir.clicked.connect(self.jonction.choisir)
        invitation = mots("Ou déposez les fichiers n’importe où sur le dossier.", "discret")
        self.setLayout(
            colonne(self._liste, self.jonction, rangee(choisir, None), invitation, espace=PAS)
        )
        self._lister()

    def _lister(self) -> None:
        pieces = self._session.registre.pieces(self._numero)
        lignes = [self._ligne(piece) for piece in pieces]
        garnir(self._liste, *(lignes or [mots("Aucune pièce.", "discret")]))

    def _ligne(self, piece: Piece) -> QWidget:
        ouvrir = bouton(coupe(piece.nom).replace("&", "&&"), "lien")
        ouvrir.setIcon(theme().icone("piece", "cire"))
        ouvrir.setAccessibleName(f"Montrer la pièce {piece.nom}")
        ouvrir.clicked.connect(lambda: self.voulue.emit(piece))
        genre = self._session.textes.mot("type_piece", piece.type)
        detail = mots(f"{genre} · {_taille(piece.taille)}", "discret")
        return pile(rangee(ouvrir, None), detail, espace=0)


def _taille(octets: int) -> str:
    if octets < 1024 * 1024:
        return f"{max(octets // 1024, 1)} Ko"
    return f"{octets / 1024 / 1024:.1f} Mo".replace(".", ",")


def coupe(nom: str) -> str:
    """Return a name that fits, its end kept."""
    return nom if len(nom) <= _NOM_MAX else f"{nom[: _NOM_MAX // 2]}…{nom[-_NOM_MAX // 2 :]}"
