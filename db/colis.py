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

_MARQUE = b"SCEAU COPIE 1\r\n\0"
_FIN = struct.Struct(f"!II32s{len(_MARQUE)}s")  # lengths of the keys and of the sheet, digest
_MAX = 1 << 20  # bytes of the keys, or of the sheet
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
        ValueError: It is no copy, or not the one that was written.
    """
    with fichier.open("rb") as ouvert:
        fin = ouvert.seek(0, os.SEEK_END) - _FIN.size
        if fin < 0:
            raise ValueError("too short")
        ouvert.seek(fin)
        longueur_cles, longueur_fiche, somme, marque = _FIN.unpack(ouvert.read(_FIN.size))
        taille = fin - longueur_cles - longueur_fiche
        if marque != _MARQUE or taille < 0 or max(longueur_cles, longueur_fiche) > _MAX:
            raise ValueError("no copy")
        ouvert.seek(taille)
        cles, fiche = ouvert.read(longueur_cles), ouvert.read(longueur_fiche)
    if somme != _somme(cles, fiche):
        raise ValueError("altered")
    return Colis(taille=taille, cles=cles, fiche=fiche)


def extraire(fichier: Path, taille: int, vers: Path) -> None:
    """Write the register of a copy into a private file that is already there, empty.

    Raises:
        OSError: One cannot be read, or the other written.
    """
    with fichier.open("rb") as source, vers.open("r+b") as cible:
        reste = taille
        while reste and (morceau := source.read(min(_MORCEAU, reste))):
            cible.write(morceau)
            reste -= len(morceau)
        cible.flush()
        os.fsync(cible.fileno())


def _somme(cles: bytes, fiche: bytes) -> bytes:
    return hashlib.sha256(cles + fiche).digest()
