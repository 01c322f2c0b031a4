"""One access: the data key wrapped under a passphrase (Argon2id, AES-256-GCM)."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
import unicodedata
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from db.erreurs import CoffreEndommage

LONGUEUR_CLE = 32  # bytes
_NONCE = 12
_SEL = 16
_MIO = 1024  # KiB
_MEMOIRE_MIN, _MEMOIRE_MAX = 64 * _MIO, 4096 * _MIO
_PASSES_MAX, _VOIES_MAX = 64, 64


class Genre(StrEnum):
    """To whom an access belongs."""

    PERSONNE = "personne"
    SECOURS = "secours"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParametresKdf:
    """The cost of guessing a passphrase.

    Attributes:
        memoire: KiB; never under 64 MiB, so that an altered file cannot weaken an access.
        passes: Iterations.
        voies: Lanes.
    """

    memoire: int = 256 * _MIO
    passes: int = 3
    voies: int = 2

    def verifier(self) -> None:
        """Refuse a derivation that is too weak, or made to exhaust the machine.

        Raises:
            CoffreEndommage: At creation as at opening (``kdf``).
        """
        memoire = _MEMOIRE_MIN <= self.memoire <= _MEMOIRE_MAX
        if not (memoire and 1 <= self.passes <= _PASSES_MAX and 1 <= self.voies <= _VOIES_MAX):
            raise CoffreEndommage("kdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Acces:
    """The data key, wrapped for one person or for the recovery words.

    Attributes:
        id: Neutral identifier; no name of a person stands in the key file.
        role: What this person does, as a code.
        duree_ms: What the derivation took where the access was made.
        sel: Salt of the derivation.
        cle: The data key, encrypted.
    """

    id: str
    genre: Genre
    role: str
    kdf: ParametresKdf
    duree_ms: int
    sel: bytes
    nonce: bytes
    cle: bytes

    def contexte(self, registre: str) -> bytes:
        """Return what the wrapping vouches for besides the key: whose, where, how costly."""
        return canonique(
            {
                "registre": registre,
                "id": self.id,
                "genre": self.genre,
                "role": self.role,
                "kdf": asdict(self.kdf),
            }
        )


def canonique(valeur: Any) -> bytes:  # noqa: ANN401 — any JSON
    """Return the only JSON spelling of a value."""
    texte = json.dumps(valeur, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return texte.encode()


def deriver(cle: bytes, usage: str) -> bytes:
    """Return a key for one use only, from a random one."""
    return hmac.digest(cle, b"sceau/" + usage.encode(), hashlib.sha256)


def emballer(
    cle: bytes, secret: bytes, *, registre: str, genre: Genre, role: str, kdf: ParametresKdf
) -> Acces:
    """Wrap the data key under a secret."""
    kdf.verifier()
    sel = secrets.token_bytes(_SEL)
    debut = time.perf_counter()
    cle_acces = _etirer(secret, sel, kdf)
    nu = Acces(
        id=secrets.token_hex(4),
        genre=genre,
        role=role,
        kdf=kdf,
        duree_ms=round((time.perf_counter() - debut) * 1000),
        sel=sel,
        nonce=secrets.token_bytes(_NONCE),
        cle=b"",
    )
    scelle = AESGCM(cle_acces).encrypt(nu.nonce, cle, nu.contexte(registre))
    return replace(nu, cle=scelle)


def deballer(acces: Acces, secret: bytes, registre: str) -> bytes | None:
    """Return the data key, or nothing if the secret is wrong or the access was altered."""
    acces.kdf.verifier()
    cle_acces = _etirer(secret, acces.sel, acces.kdf)
    try:
        return AESGCM(cle_acces).decrypt(acces.nonce, acces.cle, acces.contexte(registre))
    except InvalidTag:
        return None


def secret_de_phrase(phrase: str) -> bytes:
    """Return the bytes of a passphrase, the same on every keyboard (NFKC)."""
    return unicodedata.normalize("NFKC", phrase).encode("utf-8", "surrogatepass")


def _etirer(secret: bytes, sel: bytes, kdf: ParametresKdf) -> bytes:
    """Turn a secret into a key, slowly."""
    argon = Argon2id(
        salt=sel,
        length=LONGUEUR_CLE,
        iterations=kdf.passes,
        lanes=kdf.voies,
        memory_cost=kdf.memoire,
    )
    return argon.derive(secret)
