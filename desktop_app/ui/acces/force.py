"""How hard a passphrase is to guess, told in words; the only module that knows zxcvbn."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.noms import plier
from desktop_app.ui.theme import RESSOURCES

LONGUEUR = 12
"""Fewest characters of a passphrase."""

_SUFFISANT = 3
_COUPE = 72  # characters: longer ones take long to weigh and are strong anyway
_MOTS = ("très faible", "faible", "moyenne", "bonne", "très bonne")

_CONSEILS: Mapping[str, str] = {
    "repeat": "Évitez ce qui se répète.",
    "sequence": "Évitez les suites comme «\u00a0abcd\u00a0» ou «\u00a01234\u00a0».",
    "spatial": "Évitez les suites de touches voisines.",
    "date": "Évitez les dates et les années.",
    "regex": "Évitez les dates et les années.",
    "user_inputs": "Évitez le nom du centre, de la commune ou d’une personne.",
    "mots": "Les mots courants se devinent\u00a0: ajoutez-en un ou deux, sans lien entre eux.",
}
_CLAVIER = str.maketrans({"’": "'", "œ": "oe", "æ": "ae"})  # what a keyboard gives instead
_AUCUN = "Ajoutez un ou deux mots sans lien entre eux."


@dataclass(frozen=True, slots=True)
class Force:
    """What is thought of a passphrase.

    Attributes:
        degre: From 0 to 4.
        suffit: Whether it may be used.
        mot: The degree, in French.
        conseil: What would make it better; "" when nothing is needed.
    """

    degre: int
    suffit: bool
    mot: str
    conseil: str


def peser(phrase: str, propres: Iterable[str]) -> Force:
    """Weigh a passphrase; the first one takes a while.

    Args:
        phrase: What was typed.
        propres: What everybody here knows: names, the commune.
    """
    if not phrase:
        return Force(0, suffit=False, mot=_MOTS[0], conseil=_encore(LONGUEUR))
    maison = _morceaux(propres)
    # Spaces, accents and punctuation make French words look harder than they are.
    formes = (phrase, plier(phrase).replace(" ", "") or phrase)
    essais = [_deviner(forme, maison) for forme in formes]
    resultat = min(essais, key=lambda essai: int(essai["score"]))
    degre = int(resultat["score"])
    manquants = LONGUEUR - len(phrase)
    suffit = manquants <= 0 and degre >= _SUFFISANT
    return Force(degre, suffit, _MOTS[degre], _conseil(resultat, maison, manquants, suffit=suffit))


def _deviner(forme: str, maison: tuple[str, ...]) -> Mapping[str, Any]:
    """Return how a form of the passphrase would be guessed."""
    # Imported once something is typed: its lists of words are large.
    from zxcvbn import zxcvbn  # noqa: PLC0415

    trouve: Mapping[str, Any] = zxcvbn(forme[:_COUPE], user_inputs=[*maison, *_courants()])
    return trouve


def _conseil(
    resultat: Mapping[str, Any], maison: tuple[str, ...], manquants: int, *, suffit: bool
) -> str:
    if manquants > 0:
        return _encore(manquants)
    if suffit:
        return ""
    motifs = [_motif(trouve, maison) for trouve in resultat["sequence"]]
    return next((conseil for nom, conseil in _CONSEILS.items() if nom in motifs), _AUCUN)


def _encore(manquants: int) -> str:
    pluriel = "s" if manquants > 1 else ""
    return f"Encore {manquants} caractère{pluriel} au moins."


def _motif(trouve: Mapping[str, Any], maison: tuple[str, ...]) -> str:
    """Return what made a part of the passphrase easy."""
    if trouve["pattern"] != "dictionary":
        return str(trouve["pattern"])
    return "user_inputs" if trouve["matched_word"] in maison else "mots"


def _morceaux(textes: Iterable[str]) -> tuple[str, ...]:
    """Return each text and each of its words, as they may be typed."""
    connus = [texte.lower() for texte in textes if texte]
    entiers = [*connus, *(texte.translate(_CLAVIER) for texte in connus)]
    mots = [mot for texte in entiers for mot in (*texte.split(), *plier(texte).split())]
    # A name is often typed in one go: "valdoeuvre".
    soudes = [plier(texte).replace(" ", "") for texte in entiers]
    return tuple(dict.fromkeys(mot for mot in (*entiers, *soudes, *mots) if len(mot) > 2))


@functools.cache
def _courants() -> tuple[str, ...]:
    """Return the French words that everybody thinks of first."""
    return tuple((RESSOURCES / "mots_courants.txt").read_text(encoding="utf-8").split())
