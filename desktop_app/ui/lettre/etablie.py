"""The step of a letter once it is finished."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.dossier import Dossier
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.signataire import signe_par
from desktop_app.ui.elements import PAS, colonne, mots
from desktop_app.ui.lettre.apercu import ApercuPdf
from desktop_app.ui.lettre.sorties import Sorties
from desktop_app.ui.session import Session


class LettreFaite(QWidget):
    """A letter that does not change any more, and the ways out of the house."""

    def __init__(self, session: Session, dossier: Dossier, apercu: ApercuPdf) -> None:
        super().__init__()
        self._sorties = sorties = Sorties(session, dossier)
        if sorties.pdf:
            apercu.montrer(sorties.pdf)
        self.setLayout(colonne(*_mots(session, dossier), sorties, None, espace=2 * PAS))

    def arriver(self) -> None:
        """Give the focus to the first way out."""
        self._sorties.arriver()


def _mots(session: Session, dossier: Dossier) -> list[QWidget]:
    lettre = dossier.lettre
    if lettre is None:
        return []
    phrase = (
        f"Établie le {dire_jour(lettre.date)} sous le n°\u00a0{dossier.numero}. "
        "Elle ne change plus."
    )
    return [
        mots(session.textes.mot("genre", lettre.genre), "titre"),
        mots(phrase, "discret"),
        *signe_par(session, dossier.numero, "lettre"),
    ]
