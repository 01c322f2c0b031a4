"""What is signed in somebody's name, and how a signature is checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

_SEPARATEUR = b"\x1f"


class Plume(Protocol):
    """Whoever opened the register, as the one who signs."""

    @property
    def id(self) -> str:
        """Identifier of their account."""
        ...

    def signer(self, octets: bytes) -> bytes:
        """Return their signature."""
        ...


def message(usage: str, registre: str, *suite: bytes) -> bytes:
    """Return what is signed: for one use, in one register, so that nothing is signed twice over.

    Args:
        usage: What kind of thing is signed.
        registre: Identifier of the register.
        suite: The thing itself; only the last part may hold the separator.
    """
    return _SEPARATEUR.join((f"sceau/{usage}".encode(), registre.encode(), *suite))


def vaut(cles: Mapping[str, bytes], signataire: str, signature: bytes, octets: bytes) -> bool:
    """Tell whether a signature is that of an account."""
    cle = cles.get(signataire)
    if cle is None:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(cle).verify(signature, octets)
    except (InvalidSignature, ValueError):
        return False
    return True
