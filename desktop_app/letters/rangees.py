"""The rows of a printed sheet: each kind of row, as strips."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from desktop_app.domain.fiche import GenreRangee, Rangee
from desktop_app.letters.bandes import (
    Bande,
    debiter,
    dessiner,
    empiler,
    lier,
    paragraphe,
    point,
    sous_titre,
)
from desktop_app.letters.entete import Atelier
from desktop_app.letters.feuille import (
    ENCRE,
    FILET,
    GRIS,
    MM,
    NOIR,
    Marque,
    Noeud,
    Ornement,
    Rectangle,
)
from desktop_app.letters.libelles import Libelles
from desktop_app.letters.mots import mots
from desktop_app.letters.paragraphes import Rang, couper
from desktop_app.letters.redige import Texte
from desktop_app.letters.reglages import (
    CITATION,
    PARTIE_DE_FICHE,
    POINT_DE_FICHE,
    REFERENCE,
    TEXTE_DE_FICHE,
    Style,
)
from desktop_app.letters.texte import Face, sans_tiret, simple

_RETRAIT = 6 * MM
_GUILLEMETS = "«» \u00a0"
_COTE = 3.2 * MM
_LIBELLE = 52 * MM
_BLANC = 24.0
"""Height of a line to write on by hand, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rangees:
    """Sets the rows of one sheet."""

    atelier: Atelier
    libelles: Libelles

    def bandes(self, rangees: tuple[Rangee, ...]) -> Iterator[Bande]:
        """Return the strips of rows, in order."""
        poser = {
            GenreRangee.TITRE: self._titre,
            GenreRangee.PARAGRAPHE: self._paragraphe,
            GenreRangee.CITATION: self._citation,
            GenreRangee.POINT: self._point,
            GenreRangee.CASE: self._case,
            GenreRangee.CHAMP: self._champ,
            GenreRangee.MOTS: self._mots,
        }
        for genre, suite in groupby(rangees, key=lambda rangee: rangee.genre):
            # The points of one list belong to one element.
            liste = Noeud("L", self.atelier.racine)
            for rangee in suite:
                yield from poser[genre](rangee, liste)

    def _titre(self, rangee: Rangee, _: Noeud) -> list[Bande]:
        return sous_titre(simple(rangee.texte, Face.GRASSE), self.atelier, PARTIE_DE_FICHE)

    def _paragraphe(self, rangee: Rangee, _: Noeud) -> list[Bande]:
        textes = _lignes(rangee.texte)
        return [b for t in textes for b in paragraphe(t, self.atelier, TEXTE_DE_FICHE)]

    def _point(self, rangee: Rangee, liste: Noeud) -> list[Bande]:
        puce, texte = simple(self.libelles.puce), simple(sans_tiret(rangee.texte))
        return point(texte, puce, liste, self.atelier, POINT_DE_FICHE) if texte else []

    def _mots(self, rangee: Rangee, liste: Noeud) -> list[Bande]:
        return [mots(rangee.mots, liste, self.atelier)]

    def _citation(self, rangee: Rangee, _: Noeud) -> list[Bande]:
        """Set the words of a source beside a rule, and where they stand below."""
        noeud = Noeud("BlockQuote", self.atelier.racine)
        texte = simple(f"« {rangee.texte.strip(_GUILLEMETS)} »", Face.ITALIQUE)
        bandes = self._en_retrait(texte, CITATION, Noeud("P", noeud))
        reference = self._en_retrait(simple(rangee.valeur), REFERENCE, Noeud("P", noeud))
        return [*lier(bandes), *reference] if reference else bandes

    def _en_retrait(self, texte: Texte, style: Style, noeud: Noeud) -> list[Bande]:
        x = self.atelier.reglages.x
        largeur = self.atelier.reglages.largeur - _RETRAIT
        rangs = couper(texte, self.atelier.polices, style, largeur)
        teinte = GRIS if style is REFERENCE else NOIR

        def dessin(part: tuple[Rang, ...], y: float) -> tuple[Marque, ...]:
            trait = Rectangle(
                x=x + 1 * MM, y=y, largeur=1.2, hauteur=len(part) * style.interligne, fond=FILET
            )
            return (
                Marque(sens=Ornement.MISE_EN_PAGE, traces=(trait,)),
                *dessiner(noeud, style, x + _RETRAIT, teinte, part, y),
            )

        return debiter(rangs, style, dessin) if rangs else []

    def _case(self, rangee: Rangee, liste: Noeud) -> list[Bande]:
        """Set a box that is drawn: no glyph for it is asked of the face."""
        style, x = POINT_DE_FICHE, self.atelier.reglages.x
        largeur = self.atelier.reglages.largeur - _RETRAIT
        rangs = couper(simple(rangee.texte), self.atelier.polices, style, largeur)
        item = Noeud("LI", liste)
        lecture = self.libelles.case_cochee if rangee.cochee else self.libelles.case_vide
        etiquette = Noeud("Lbl", item, lecture)
        corps = partial(dessiner, Noeud("LBody", item), style, x + _RETRAIT, NOIR)
        premiere, *suite = debiter(rangs, style, corps)

        def boite(y: float) -> tuple[Marque, ...]:
            haut = y + (style.interligne - _COTE) / 2
            return (Marque(sens=etiquette, traces=_boite(x, haut, cochee=rangee.cochee)),)

        return [replace(premiere, poser=partial(empiler, boite, premiere.poser)), *suite]

    def _champ(self, rangee: Rangee, _: Noeud) -> list[Bande]:
        """Set a label and its value, or a line to write on."""
        reglages, style = self.atelier.reglages, TEXTE_DE_FICHE
        noeud = Noeud("P", self.atelier.racine)
        texte = simple(rangee.texte, Face.GRASSE)
        rangs = couper(texte, self.atelier.polices, style, _LIBELLE - 3 * MM)
        hauteur = len(rangs) * style.interligne
        libelle = partial(dessiner, noeud, style, reglages.x, ENCRE, rangs)
        x, largeur = reglages.x + _LIBELLE, reglages.largeur - _LIBELLE
        valeur = [
            rang
            for texte in _lignes(rangee.valeur)
            for rang in couper(texte, self.atelier.polices, style, largeur)
        ]
        if not valeur:
            return [_a_remplir(libelle, hauteur, x, largeur)]
        premiere, *suite = debiter(tuple(valeur), style, partial(dessiner, noeud, style, x, NOIR))
        entiere = replace(premiere, poser=partial(empiler, libelle, premiere.poser))
        if not suite:
            entiere = replace(entiere, hauteur=max(hauteur, premiere.hauteur))
        return [entiere, *suite]


def _a_remplir(
    libelle: Callable[[float], tuple[Marque, ...]], hauteur: float, x: float, largeur: float
) -> Bande:
    """Return a label and a line to write on, where its last line stands."""
    haute = max(hauteur, _BLANC)

    def poser(y: float) -> tuple[Marque, ...]:
        trait = Rectangle(x=x, y=y + haute - 2, largeur=largeur, trait=GRIS)
        ligne = Marque(sens=Ornement.MISE_EN_PAGE, traces=(trait,))
        return (*libelle(y + haute - hauteur), ligne)

    return Bande(hauteur=haute, poser=poser, apres=TEXTE_DE_FICHE.apres)


def _boite(x: float, y: float, *, cochee: bool) -> tuple[Rectangle, ...]:
    cadre = Rectangle(x=x, y=y, largeur=_COTE, hauteur=_COTE, trait=NOIR)
    if not cochee:
        return (cadre,)
    marge = _COTE / 4
    plein = Rectangle(x=x + marge, y=y + marge, largeur=_COTE / 2, hauteur=_COTE / 2, fond=NOIR)
    return (cadre, plein)


def _lignes(texte: str) -> list[Texte]:
    return [ligne for ligne in map(simple, texte.splitlines()) if ligne]
