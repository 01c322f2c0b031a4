"""A printed sheet of the house, from its rows to its pages."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.caracteres import epele
from desktop_app.domain.fiche import Fiche, Rangee
from desktop_app.domain.reponse import Cpas
from desktop_app.letters.bandes import Bande, titre
from desktop_app.letters.entete import Atelier, poser_centre
from desktop_app.letters.feuille import (
    FILET,
    GRIS,
    MM,
    NOIR,
    Feuille,
    Marque,
    Noeud,
    Ornement,
    Rectangle,
)
from desktop_app.letters.francais import date_longue
from desktop_app.letters.libelles import Libelles
from desktop_app.letters.mobilier import Mobilier
from desktop_app.letters.pagination import meubler, remplir
from desktop_app.letters.paragraphes import couper, poser
from desktop_app.letters.polices import Polices
from desktop_app.letters.rangees import Rangees
from desktop_app.letters.redige import centre
from desktop_app.letters.reglages import (
    COORDONNEES,
    ETIQUETTE,
    NOM_DU_CENTRE,
    TITRE_DE_FICHE,
    Reglages,
)
from desktop_app.letters.texte import Face, morceaux, simple

_AVANT_TITRE = 7 * MM
_PLACE_POUR_SIGNER = 20 * MM
_GOUTTIERE = 8 * MM


def epelee(fiche: Fiche) -> Fiche:
    """Return a sheet that always prints: it stays in the house, a character is spelled out."""
    return replace(
        fiche,
        titre=epele(fiche.titre),
        numero=epele(fiche.numero),
        rangees=tuple(map(_rangee_epelee, fiche.rangees)),
        signatures=tuple(map(epele, fiche.signatures)),
        cpas=_centre_epele(fiche.cpas) if fiche.cpas else None,
    )


def _rangee_epelee(rangee: Rangee) -> Rangee:
    return replace(
        rangee,
        texte=epele(rangee.texte),
        valeur=epele(rangee.valeur),
        mots=tuple(map(epele, rangee.mots)),
    )


def _centre_epele(cpas: Cpas) -> Cpas:
    """Return what the letterhead prints."""
    return replace(
        cpas,
        nom=epele(cpas.nom),
        adresse=tuple(map(epele, cpas.adresse)),
        telephone=epele(cpas.telephone),
        courriel=epele(cpas.courriel),
    )


def mettre_la_fiche_en_page(
    fiche: Fiche, libelles: Libelles, polices: Polices, reglages: Reglages
) -> tuple[Feuille, ...]:
    """Lay a sheet out.

    Raises:
        ErreurMetier: ``texte_trop_long``: a text does not fit in its place.
    """
    atelier = Atelier(polices=polices, reglages=reglages, racine=Noeud("Document"))
    entete, bas = _entete(fiche, libelles, atelier)
    bandes = [
        *titre(simple(fiche.titre, Face.GRASSE), atelier, TITRE_DE_FICHE),
        *Rangees(atelier=atelier, libelles=libelles).bandes(fiche.rangees),
        *_signatures(fiche.signatures, atelier),
    ]
    pages = remplir(bandes, reglages, bas)
    pages[0] = [*entete, *pages[0]]
    mobilier = Mobilier(
        pied=(simple(_pied(fiche, libelles)),),
        libelles=libelles,
        atelier=atelier,
        bandeau=libelles.fiche_exercice if fiche.exercice else "",
    )
    return meubler(pages, mobilier)


def _entete(fiche: Fiche, libelles: Libelles, atelier: Atelier) -> tuple[list[Marque], float]:
    """Return the letterhead, where it is known, the number and the date, and where they end."""
    marques: list[Marque] = []
    bas = atelier.reglages.en_tete * MM
    if fiche.cpas is not None:
        marques, bas = poser_centre(centre(fiche.cpas, libelles), atelier)
    y = atelier.reglages.en_tete * MM
    numero = morceaux(libelles.fiche_numero, {"numero": fiche.numero}, Face.GRASSE)
    date = morceaux(libelles.fiche_date, {"date": date_longue(fiche.jour, libelles)})
    largeur = atelier.reglages.droit - atelier.reglages.colonne
    for texte, style, teinte in (
        *([(numero, NOM_DU_CENTRE, NOIR)] if fiche.numero else []),
        (date, COORDONNEES, GRIS),
    ):
        rangs = couper(texte, atelier.polices, style, largeur)
        traces = poser(rangs, style, atelier.reglages.colonne, y, teinte)
        marques.append(Marque(sens=Noeud("P", atelier.racine), traces=traces))
        y += len(rangs) * style.interligne + style.apres
    bas = max(bas, y) + 3 * MM
    filet = Rectangle(x=atelier.reglages.x, y=bas, largeur=atelier.reglages.largeur, trait=FILET)
    marques.append(Marque(sens=Ornement.MISE_EN_PAGE, traces=(filet,)))
    return marques, bas + _AVANT_TITRE


def _pied(fiche: Fiche, libelles: Libelles) -> str:
    parts = (fiche.cpas.nom if fiche.cpas else "", fiche.titre, fiche.numero)
    return libelles.separateur.join(part for part in parts if part)


def _signatures(labels: tuple[str, ...], atelier: Atelier) -> list[Bande]:
    """Return the lines to sign on, two side by side."""
    return [_signer(labels[rang : rang + 2], atelier) for rang in range(0, len(labels), 2)]


def _signer(labels: tuple[str, ...], atelier: Atelier) -> Bande:
    largeur = (atelier.reglages.largeur - _GOUTTIERE) / 2
    blocs = [couper(simple(label), atelier.polices, ETIQUETTE, largeur) for label in labels]
    haut = max(len(rangs) for rangs in blocs) * ETIQUETTE.interligne
    hauteur = 6 * MM + haut + _PLACE_POUR_SIGNER

    def dessiner(y: float) -> tuple[Marque, ...]:
        marques: list[Marque] = []
        for colonne, rangs in enumerate(blocs):
            x = atelier.reglages.x + colonne * (largeur + _GOUTTIERE)
            trait = Rectangle(x=x, y=y + hauteur, largeur=largeur, trait=GRIS)
            traces = poser(rangs, ETIQUETTE, x, y + 6 * MM)
            marques += [
                Marque(sens=Noeud("P", atelier.racine), traces=traces),
                Marque(sens=Ornement.MISE_EN_PAGE, traces=(trait,)),
            ]
        return tuple(marques)

    return Bande(hauteur=hauteur, poser=dessiner, apres=4.0)
