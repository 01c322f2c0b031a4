"""Keyed hashes of the journal: of a dossier's number, of its record, of a row and all before."""

from __future__ import annotations

import hashlib
import hmac

from db.cles import deriver

_DIGEST = 16  # bytes, enough to name a dossier
_USAGES = ("dossier", "enregistrement", "chaine")
ORIGINE = bytes(32)  # what stands before the first row
PARAMETRES = "parametres"  # named in the journal as a dossier is


class Empreintes:
    """The three hashes, under one random salt that stays inside the encrypted file.

    Content is reached by its digest only: erased one day by law, it leaves the chain whole.
    """

    def __init__(self, sel: bytes) -> None:
        # Keyed once and copied: twice as fast as keying for every row.
        self._dossier, self._enregistrement, self._chaine = (
            hmac.new(deriver(sel, usage), digestmod=hashlib.sha256) for usage in _USAGES
        )

    def objet(self, nom: str) -> bytes:
        """Return how the journal names a dossier or the parameters."""
        return _hacher(self._dossier, nom.encode())[:_DIGEST]

    def enregistrement(self, octets: bytes) -> bytes:
        """Return the hash of a whole stored record."""
        return _hacher(self._enregistrement, octets)

    def chaine(self, precedent: bytes, ligne: bytes, objet: bytes, empreinte: bytes) -> bytes:
        """Return the hash of a row and of every row before it."""
        return _hacher(self._chaine, precedent + objet.ljust(_DIGEST, b"\0") + empreinte + ligne)


def _hacher(pret: hmac.HMAC, octets: bytes) -> bytes:
    copie = pret.copy()
    copie.update(octets)
    return copie.digest()
