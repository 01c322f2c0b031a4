"""What may reach the page: the one place where a value meets the words of a model.

A model is parsed first and its values are laid in last, as plain runs of text. A value is
therefore never read again: it has no way to become markup, a placeholder or an instruction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.caracteres import TIRET, imprime
from desktop_app.letters.francais import espaces

_VARIABLE = re.compile(r"\{([a-z_]+)\}")
_JETON = re.compile(r"(\{[a-z_]+\}|\*\*|\*)")


class Face(StrEnum):
    """The four faces of the family; the value is the end of the file's name."""

    NORMALE = "Regular"
    GRASSE = "Bold"
    ITALIQUE = "Italic"
    GRASSE_ITALIQUE = "BoldItalic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Morceau:
    """A run of text in one face."""

    texte: str
    face: Face = Face.NORMALE


def nettoyer(valeur: str) -> str:
    """Return a value as it can be printed on one line, with the spaces of French."""
    return espaces(imprime(valeur))


def simple(valeur: str, face: Face = Face.NORMALE) -> tuple[Morceau, ...]:
    """Return a value as one run."""
    texte = nettoyer(valeur)
    return (Morceau(texte=texte, face=face),) if texte else ()


def sans_tiret(point: str) -> str:
    """Return a point of a list without the dash it was pasted with: the list gives it its own."""
    return imprime(point).removeprefix(f"{TIRET} ")


def morceaux(
    modele: str, valeurs: Mapping[str, str], face: Face = Face.NORMALE
) -> tuple[Morceau, ...]:
    """Lay values into the words of a model.

    The model alone may hold ``**bold**``, ``*italic*`` and ``{placeholders}``.

    Raises:
        KeyError: The model names a placeholder that has no value.
    """
    return tuple(_joindre(_lire(nettoyer(modele), valeurs, face)))


def variables(modele: str) -> frozenset[str]:
    """Return the names of the placeholders of a model."""
    return frozenset(_VARIABLE.findall(modele))


def accolades_isolees(modele: str) -> bool:
    """Say whether a brace stands outside a placeholder."""
    reste = _VARIABLE.sub("", modele)
    return "{" in reste or "}" in reste


def accents_orphelins(modele: str) -> bool:
    """Say whether a mark of bold or italic is opened and never closed."""
    jetons = _JETON.findall(_VARIABLE.sub("", modele))
    return jetons.count("**") % 2 == 1 or jetons.count("*") % 2 == 1


def _lire(modele: str, valeurs: Mapping[str, str], face: Face) -> Iterator[Morceau]:
    gras = face in {Face.GRASSE, Face.GRASSE_ITALIQUE}
    italique = face in {Face.ITALIQUE, Face.GRASSE_ITALIQUE}
    for jeton in _JETON.split(modele):
        if jeton == "**":
            gras = not gras
        elif jeton == "*":
            italique = not italique
        else:
            texte = nettoyer(valeurs[jeton[1:-1]]) if jeton.startswith("{") else jeton
            yield Morceau(texte=texte, face=_face(gras=gras, italique=italique))


def _face(*, gras: bool, italique: bool) -> Face:
    if gras:
        return Face.GRASSE_ITALIQUE if italique else Face.GRASSE
    return Face.ITALIQUE if italique else Face.NORMALE


def _joindre(suite: Iterator[Morceau]) -> Iterator[Morceau]:
    attente: Morceau | None = None
    for morceau in suite:
        if attente is not None and attente.face is morceau.face:
            attente = Morceau(texte=attente.texte + morceau.texte, face=morceau.face)
        else:
            if attente is not None and attente.texte:
                yield attente
            attente = morceau
    if attente is not None and attente.texte:
        yield attente
