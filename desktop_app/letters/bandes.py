"""Strips of the flowing text: the smallest parts that a page break never cuts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from desktop_app.letters.entete import Atelier
from desktop_app.letters.feuille import ENCRE, MM, NOIR, Marque, Noeud, Teinte
from desktop_app.letters.paragraphes import Rang, couper, poser
from desktop_app.letters.redige import Texte
from desktop_app.letters.reglages import Style

_RETRAIT = 6 * MM
_MINIMUM = 2
_AVANT_SOUS_TITRE = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bande:
    """A strip that stays whole.

    Attributes:
        poser: Draws the strip below a height, in points from the top of the sheet.
        apres: Space below it, dropped at the foot of a page.
        liee: It must stand on the same page as the next one.
    """

    hauteur: float
    poser: Callable[[float], tuple[Marque, ...]]
    apres: float = 0.0
    liee: bool = False


def lier(bandes: list[Bande]) -> list[Bande]:
    """Keep all these strips together, and with what follows."""
    return [replace(bande, liee=True) for bande in bandes]


def paragraphe(texte: Texte, atelier: Atelier, style: Style) -> list[Bande]:
    """Set a paragraph."""
    rangs = couper(texte, atelier.polices, style, atelier.reglages.largeur)
    noeud = Noeud("P", atelier.racine)
    return debiter(rangs, style, partial(dessiner, noeud, style, atelier.reglages.x, NOIR))


def titre(texte: Texte, atelier: Atelier, style: Style) -> list[Bande]:
    """Set the subject, the only heading of the letter."""
    rangs = couper(texte, atelier.polices, style, atelier.reglages.largeur)
    noeud = Noeud("H1", atelier.racine)
    return debiter(rangs, style, partial(dessiner, noeud, style, atelier.reglages.x, ENCRE))


def sous_titre(texte: Texte, atelier: Atelier, style: Style) -> list[Bande]:
    """Set the heading of a part, with some air above it, beside what it announces."""
    rangs = couper(texte, atelier.polices, style, atelier.reglages.largeur)
    noeud = Noeud("H2", atelier.racine)
    premiere, *suite = debiter(
        rangs, style, partial(dessiner, noeud, style, atelier.reglages.x, ENCRE)
    )
    aere = replace(
        premiere,
        hauteur=premiere.hauteur + _AVANT_SOUS_TITRE,
        poser=lambda y: premiere.poser(y + _AVANT_SOUS_TITRE),
    )
    return lier([aere, *suite])


def point(texte: Texte, puce: Texte, liste: Noeud, atelier: Atelier, style: Style) -> list[Bande]:
    """Set one point of a list, its mark before it."""
    x = atelier.reglages.x
    rangs = couper(texte, atelier.polices, style, atelier.reglages.largeur - _RETRAIT)
    marque = couper(puce, atelier.polices, style, _RETRAIT)
    item = Noeud("LI", liste)
    etiquette = partial(dessiner, Noeud("Lbl", item), style, x, NOIR, marque)
    corps = partial(dessiner, Noeud("LBody", item), style, x + _RETRAIT, NOIR)
    premiere, *suite = debiter(rangs, style, corps)
    return [replace(premiere, poser=partial(empiler, etiquette, premiere.poser)), *suite]


def debiter(
    rangs: tuple[Rang, ...],
    style: Style,
    dessin: Callable[[tuple[Rang, ...], float], tuple[Marque, ...]],
) -> list[Bande]:
    """Cut a paragraph so that no page begins or ends with a single line of it."""
    parts = _parts(rangs)
    return [
        Bande(
            hauteur=len(part) * style.interligne,
            poser=partial(dessin, part),
            apres=style.apres if part is parts[-1] else 0.0,
        )
        for part in parts
    ]


def _parts(rangs: tuple[Rang, ...]) -> list[tuple[Rang, ...]]:
    if len(rangs) < 2 * _MINIMUM:
        return [rangs]
    milieu = [(rang,) for rang in rangs[_MINIMUM:-_MINIMUM]]
    return [rangs[:_MINIMUM], *milieu, rangs[-_MINIMUM:]]


def dessiner(
    noeud: Noeud, style: Style, x: float, teinte: Teinte, rangs: tuple[Rang, ...], y: float
) -> tuple[Marque, ...]:
    """Draw broken lines as one element."""
    return (Marque(sens=noeud, traces=poser(rangs, style, x, y, teinte)),)


def empiler(
    avant: Callable[[float], tuple[Marque, ...]],
    apres: Callable[[float], tuple[Marque, ...]],
    y: float,
) -> tuple[Marque, ...]:
    """Draw one thing, then another at the same height."""
    return (*avant(y), *apres(y))
