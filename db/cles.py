"""One access: two personal keys wrapped under a passphrase, the data key sealed to one of them.

The passphrase (Argon2id, AES-256-GCM) opens the personal keys: Ed25519 to sign with, X25519 to
which the data key is sealed (HPKE). The data key can thus be renewed without any passphrase.
In the first format the passphrase wrapped the data key itself, and nobody signed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import time
import unicodedata
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from db.erreurs import DerivationRefusee

LONGUEUR_CLE = 32  # bytes
_NONCE = 12
_SEL = 16
_MIO = 1024  # KiB
_MEMOIRE_MIN, _MEMOIRE_MAX = 64 * _MIO, 1024 * _MIO
_PASSES_MAX, _VOIES_MAX = 16, 16
_SCEAU = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


class Genre(StrEnum):
    """To whom an access belongs."""

    PERSONNE = "personne"
    SECOURS = "secours"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParametresKdf:
    """The cost of guessing a passphrase.

    Attributes:
        memoire: KiB; never under 64 MiB, so that an altered file cannot weaken an access, nor
            over 1 GiB, so that it cannot exhaust the machine.
        passes: Iterations.
        voies: Lanes.
    """

    memoire: int = 256 * _MIO
    passes: int = 3
    voies: int = 2

    def verifier(self) -> None:
        """Refuse a derivation that is too weak, or made to exhaust the machine.

        Raises:
            DerivationRefusee: At creation as at opening (``kdf``).
        """
        memoire = _MEMOIRE_MIN <= self.memoire <= _MEMOIRE_MAX
        if not (memoire and 1 <= self.passes <= _PASSES_MAX and 1 <= self.voies <= _VOIES_MAX):
            raise DerivationRefusee("kdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Acces:
    """What lets one person in, or the holder of the recovery words.

    Attributes:
        id: Neutral identifier; no name of a person stands in the key file.
        role: What this person does, as a code.
        duree_ms: What the derivation took where the access was made.
        sel: Salt of the derivation.
        cle: The data key, sealed to this person.
        prive: The two personal keys, encrypted; empty in the first format.
        signature: Public key of what this person signs.
        scellement: Public key the data key is sealed to.
    """

    id: str
    genre: Genre
    role: str
    kdf: ParametresKdf
    duree_ms: int
    sel: bytes
    nonce: bytes
    cle: bytes
    prive: bytes = b""
    signature: bytes = b""
    scellement: bytes = b""

    @property
    def ancien(self) -> bool:
        """Whether it is of the first format, which signs nothing."""
        return not self.prive

    def contexte(self, registre: str) -> bytes:
        """Return what the wrapping vouches for besides the key: whose, where, how costly."""
        dit = {
            "registre": registre,
            "id": self.id,
            "genre": self.genre,
            "role": self.role,
            "kdf": asdict(self.kdf),
        }
        publiques = {"signature": self.signature.hex(), "scellement": self.scellement.hex()}
        return canonique(dit if self.ancien else {**dit, **publiques})


@dataclass(frozen=True, slots=True, kw_only=True)
class Personnelles:
    """The two private keys of one person."""

    signature: Ed25519PrivateKey
    scellement: X25519PrivateKey

    @classmethod
    def tirer(cls) -> Self:
        """Draw new ones."""
        return cls(signature=Ed25519PrivateKey.generate(), scellement=X25519PrivateKey.generate())

    @classmethod
    def decoder(cls, octets: bytes) -> Self:
        """Return the keys behind their 64 bytes."""
        signature, scellement = octets[:LONGUEUR_CLE], octets[LONGUEUR_CLE:]
        return cls(
            signature=Ed25519PrivateKey.from_private_bytes(signature),
            scellement=X25519PrivateKey.from_private_bytes(scellement),
        )

    def encoder(self) -> bytes:
        """Return their 64 bytes."""
        return self.signature.private_bytes_raw() + self.scellement.private_bytes_raw()

    @property
    def signature_publique(self) -> bytes:
        """The key that checks what this person signs."""
        return self.signature.public_key().public_bytes_raw()

    @property
    def scellement_public(self) -> bytes:
        """The key the data key is sealed to."""
        return self.scellement.public_key().public_bytes_raw()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ouverture:
    """What a secret opened.

    Attributes:
        acces: Id of the access.
        cle: The data key.
        personnelles: Whoever opened may sign with them.
        etiree: The key derived from the secret, for an access of the first format alone: it
            is wrapped again, in the present one, as soon as the register may be written.
    """

    acces: str
    cle: bytes = field(repr=False)
    personnelles: Personnelles = field(repr=False)
    etiree: bytes = field(default=b"", repr=False)


def canonique(valeur: Any) -> bytes:  # noqa: ANN401 — any JSON
    """Return the only JSON spelling of a value."""
    texte = json.dumps(valeur, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return texte.encode()


def deriver(cle: bytes, usage: str) -> bytes:
    """Return a key for one use only, from a random one."""
    return hmac.digest(cle, b"sceau/" + usage.encode(), hashlib.sha256)


def emballer(
    cle: bytes, secret: bytes, *, registre: str, genre: Genre, role: str, kdf: ParametresKdf
) -> tuple[Acces, Personnelles]:
    """Let somebody in with a secret; return the access and the keys drawn for that person."""
    nu = Acces(
        id=secrets.token_hex(4),
        genre=genre,
        role=role,
        kdf=kdf,
        duree_ms=0,
        sel=b"",
        nonce=b"",
        cle=b"",
    )
    personnelles = Personnelles.tirer()
    return rephraser(nu, secret, personnelles, cle, registre), personnelles


def rephraser(
    acces: Acces, secret: bytes, personnelles: Personnelles, cle: bytes, registre: str
) -> Acces:
    """Return an access that opens with another secret; the person and the keys stay."""
    acces.kdf.verifier()
    sel = secrets.token_bytes(_SEL)
    debut = time.perf_counter()
    etiree = _etirer(secret, sel, acces.kdf)
    duree = round((time.perf_counter() - debut) * 1000)
    return _fermer(replace(acces, sel=sel, duree_ms=duree), etiree, personnelles, cle, registre)


def moderniser(acces: Acces, ouverture: Ouverture, registre: str) -> Acces:
    """Return an access of the first format in the present one; the secret stays the same."""
    return _fermer(acces, ouverture.etiree, ouverture.personnelles, ouverture.cle, registre)


def resceller(acces: Acces, cle: bytes, registre: str) -> Acces:
    """Return the same access to another data key; no secret is needed."""
    destinataire = X25519PublicKey.from_public_bytes(acces.scellement)
    return replace(acces, cle=_SCEAU.encrypt(cle, destinataire, acces.contexte(registre)))


def deballer(acces: Acces, secret: bytes, registre: str) -> Ouverture | None:
    """Return what a secret opens, or nothing if it is wrong or the access was altered."""
    acces.kdf.verifier()
    etiree = _etirer(secret, acces.sel, acces.kdf)
    contexte = acces.contexte(registre)
    enveloppe = acces.cle if acces.ancien else acces.prive
    try:
        dedans = AESGCM(etiree).decrypt(acces.nonce, enveloppe, contexte)
        if acces.ancien:
            neuves = Personnelles.tirer()
            return Ouverture(acces=acces.id, cle=dedans, personnelles=neuves, etiree=etiree)
        personnelles = Personnelles.decoder(dedans)
        cle = _SCEAU.decrypt(acces.cle, personnelles.scellement, contexte)
    except InvalidTag:
        return None
    return Ouverture(acces=acces.id, cle=cle, personnelles=personnelles)


def _fermer(
    acces: Acces, etiree: bytes, personnelles: Personnelles, cle: bytes, registre: str
) -> Acces:
    """Wrap the personal keys under a derived one, and seal the data key to them."""
    nonce = secrets.token_bytes(_NONCE)
    # Any non-empty envelope: the context depends on the format, not on the bytes.
    ouvert = replace(
        acces,
        nonce=nonce,
        prive=nonce,
        signature=personnelles.signature_publique,
        scellement=personnelles.scellement_public,
    )
    contexte = ouvert.contexte(registre)
    prive = AESGCM(etiree).encrypt(nonce, personnelles.encoder(), contexte)
    return resceller(replace(ouvert, prive=prive), cle, registre)


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
