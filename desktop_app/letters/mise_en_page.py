"""From words to sheets: flows the text, breaks the pages, adds the furniture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.domain.reponse import Etat
from desktop_app.letters.bandes import Bande, lier, paragraphe, point, titre
from desktop_app.letters.entete import Atelier, poser_entete
from desktop_app.letters.feuille import MM, Feuille, Marque, Noeud
from desktop_app.letters.libelles import Libelles
from desktop_app.letters.mobilier import Mobilier
from desktop_app.letters.pagination import meubler, remplir
from desktop_app.letters.polices import Polices
from desktop_app.letters.redige import Redige
from desktop_app.letters.reglages import ANNEXES, GABARITS, Gabarit, Reglages
from desktop_app.letters.signatures import signatures

_DERNIER_ALINEA = 75 * MM
_AVANT_SIGNATURES = 6.0
_AVANT_ANNEXES = 14.0


def mettre_en_page(
    redige: Redige,
    libelles: Libelles,
    polices: Polices,
    reglages: Reglages,
    *,
    etat: Etat,
    exercice: bool,
) -> tuple[Feuille, ...]:
    """Lay a letter out; one that just overflows its page is set tighter to stay on it.

    Raises:
        ErreurMetier: ``texte_trop_long``: a text does not fit in its place.
    """
    atelier = Atelier(polices=polices, reglages=reglages, racine=Noeud("Document"))
    entete, haut = poser_entete(redige, atelier)
    pages = _meilleur(redige, atelier, haut)
    mobilier = Mobilier(
        pied=redige.pied,
        ancre=redige.ancre,
        bandeau=libelles.exercice if exercice else "",
        libelles=libelles,
        atelier=atelier,
        etat=etat,
    )
    pages[0] = [*entete, *pages[0]]
    return meubler(pages, mobilier)


def _meilleur(redige: Redige, atelier: Atelier, haut: float) -> list[list[Marque]]:
    normal = remplir(_bandes(redige, atelier, GABARITS[0]), atelier.reglages, haut)
    if len(normal) != 2:
        return normal
    for gabarit in GABARITS[1:]:
        serre = remplir(_bandes(redige, atelier, gabarit), atelier.reglages, haut)
        if len(serre) == 1:
            return serre
    return normal


def _bandes(redige: Redige, atelier: Atelier, gabarit: Gabarit) -> list[Bande]:
    *debut, dernier = _alineas(redige, atelier, gabarit)
    corps = [bande for alinea in debut for bande in alinea]
    # The signatures never stand alone: the end of the text goes with them.
    entier = sum(bande.hauteur for bande in dernier) <= _DERNIER_ALINEA
    corps += lier(dernier) if entier else [*dernier[:-1], *lier(dernier[-1:])]
    politesse = paragraphe(redige.politesse, atelier, gabarit.texte)
    centre = paragraphe(redige.pour_le_centre, atelier, gabarit.texte)
    return [
        *lier(titre(redige.objet, atelier, gabarit.objet)),
        *corps,
        *lier(_espacer(politesse)),
        *lier(centre),
        *_signatures_et_annexes(redige, atelier),
    ]


def _signatures_et_annexes(redige: Redige, atelier: Atelier) -> list[Bande]:
    blocs = signatures(redige.signatures, atelier)
    if not redige.annexes:
        return [blocs]
    liste = Noeud("L", atelier.racine)
    points = [point(texte, redige.puce, liste, atelier, ANNEXES) for texte in redige.annexes]
    return [
        replace(blocs, apres=_AVANT_ANNEXES),
        *lier(paragraphe(redige.titre_des_annexes, atelier, ANNEXES)),
        *(bande for bandes in points for bande in bandes),
    ]


def _espacer(bandes: list[Bande]) -> list[Bande]:
    *debut, fin = bandes
    return [*debut, replace(fin, apres=fin.apres + _AVANT_SIGNATURES)]


def _alineas(redige: Redige, atelier: Atelier, gabarit: Gabarit) -> Iterator[list[Bande]]:
    suivants = (*redige.corps[1:], None)
    liste: Noeud | None = None
    for alinea, suivant in zip(redige.corps, suivants, strict=True):
        if alinea.point:
            liste = liste or Noeud("L", atelier.racine)
            fin = suivant is None or not suivant.point
            style = replace(gabarit.point, apres=gabarit.texte.apres) if fin else gabarit.point
            yield point(alinea.texte, redige.puce, liste, atelier, style)
            continue
        liste = None
        bandes = paragraphe(alinea.texte, atelier, gabarit.texte)
        annonce = alinea is redige.corps[0] or (suivant is not None and suivant.point)
        yield [*bandes[:-1], *lier(bandes[-1:])] if annonce else bandes
