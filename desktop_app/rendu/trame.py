"""What the window and the process that reads an attachment tell each other, through two pipes."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from desktop_app.application.pannes import Obstacle, PieceNonMontree
from desktop_app.application.ports_pdf import PageRendue
from desktop_app.application.vues import Type
from desktop_app.rendu.pages import PIXELS_MAX

CARACTERES_MAX = 200_000
"""Of a text that is shown."""

_DEMANDE = struct.Struct("<8sHH")  # kind, dots per inch, pages at most; the file follows
_BLOC = struct.Struct("<cII")  # what comes, then its width and height, or its length and nothing
_PAGE, _MOTS, _REFUS, _FIN = b"P", b"M", b"R", b"F"
_OCTETS_MAX = CARACTERES_MAX * 4  # of words, in UTF-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Demande:
    """What is to be read, and how fine."""

    genre: Type
    points_par_pouce: int
    au_plus: int

    def ecrire(self, flux: IO[bytes], contenu: bytes) -> None:
        """Ask for a file to be read."""
        genre = self.genre.value.encode()
        flux.write(_DEMANDE.pack(genre, self.points_par_pouce, self.au_plus))
        flux.write(contenu)


def lire_la_demande(flux: IO[bytes]) -> tuple[Demande, bytes]:
    """Return what is asked, and the file."""
    genre, points, au_plus = _DEMANDE.unpack(flux.read(_DEMANDE.size))
    connu = Type(genre.rstrip(b"\0").decode())
    return Demande(genre=connu, points_par_pouce=points, au_plus=au_plus), flux.read()


def repondre(flux: IO[bytes], reponse: Iterable[PageRendue] | str) -> None:
    """Tell pages one by one, or words."""
    if isinstance(reponse, str):
        _ecrire_des_mots(flux, _MOTS, reponse)
    else:
        for page in reponse:
            flux.write(_BLOC.pack(_PAGE, page.largeur, page.hauteur))
            flux.write(page.octets)
    flux.write(_BLOC.pack(_FIN, 0, 0))
    flux.flush()


def refuser(flux: IO[bytes], obstacle: Obstacle) -> None:
    """Tell why nothing can be shown."""
    _ecrire_des_mots(flux, _REFUS, obstacle.value)
    flux.flush()


def _ecrire_des_mots(flux: IO[bytes], sorte: bytes, texte: str) -> None:
    octets = texte.encode(errors="replace")
    flux.write(_BLOC.pack(sorte, len(octets), 0))
    flux.write(octets)


def recevoir(flux: IO[bytes], au_plus: int) -> tuple[PageRendue, ...] | str:
    """Return what was read; whoever tells it is not trusted with our memory.

    Raises:
        PieceNonMontree: It cannot be shown.
        EOFError: The other end is gone before it had told everything.
        ValueError: It does not speak this language, or tells nothing, or too much.
    """
    pages: list[PageRendue] = []
    mots, pixels = None, 0
    while True:
        sorte, largeur, hauteur = _BLOC.unpack(_exactement(flux, _BLOC.size))
        if sorte == _FIN:
            if mots is None and not pages:
                raise ValueError(sorte)
            return tuple(pages) if mots is None else mots
        if sorte == _PAGE:
            pixels += largeur * hauteur
            if pixels > PIXELS_MAX or len(pages) == au_plus:
                raise ValueError(sorte)
            octets = _exactement(flux, largeur * hauteur * 4)
            pages.append(PageRendue(largeur=largeur, hauteur=hauteur, octets=octets))
        elif sorte not in {_MOTS, _REFUS} or largeur > _OCTETS_MAX:
            raise ValueError(sorte)
        elif sorte == _REFUS:
            raise PieceNonMontree(Obstacle(_exactement(flux, largeur).decode()))
        else:
            mots = _exactement(flux, largeur).decode()


def _exactement(flux: IO[bytes], nombre: int) -> bytes:
    octets = flux.read(nombre)
    if len(octets) != nombre:
        raise EOFError
    return octets
