"""A copy of the register in one file: its bytes, then its key file and what it says of itself.

Whoever carries that file away carries all that is needed with the passphrase or the recovery
words. At its end stand both lengths, a digest and a mark: a folder is listed by reading a few
hundred bytes of each file.
"""

from __future__ import annotations

import hashlib
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop_app import annexe
from desktop_app.annexe import Insolite

_MARQUE = b"SCEAU COPIE 1\r\n\0"
_FIN = struct.Struct(f"!II32s{len(_MARQUE)}s")  # lengths of the keys and of the sheet, digest
_CLES_MAX, _FICHE_MAX = 1 << 20, 1 << 17  # bytes
_MORCEAU = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Colis:
    """What stands in such a file.

    Attributes:
        taille: Bytes of the register itself, from the start of the file.
        cles: The key file.
        fiche: What the copy says of itself.
    """

    taille: int
    cles: bytes
    fiche: bytes


def fermer(fichier: Path, cles: bytes, fiche: bytes) -> None:
    """Add to a register what makes it a copy, and force all of it to the disk.

    Raises:
        OSError: The disk refuses.
    """
    with fichier.open("r+b") as ouvert:
        ouvert.seek(0, os.SEEK_END)
        ouvert.write(cles + fiche + _FIN.pack(len(cles), len(fiche), _somme(cles, fiche), _MARQUE))
        ouvert.flush()
        os.fsync(ouvert.fileno())


def lire(fichier: Path) -> Colis:
    """Return what stands in a copy, but its register.

    Raises:
        OSError: It cannot be read.
        Insolite: It is no copy, or not the one that was written.
    """
    with annexe.ouvrir(fichier) as ouvert:
        fin = ouvert.seek(0, os.SEEK_END) - _FIN.size
        longueur_cles, longueur_fiche, somme, marque = _lire_la_fin(ouvert, fin)
        taille = fin - longueur_cles - longueur_fiche
        trop = longueur_cles > _CLES_MAX or longueur_fiche > _FICHE_MAX
        if marque != _MARQUE or taille < 0 or trop:
            raise Insolite
        ouvert.seek(taille)
        cles, fiche = ouvert.read(longueur_cles), ouvert.read(longueur_fiche)
    if somme != _somme(cles, fiche):
        raise Insolite
    return Colis(taille=taille, cles=cles, fiche=fiche)


def _lire_la_fin(ouvert: BinaryIO, fin: int) -> tuple[int, int, bytes, bytes]:
    """Return both lengths, the digest and the mark; the file may end sooner than it said."""
    try:
        ouvert.seek(fin)
        longueur_cles, longueur_fiche, somme, marque = _FIN.unpack(ouvert.read(_FIN.size))
    except (ValueError, struct.error):
        raise Insolite from None
    return longueur_cles, longueur_fiche, somme, marque


def extraire(fichier: Path, taille: int, vers: Path) -> None:
    """Write the register of a copy into a private file that is already there, empty.

    Raises:
        OSError: One cannot be read, or the other written.
    """
    with annexe.ouvrir(fichier) as source, vers.open("r+b") as cible:
        reste = taille
        while reste and (morceau := source.read(min(_MORCEAU, reste))):
            cible.write(morceau)
            reste -= len(morceau)
        cible.flush()
        os.fsync(cible.fileno())


def _somme(cles: bytes, fiche: bytes) -> bytes:
    return hashlib.sha256(cles + fiche).digest()
