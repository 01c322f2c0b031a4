"""What stands over every screen for as long as it is so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.dossier import Numero
from desktop_app.ui.elements import colonne, mots

_DANGER = "△ DANGER\u00a0· Pas encore vu par le directeur général\u00a0: "
_DANGERS = 3  # how many are told one by one, on a line that never wraps
_EXERCICE = (
    "EXERCICE\u00a0· Rien ici n’est une vraie demande\u00a0; tout disparaît à la fermeture."
)
_SECOURS = (
    "Feuille de secours\u00a0· Vous pouvez tout lire, et donner une nouvelle phrase de passe "
    "à qui a perdu la sienne."
)
_LECTURE = "Lecture seule\u00a0· Vous pouvez tout lire\u00a0; rien n’est enregistré."


class Bandeaux(QWidget):
    """The standing banners, one under the other; nothing at all most of the time."""

    def __init__(self) -> None:
        super().__init__()
        self.danger = mots("", "bande-danger")
        self.exercice = mots(_EXERCICE, "bande-exercice")
        self.secours = mots(_SECOURS, "bande")
        self.lecture = mots(_LECTURE, "bande")
        self.copies, self.suites = mots("", "bande"), mots("", "bande")
        self.essais = mots("", "bande")
        for bande in self._toutes:
            # A line each: what wraps would be given the height of two.
            bande.setWordWrap(False)
        self.setLayout(colonne(*self._toutes, espace=0))
        self.taire()

    @property
    def _toutes(self) -> tuple[QLabel, ...]:
        seules = (self.danger, self.exercice, self.secours, self.lecture)
        return (*seules, self.copies, self.suites, self.essais)

    def taire(self) -> None:
        """Show none."""
        for bande in self._toutes:
            bande.hide()

    def avertir_des_copies(self, texte: str) -> None:
        """Say what is wrong with the copies, or that nothing is any more."""
        _dire(self.copies, texte)

    def dire_les_dangers(self, notes: Sequence[tuple[Numero, date]]) -> None:
        """Say which dangers the directeur général has not seen yet; they name nobody."""
        dits = "\u00a0; ".join(
            f"n°\u00a0{n}, noté le {jour:%d/%m/%Y}" for n, jour in notes[:_DANGERS]
        )
        autres = len(notes) - _DANGERS
        dits += f", et {autres} autre{'s' if autres > 1 else ''}" if autres > 0 else ""
        _dire(self.danger, f"{_DANGER}{dits}" if dits else "")

    def dire_les_suites(self, texte: str) -> None:
        """Say that copies of another history of the register exist, or that none does."""
        _dire(self.suites, texte)

    def dire_les_essais(self, moments: Sequence[datetime]) -> None:
        """Say how many passphrases were refused before this opening."""
        _dire(self.essais, _essais(moments) if moments else "")


def _essais(moments: Sequence[datetime]) -> str:
    dernier = moments[-1].astimezone()
    combien = (
        "1 essai d’ouverture refusé"
        if len(moments) == 1
        else (f"{len(moments)} essais d’ouverture refusés")
    )
    return (
        f"{combien} avant vous, le dernier le {dernier:%d/%m/%Y} à {dernier:%H:%M}\u00a0· "
        "Si ce n’était ni vous ni un collègue, prévenez le directeur général."
    )


def _dire(bande: QLabel, texte: str) -> None:
    bande.setText(texte)
    bande.setVisible(bool(texte))
