"""The head of the first page: who writes, to whom, the references, place and date."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.letters.feuille import (
    ENCRE,
    FILET,
    GRIS,
    MM,
    NOIR,
    Ligne,
    Marque,
    Noeud,
    Ornement,
    Rectangle,
    Teinte,
    Vignette,
)
from desktop_app.letters.paragraphes import Rang, couper, poser
from desktop_app.letters.polices import Polices
from desktop_app.letters.redige import Centre, Redige, Texte
from desktop_app.letters.reglages import (
    ADRESSES,
    COORDONNEES,
    DATE,
    ETIQUETTE,
    NOM_DU_CENTRE,
    VALEUR,
    Reglages,
    Style,
)

_BAS_EN_TETE = 130 * MM
_BAS_REFERENCES = 175 * MM
_ENTRE_COLONNES = 4 * MM
_PLI = 99 * MM
_HAUT_LOGO = 14 * MM
_HAUTEUR_LOGO = 20 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Atelier:
    """What laying out needs besides the words.

    Attributes:
        racine: The whole document, for assistive tools.
    """

    polices: Polices
    reglages: Reglages
    racine: Noeud


def poser_entete(redige: Redige, atelier: Atelier) -> tuple[list[Marque], float]:
    """Return the head of the letter and where the text begins, in points from the top.

    Raises:
        ErreurMetier: ``texte_trop_long``: a part would not fit in its place.
    """
    centre, bas_centre = poser_centre(redige.centre, atelier)
    haut = max(
        atelier.reglages.references * MM,
        bas_centre + 6 * MM,
        (atelier.reglages.fenetre.y + atelier.reglages.fenetre.hauteur + 6) * MM,
    )
    adresse = _destinataire(redige, atelier)
    references, bas = _references(redige, atelier, haut)
    date, bas = _date(redige, atelier, bas + 6 * MM)
    return [*centre, adresse, *references, date, _pli()], bas + 6.5 * MM


def exiger_place(bas: float, limite: float, champ: str) -> None:
    """Refuse a text that would leave its place.

    Raises:
        ErreurMetier: ``texte_trop_long``, with the place it concerns.
    """
    if bas > limite:
        raise ErreurMetier("texte_trop_long", champ=champ)


def poser_centre(centre: Centre, atelier: Atelier) -> tuple[list[Marque], float]:
    """Return the letterhead and where it ends, in points from the top.

    Raises:
        ErreurMetier: ``texte_trop_long``: it would take too much of the page.
    """
    x = atelier.reglages.x
    largeur = atelier.reglages.colonne - x - _ENTRE_COLONNES
    logo, y = _logo(centre, atelier, largeur)
    groupe = Noeud("Div", atelier.racine)
    nom = couper(centre.nom, atelier.polices, NOM_DU_CENTRE, largeur)
    traces = poser(nom, NOM_DU_CENTRE, x, y, ENCRE)
    marques = [*logo, Marque(sens=Noeud("P", groupe), traces=traces)]
    y += len(nom) * NOM_DU_CENTRE.interligne + NOM_DU_CENTRE.apres
    for texte in centre.coordonnees:
        rangs = couper(texte, atelier.polices, COORDONNEES, largeur)
        traces = poser(rangs, COORDONNEES, x, y, GRIS)
        marques.append(Marque(sens=Noeud("P", groupe), traces=traces))
        y += len(rangs) * COORDONNEES.interligne
    exiger_place(y, _BAS_EN_TETE, "en_tete")
    return marques, y


def _logo(centre: Centre, atelier: Atelier, largeur: float) -> tuple[list[Marque], float]:
    """Place the logo above the name; it says nothing that the name does not."""
    haut = atelier.reglages.en_tete * MM
    if centre.logo is None:
        return [], haut
    image = centre.logo
    echelle = min(largeur / image.largeur, _HAUTEUR_LOGO / image.hauteur)
    vignette = Vignette(
        x=atelier.reglages.x,
        y=_HAUT_LOGO,
        largeur=image.largeur * echelle,
        hauteur=image.hauteur * echelle,
        image=image,
    )
    marque = Marque(sens=Ornement.MISE_EN_PAGE, traces=(vignette,))
    return [marque], max(haut, _HAUT_LOGO + vignette.hauteur + 2.5 * MM)


def _destinataire(redige: Redige, atelier: Atelier) -> Marque:
    fenetre = atelier.reglages.fenetre
    style, rangs = _ajuster(redige.destinataire, atelier)
    traces = poser(rangs, style, fenetre.x * MM, fenetre.y * MM)
    return Marque(sens=Noeud("P", atelier.racine), traces=traces)


def _ajuster(textes: tuple[Texte, ...], atelier: Atelier) -> tuple[Style, list[Rang]]:
    """Shrink the address until it fits in the window of the envelope."""
    fenetre = atelier.reglages.fenetre
    largeur = min(fenetre.largeur * MM, atelier.reglages.droit - fenetre.x * MM)
    for style in ADRESSES:
        rangs = [r for texte in textes for r in couper(texte, atelier.polices, style, largeur)]
        if len(rangs) * style.interligne <= fenetre.hauteur * MM:
            return style, rangs
    raise ErreurMetier("texte_trop_long", champ="destinataire")


def _references(redige: Redige, atelier: Atelier, haut: float) -> tuple[list[Marque], float]:
    x, largeur = atelier.reglages.x, atelier.reglages.largeur
    filet = Rectangle(x=x, y=haut, largeur=largeur, trait=FILET)
    marques = [Marque(sens=Ornement.MISE_EN_PAGE, traces=(filet,))]
    bas = haut
    for place, (cle, valeur) in zip(_colonnes(atelier), redige.references, strict=True):
        noeud, y = Noeud("P", atelier.racine), haut + 2.2 * MM
        for texte, style, teinte in ((cle, ETIQUETTE, GRIS), (valeur, VALEUR, NOIR)):
            lignes = _lignes(texte, atelier, style, place, y, teinte)
            marques.append(Marque(sens=noeud, traces=lignes))
            y += len(lignes) * style.interligne
        bas = max(bas, y)
    exiger_place(bas, _BAS_REFERENCES, "references")
    return marques, bas


def _colonnes(atelier: Atelier) -> tuple[tuple[float, float], ...]:
    """Return the place and the width of each reference: two in each column of the letter."""
    reglages = atelier.reglages
    bords = (reglages.x, reglages.colonne, reglages.droit)
    return tuple(
        (gauche + rang * (droite - gauche) / 2, (droite - gauche) / 2)
        for gauche, droite in itertools.pairwise(bords)
        for rang in (0, 1)
    )


def _lignes(
    texte: Texte,
    atelier: Atelier,
    style: Style,
    place: tuple[float, float],
    y: float,
    teinte: Teinte,
) -> tuple[Ligne, ...]:
    x, largeur = place
    rangs = couper(texte, atelier.polices, style, largeur - _ENTRE_COLONNES)
    return poser(rangs, style, x, y, teinte)


def _date(redige: Redige, atelier: Atelier, haut: float) -> tuple[Marque, float]:
    x = atelier.reglages.colonne
    largeur = atelier.reglages.droit - x
    rangs = couper(redige.lieu_et_date, atelier.polices, DATE, largeur)
    marque = Marque(sens=Noeud("P", atelier.racine), traces=poser(rangs, DATE, x, haut))
    bas = haut + len(rangs) * DATE.interligne
    exiger_place(bas, _BAS_REFERENCES, "lieu")
    return marque, bas


def _pli() -> Marque:
    # A short rule at a third of the sheet shows where to fold it for the envelope.
    trait = Rectangle(x=5 * MM, y=_PLI, largeur=4 * MM, trait=FILET)
    return Marque(sens=Ornement.MISE_EN_PAGE, traces=(trait,))
