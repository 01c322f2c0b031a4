"""The attachments of a dossier: a list, and files joined by dropping or choosing them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.ports import Progres
from desktop_app.application.vues import Piece
from desktop_app.domain.dossier import Numero
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.elements import PAS, bouton, colonne, garnir, mots, pile, rangee
from desktop_app.ui.session import Session
from desktop_app.ui.theme import theme

_LUS_AU_PLUS = 26 * 1024 * 1024  # bytes: one too many is enough to be refused
_NOM_MAX = 26  # characters
_GENRES = "Pièces (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.txt *.eml);;Tous les fichiers (*)"


class Pieces(QWidget):
    """Lists the attachments; a refused file is told in place."""

    voulue = Signal(object)
    """An attachment is to be shown; carries the ``Piece``."""

    jointes = Signal()
    """The files that were given are in the register, or were refused."""

    def __init__(self, session: Session, numero: Numero) -> None:
        super().__init__()
        self._session, self._numero = session, numero
        self._liste = pile(espace=2)
        self._refus = mots("", "erreur")
        self._refus.setVisible(False)
        choisir = bouton("Joindre un fichier…")
        choisir.clicked.connect(self._choisir)
        invitation = mots("Ou déposez les fichiers n’importe où sur le dossier.", "discret")
        self.setLayout(
            colonne(self._liste, self._refus, rangee(choisir, None), invitation, espace=PAS)
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

    def _choisir(self) -> None:
        self.joindre(messages.choisir_fichiers(self, "Joindre un fichier", _GENRES))

    def joindre(self, chemins: tuple[Path, ...]) -> None:
        """Join files, one after the other, in a thread."""
        if not chemins:
            return
        self._refus.setVisible(False)
        arriere_plan.lancer(
            self,
            partial(_joindre, self._session, self._numero, chemins),
            reussie=self._dire,
            echouee=lambda erreur: self._dire([messages.raison(erreur, self._session.textes)]),
        )

    def _dire(self, refus: list[str]) -> None:
        self._lister()
        self._refus.setText("\n".join(refus))
        self._refus.setVisible(bool(refus))
        self.jointes.emit()


def _joindre(
    session: Session, numero: Numero, chemins: tuple[Path, ...], avancer: Progres
) -> list[str]:
    """Join each file in its own transaction; return what was refused, in words."""
    refus: list[str] = []
    for fait, chemin in enumerate(chemins, start=1):
        try:
            _joindre_une(session, numero, chemin)
        except OSError:
            refus.append(
                f"{chemin.name}\u00a0: {session.textes.coffre['lecture_impossible'].texte}"
            )
        except ErreurCoffre as erreur:
            refus.append(f"{chemin.name}\u00a0: {messages.raison(erreur, session.textes)}")
        avancer(fait, len(chemins))
    return refus


def _joindre_une(session: Session, numero: Numero, chemin: Path) -> None:
    with chemin.open("rb") as fichier:
        octets = fichier.read(_LUS_AU_PLUS)
    registre, moment = session.registre, session.poste.horloge()
    with registre.transaction():
        registre.joindre(numero, chemin.name, octets, auteur=session.operateur, moment=moment)


def _taille(octets: int) -> str:
    if octets < 1024 * 1024:
        return f"{max(octets // 1024, 1)} Ko"
    return f"{octets / 1024 / 1024:.1f} Mo".replace(".", ",")


def coupe(nom: str) -> str:
    """Return a name that fits, its end kept."""
    return nom if len(nom) <= _NOM_MAX else f"{nom[: _NOM_MAX // 2]}…{nom[-_NOM_MAX // 2 :]}"
