"""Where files are given, on any screen: chosen or dropped, followed, told one by one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal

from desktop_app.application.joindre import Bilan, Fichier, Lot
from desktop_app.application.vues import Piece
from desktop_app.domain.phrases import Textes
from desktop_app.ui import messages
from desktop_app.ui.annonce import annoncer
from desktop_app.ui.clavier import montrer
from desktop_app.ui.elements import colonne, mots
from desktop_app.ui.pieces_en_route import Sujet, Temoin
from desktop_app.ui.session import Session

_GENRES = "Pièces (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.txt *.eml);;Tous les fichiers (*)"


class Jonction(Temoin):
    """Takes files for a dossier, or for a request to come; nothing shows until then."""

    jointes = Signal()
    """Files of the same subject were taken or refused, here or elsewhere."""

    conclue = Signal(object)
    """What became of files was told here; carries the ``Bilan``."""

    def __init__(self, session: Session, sujet: Sujet, titre: str = "") -> None:
        """Follow the files of a subject.

        Args:
            session: The open register.
            sujet: What they are for.
            titre: Title of the dialog that asks for them.
        """
        super().__init__()
        self._session, self.sujet, self._titre = session, sujet, titre
        self._etat, self._refus = mots("", "discret"), mots("", "erreur")
        self.setLayout(colonne(self._refus, self._etat))
        self._montrer("", "")
        session.pieces_en_route.suivre(self)
        session.pieces_en_route.finies.connect(self._apprendre)

    def choisir(self) -> None:
        """Ask for files, and take them."""
        self.donner(messages.choisir_fichiers(self, self._titre, _GENRES))

    def donner(self, fichiers: tuple[Path | Fichier, ...]) -> None:
        """Take files."""
        if not fichiers:
            return
        route = self._session.pieces_en_route
        if isinstance(self.sujet, str):
            route.lire(self.sujet, tuple(f for f in fichiers if isinstance(f, Path)), self)
        else:
            route.joindre(Lot(self.sujet, fichiers), self)

    def avancer(self, fait: int, total: int) -> None:
        """Say which file is being taken."""
        if fait < total:
            self._montrer(f"Pièce {fait + 1} sur {total}…", "")

    def conclure(self, bilan: Bilan[Any]) -> None:
        """Say what became of each."""
        jointes = [f"{f.nom}\u00a0: jointe au dossier." for f in bilan.faits if _est_jointe(f)]
        refus = phrases_de_refus(bilan, self._session.textes)
        self._montrer("\n".join(jointes), "\n".join(refus))
        if jointes:
            annoncer(self, self._etat.text())
        if refus:
            # Once the lists around it are as long as they get.
            QTimer.singleShot(0, self, partial(montrer, self._refus))
        self.conclue.emit(bilan)

    def _montrer(self, etat: str, refus: str) -> None:
        for place, texte in ((self._etat, etat), (self._refus, refus)):
            place.setText(texte)
            place.setVisible(bool(texte))

    def _apprendre(self, sujet: Sujet) -> None:
        if sujet == self.sujet:
            self.jointes.emit()


def phrases_de_refus(bilan: Bilan[Any], textes: Textes) -> list[str]:
    """Return why each file was refused, in words."""
    return [f"{r.nom}\u00a0: {messages.raison(r.raison, textes)}" for r in bilan.refus]


def _est_jointe(fait: object) -> bool:
    """Tell whether something is an attachment: what was only read is listed, and waits."""
    return isinstance(fait, Piece)
