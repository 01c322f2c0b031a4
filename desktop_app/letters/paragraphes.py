"""Breaking runs of text into lines: flush left, at spaces only, never with a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop_app.letters.feuille import NOIR, Ligne, Teinte
from desktop_app.letters.polices import Polices
from desktop_app.letters.reglages import Style
from desktop_app.letters.texte import Morceau

_COUPURE = re.compile(r"(?<=[-/@])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rang:
    """A broken line, not yet placed."""

    morceaux: tuple[Morceau, ...]
    coupee: bool = False


def couper(
    morceaux: Iterable[Morceau], polices: Polices, style: Style, largeur: float
) -> tuple[Rang, ...]:
    """Break runs into lines no wider than ``largeur`` points.

    A word wider than the line is cut after its own hyphens or slashes, else between two
    characters; nothing is ever added to it.
    """
    rangs: list[Rang] = []
    courant: list[Morceau] = []
    reste = largeur
    for mot in _mots(tuple(morceaux)):
        large = polices.largeur(mot, style.corps)
        blanc = Morceau(texte=" ", face=courant[-1].face) if courant else None
        espace = polices.largeur((blanc,), style.corps) if blanc else 0.0
        if blanc and espace + large <= reste:
            courant += [blanc, *mot]
            reste -= espace + large
            continue
        if courant:
            rangs.append(Rang(morceaux=_fondre(courant)))
        *pleins, courant = _tronquer(mot, polices, style.corps, largeur)
        rangs += [Rang(morceaux=_fondre(p), coupee=True) for p in pleins]
        reste = largeur - polices.largeur(courant, style.corps)
    if courant:
        rangs.append(Rang(morceaux=_fondre(courant)))
    return tuple(rangs)


def poser(
    rangs: Iterable[Rang], style: Style, x: float, y: float, teinte: Teinte = NOIR
) -> tuple[Ligne, ...]:
    """Place broken lines below ``y``, their top edge, in points."""
    # The base line lies where the letters rest when the leading is shared above and below.
    base = y + style.interligne / 2 + style.corps * 0.33
    return tuple(
        Ligne(
            x=x,
            y=base + i * style.interligne,
            morceaux=rang.morceaux,
            corps=style.corps,
            teinte=teinte,
            coupee=rang.coupee,
        )
        for i, rang in enumerate(rangs)
    )


def _mots(morceaux: tuple[Morceau, ...]) -> Iterator[tuple[Morceau, ...]]:
    mot: list[Morceau] = []
    for morceau in morceaux:
        for i, partie in enumerate(morceau.texte.split(" ")):
            if i and mot:
                yield tuple(mot)
                mot = []
            if partie:
                mot.append(Morceau(texte=partie, face=morceau.face))
    if mot:
        yield tuple(mot)


def _tronquer(
    mot: tuple[Morceau, ...], polices: Polices, corps: float, largeur: float
) -> list[list[Morceau]]:
    if polices.largeur(mot, corps) <= largeur:
        return [list(mot)]
    parts: list[list[Morceau]] = [[]]
    reste = largeur
    for eclat in _eclats(mot, polices, corps, largeur):
        large = polices.largeur((eclat,), corps)
        if large > reste and parts[-1]:
            parts.append([])
            reste = largeur
        parts[-1].append(eclat)
        reste -= large
    return parts


def _eclats(
    mot: tuple[Morceau, ...], polices: Polices, corps: float, largeur: float
) -> Iterator[Morceau]:
    for morceau in mot:
        for partie in _COUPURE.split(morceau.texte):
            eclat = Morceau(texte=partie, face=morceau.face)
            if polices.largeur((eclat,), corps) <= largeur:
                yield eclat
            else:
                yield from (Morceau(texte=c, face=morceau.face) for c in partie)


def _fondre(morceaux: Iterable[Morceau]) -> tuple[Morceau, ...]:
    fondus: list[Morceau] = []
    for m in morceaux:
        if fondus and fondus[-1].face is m.face:
            fondus[-1] = Morceau(texte=fondus[-1].texte + m.texte, face=m.face)
        else:
            fondus.append(m)
    return tuple(fondus)
