"""From words to sheets: flows the text, breaks the pages, adds the furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop_app.domain.reponse import Etat
from desktop_app.letters.bandes import Bande, lier, paragraphe, point, titre
from desktop_app.letters.entete import Atelier, poser_entete
from desktop_app.letters.feuille import HAUTEUR, MM, Feuille, Marque, Noeud
from desktop_app.letters.libelles import Libelles
from desktop_app.letters.mobilier import Mobilier
from desktop_app.letters.polices import Polices
from desktop_app.letters.redige import Redige
from desktop_app.letters.reglages import GABARITS, Gabarit, Reglages
from desktop_app.letters.signatures import signatures

_DERNIER_ALINEA = 75 * MM
_AVANT_SIGNATURES = 6.0


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
        redige=redige, libelles=libelles, atelier=atelier, etat=etat, exercice=exercice
    )
    return tuple(
        Feuille(
            marques=_fondre(
                (
                    *mobilier.etat_de_la_feuille(rang),
                    *(entete if rang == 1 else ()),
                    *page,
                    mobilier.pied(rang, len(pages)),
                )
            )
        )
        for rang, page in enumerate(pages, 1)
    )


def _meilleur(redige: Redige, atelier: Atelier, haut: float) -> list[list[Marque]]:
    normal = _remplir(_bandes(redige, atelier, GABARITS[0]), atelier, haut)
    if len(normal) != 2:
        return normal
    for gabarit in GABARITS[1:]:
        serre = _remplir(_bandes(redige, atelier, gabarit), atelier, haut)
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
        signatures(redige.signatures, atelier),
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


def _remplir(bandes: list[Bande], atelier: Atelier, haut: float) -> list[list[Marque]]:
    pages: list[list[Marque]] = [[]]
    sommet = atelier.reglages.haut * MM
    fond = HAUTEUR - atelier.reglages.bas * MM
    y = haut
    for groupe in _groupes(bandes, fond - sommet):
        if y + _hauteur(groupe) > fond and y > sommet:
            pages.append([])
            y = sommet
        for bande in groupe:
            pages[-1] += bande.poser(y)
            y += bande.hauteur + bande.apres
    return pages


def _groupes(bandes: list[Bande], hauteur: float) -> Iterator[list[Bande]]:
    """Gather the strips that must stand together, as far as one page can hold them."""
    groupe: list[Bande] = []
    for bande in bandes:
        if groupe and (not groupe[-1].liee or _hauteur([*groupe, bande]) > hauteur):
            yield groupe
            groupe = []
        groupe.append(bande)
    yield groupe


def _hauteur(bandes: list[Bande]) -> float:
    return sum(bande.hauteur + bande.apres for bande in bandes) - bandes[-1].apres


def _fondre(marques: Iterable[Marque]) -> tuple[Marque, ...]:
    fondues: list[Marque] = []
    for marque in marques:
        if fondues and fondues[-1].sens is marque.sens:
            traces = (*fondues[-1].traces, *marque.traces)
            fondues[-1] = Marque(sens=marque.sens, traces=traces)
        else:
            fondues.append(marque)
    return tuple(fondues)
