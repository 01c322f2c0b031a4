"""Neutral wording: the turns that would betray whether a person is known to the CPAS."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.reponse import Genre, Lettre

_NOMBRE = r"\d[\d .,]*"
_LETTRES = r"\w*"
_APOSTROPHES = {0x2019: "'", 0x2018: "'", 0x02BC: "'"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tournure:
    """A family of turns that betray, and what to write instead.

    Attributes:
        tours: Plain words; ``*`` ends a word anyhow, ``#`` stands for a number.
        neutre: The neutral turn.
        pourquoi: What the turn would tell.
        decidable: A decided value may hold it: that is what was decided.
    """

    tours: tuple[str, ...]
    neutre: str
    pourquoi: str
    decidable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouvaille:
    """A turn found in a text.

    Attributes:
        debut: First character of it.
        fin: First character after it.
    """

    debut: int
    fin: int
    tour: str
    neutre: str
    pourquoi: str

    def remplacer(self, texte: str) -> str:
        """Return the text it was found in, with the neutral turn in its place."""
        neutre = self.neutre
        if self.tour[:1].isupper():
            neutre = neutre[:1].upper() + neutre[1:]
        return texte[: self.debut] + neutre + texte[self.fin :]


def chercher(
    texte: str, tournures: Iterable[Tournure], *, decide: bool = False
) -> tuple[Trouvaille, ...]:
    """Return the turns that betray, in the order of the text, none over another.

    Args:
        texte: What would reach the letter.
        tournures: What to look for.
        decide: Whether the text is a decided value.
    """
    plie, places = _plier(texte)
    trouvees = [
        (places[trouve.start()], places[trouve.end() - 1] + 1, tournure)
        for tournure in tournures
        if not (decide and tournure.decidable)
        for trouve in _motif(tournure).finditer(plie)
    ]
    return tuple(
        Trouvaille(
            debut=debut,
            fin=fin,
            tour=texte[debut:fin],
            neutre=tournure.neutre,
            pourquoi=tournure.pourquoi,
        )
        for debut, fin, tournure in _sans_recouvrement(trouvees)
    )


def exiger_neutre(lettre: Lettre, tournures: tuple[Tournure, ...]) -> None:
    """Refuse a letter that communicates nothing, and yet betrays in the office's own words.

    Source: l_1991_4, 3° et 4°.

    Raises:
        ErreurMetier: ``tournure_revelatrice``.
    """
    if lettre.genre is Genre.COMMUNICATION:
        return
    for texte in (*lettre.annexes, lettre.recours):
        if chercher(texte, tournures):
            raise ErreurMetier("tournure_revelatrice")


@functools.cache
def _motif(tournure: Tournure) -> re.Pattern[str]:
    # The longest turn first: it says more of what is to be replaced.
    tours = sorted((_plier(tour)[0] for tour in tournure.tours), key=len, reverse=True)
    jokers = {"*": _LETTRES, "#": _NOMBRE, " ": r"\s+"}
    motifs = ("".join(jokers.get(c, re.escape(c)) for c in tour) for tour in tours)
    return re.compile(rf"(?<!\w)(?:{'|'.join(motifs)})(?!\w)")


def _plier(texte: str) -> tuple[str, list[int]]:
    """Return a text without case, accents or kinds of blanks, and where each letter comes from."""
    suite = [(c, rang) for rang, brut in enumerate(texte) for c in _lettres(brut)]
    return "".join(c for c, _ in suite), [rang for _, rang in suite]


def _lettres(caractere: str) -> Iterator[str]:
    ouvert = unicodedata.normalize("NFKD", caractere).casefold().translate(_APOSTROPHES)
    for c in ouvert:
        if not unicodedata.combining(c) and unicodedata.category(c) != "Cf":
            yield " " if c.isspace() else c


def _sans_recouvrement(
    trouvees: list[tuple[int, int, Tournure]],
) -> Iterator[tuple[int, int, Tournure]]:
    fin = 0
    for trouvee in sorted(trouvees, key=lambda t: (t[0], -t[1])):
        if trouvee[0] >= fin:
            yield trouvee
            fin = trouvee[1]
