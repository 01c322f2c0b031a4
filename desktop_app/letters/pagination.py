"""From strips to pages: what stands together, where a page ends, what is merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop_app.letters.bandes import Bande
from desktop_app.letters.feuille import HAUTEUR, MM, Feuille, Marque
from desktop_app.letters.mobilier import Mobilier
from desktop_app.letters.reglages import Reglages


def remplir(bandes: list[Bande], reglages: Reglages, haut: float) -> list[list[Marque]]:
    """Lay strips out from ``haut`` on, page after page."""
    pages: list[list[Marque]] = [[]]
    sommet = reglages.haut * MM
    fond = HAUTEUR - reglages.bas * MM
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


def meubler(pages: list[list[Marque]], mobilier: Mobilier) -> tuple[Feuille, ...]:
    """Return the sheets: each page between what says its state and its footer.

    Raises:
        ErreurMetier: ``texte_trop_long``: the footer would leave the sheet.
    """
    return tuple(
        Feuille(
            marques=_fondre(
                (
                    *mobilier.etat_de_la_feuille(rang),
                    *page,
                    mobilier.pied_de_page(rang, len(pages)),
                )
            )
        )
        for rang, page in enumerate(pages, 1)
    )


def _fondre(marques: Iterable[Marque]) -> tuple[Marque, ...]:
    """Merge neighbours that belong to the same element."""
    fondues: list[Marque] = []
    for marque in marques:
        if fondues and fondues[-1].sens is marque.sens:
            traces = (*fondues[-1].traces, *marque.traces)
            fondues[-1] = Marque(sens=marque.sens, traces=traces)
        else:
            fondues.append(marque)
    return tuple(fondues)
