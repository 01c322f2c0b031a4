"""The process apart: it reads one attachment, tells its pages or its words, and ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from desktop_app.application.pannes import Obstacle, PieceNonMontree
from desktop_app.application.ports_pdf import PageRendue
from desktop_app.application.vues import Type
from desktop_app.rendu.pages import feuilles, ouvert
from desktop_app.rendu.trame import Demande, lire_la_demande, refuser, repondre

MEMOIRE = 1536 * 1024 * 1024
"""Bytes of address space that reading one attachment may take."""

SECONDES = 30
"""Of processor, or of waiting, after which it is given up."""

PAGES_LUES = 200
"""Of one file; a longer one is not shown at all."""


def lire_une_piece(entree: IO[bytes], sortie: IO[bytes]) -> None:
    """Read what is asked, whatever it does; a reader of files may fail in any way."""
    demande, contenu = lire_la_demande(entree)
    try:
        if demande.genre is Type.COURRIEL:
            from desktop_app.rendu.courriel import mots_du_courriel  # noqa: PLC0415 - as Pillow

            repondre(sortie, mots_du_courriel(contenu))
        else:
            repondre(sortie, _pages(demande, contenu))
    except PieceNonMontree as refus:
        refuser(sortie, refus.obstacle)
    except MemoryError:
        refuser(sortie, Obstacle.TROP_VASTE)
    except Exception:  # noqa: BLE001 - told as one thing: it cannot be read
        refuser(sortie, Obstacle.ILLISIBLE)


def _pages(demande: Demande, contenu: bytes) -> Iterator[PageRendue]:
    if demande.genre is not Type.PDF:
        from desktop_app.rendu.images import tirages  # noqa: PLC0415 - Pillow, for pictures alone

        yield from tirages(contenu, demande.genre, demande.au_plus, PAGES_LUES)
        return
    with ouvert(contenu) as document:
        if len(document) > PAGES_LUES:
            raise PieceNonMontree(Obstacle.TROP_VASTE)
        yield from feuilles(document, demande.points_par_pouce, demande.au_plus)
