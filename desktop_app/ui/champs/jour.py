"""A date as people type it: 22/11/2026, 22/11, 221126, 22 novembre, aujourd’hui."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from desktop_app.domain.etapes import Question
from desktop_app.domain.noms import plier
from desktop_app.ui.champs.champ import ChampEcran
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, colonne, mots, rangee

_NOMS_DES_MOIS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_MOIS = tuple(map(plier, _NOMS_DES_MOIS))
_RELATIFS = {"aujourd hui": 0, "aujourdhui": 0, "hier": 1, "avant hier": 2}
_COLLE = re.compile(r"(\d\d)(\d\d)(\d\d(?:\d\d)?)?")
_ISO = re.compile(r"(\d{4}) (\d\d?) (\d\d?)")
_FAUTE = "Cette date n’est pas comprise. Écrivez-la ainsi\u00a0: 22/11/2026."
_LARGEUR = 180  # pixels


def dire_jour(jour: date) -> str:
    """Write a date in figures."""
    return f"{jour:%d/%m/%Y}"


def dire_jour_en_lettres(jour: date) -> str:
    """Write a date as a sentence does: 1er septembre 2026."""
    quantieme = "1er" if jour.day == 1 else str(jour.day)
    return f"{quantieme} {_NOMS_DES_MOIS[jour.month - 1]} {jour.year}"


def dire_bornes(du: date | None, au: date | None) -> str:
    """Write when something holds, both days included; "" for ever."""
    if au is None:
        return f"depuis le {dire_jour(du)}" if du is not None else ""
    return f"du {dire_jour(du)} au {dire_jour(au)}" if du is not None else f"au {dire_jour(au)}"


def lire_jour(texte: str, aujourd_hui: date) -> date | None:
    """Read a date, or nothing where it is none.

    A year of two figures is of this century unless it would lie in the future by more than a
    year: somebody's birth.
    """
    plie = plier(texte)
    if plie in _RELATIFS:
        return aujourd_hui - timedelta(days=_RELATIFS[plie])
    if (iso := _ISO.fullmatch(plie)) is not None:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    morceaux = _morceaux(plie)
    if morceaux is None:
        return None
    jour, mois, annee = morceaux
    return _date(_siecle(annee, aujourd_hui), mois, jour)


def _morceaux(plie: str) -> tuple[int, int, str] | None:
    """Return day, month and year as written."""
    colle = _COLLE.fullmatch(plie)
    mots_lus = [m or "" for m in colle.groups()] if colle else plie.split()
    if len(mots_lus) == 2:
        mots_lus.append("")
    if len(mots_lus) != 3:
        return None
    jour, mois, annee = mots_lus
    if mois in _MOIS:
        mois = str(_MOIS.index(mois) + 1)
    jour = jour.removesuffix("er")
    if not all(m.isascii() and m.isdigit() for m in (jour, mois, annee or "0")):
        return None
    if len(jour) > 2 or len(mois) > 2 or len(annee) not in (0, 2, 4):
        return None
    return int(jour), int(mois), annee


def _siecle(annee: str, aujourd_hui: date) -> int:
    if not annee:
        return aujourd_hui.year
    if len(annee) == 4:
        return int(annee)
    lue = aujourd_hui.year // 100 * 100 + int(annee)
    return lue if lue <= aujourd_hui.year + 1 else lue - 100


def _date(annee: int, mois: int, jour: int) -> date | None:
    try:
        return date(annee, mois, jour)
    except ValueError:
        return None


class ChampDate(ChampEcran):
    """A date, typed; a wrong one is told in place."""

    def __init__(self, question: Question, horloge: Callable[[], datetime]) -> None:
        super().__init__(question)
        self._horloge = horloge
        self._ligne = Ligne(question.libelle)
        self._ligne.setPlaceholderText("jj/mm/aaaa")
        self._ligne.setFixedWidth(_LARGEUR)
        self._faute = mots("", "erreur")
        self._faute.setVisible(False)
        self._ligne.textChanged.connect(self._changer)
        self._ligne.editingFinished.connect(self._finir)
        self.setFocusProxy(self._ligne)
        self.setLayout(colonne(rangee(self._ligne, None), self._faute, espace=PAS // 2))

    def _lue(self) -> date | None:
        return lire_jour(self._ligne.text(), self._horloge().date())

    def _changer(self) -> None:
        if not self.obstacle():
            self._dire("")
        self.change.emit()

    def _finir(self) -> None:
        """Write the date in full, or say that it is none."""
        lue = self._lue()
        if lue is not None:
            self._ligne.setText(dire_jour(lue))
        self._dire("" if lue is not None or not self._ligne.text().strip() else _FAUTE)

    def _dire(self, faute: str) -> None:
        self._faute.setText(faute)
        self._faute.setVisible(bool(faute))
        self._ligne.setProperty("faux", bool(faute))
        self._ligne.style().polish(self._ligne)
        self._ligne.setAccessibleDescription(faute)

    def valeur(self) -> str:
        """Return the ISO date, "" for none."""
        lue = self._lue()
        return lue.isoformat() if lue is not None else ""

    def poser(self, valeur: Any) -> None:  # noqa: ANN401 - any JSON
        """Show a date."""
        lue = lire_jour(valeur, self._horloge().date()) if isinstance(valeur, str) else None
        self._ligne.setText(dire_jour(lue) if lue is not None else "")

    def obstacle(self) -> str:
        """Return what is wrong with what was typed, even where no answer is needed."""
        if self._ligne.text().strip() and self._lue() is None:
            return _FAUTE
        return super().obstacle()
