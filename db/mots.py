"""Recovery words: 160 random bits written as fifteen French words with a checksum."""

from __future__ import annotations

import functools
import secrets

from mnemonic import Mnemonic

from db.erreurs import MotsMalSaisis
from desktop_app.domain.noms import plier

NOMBRE = 15
_OCTETS = 20  # 160 bits


@functools.cache
def _liste() -> Mnemonic:
    """Return the French list of BIP-39, whose words differ in their first four letters."""
    return Mnemonic("french")


@functools.cache
def _par_mot_plie() -> dict[str, str]:
    """Return each word of the list by its form without accents."""
    return {plier(mot): mot for mot in _liste().wordlist}


def tirer() -> tuple[str, ...]:
    """Draw new recovery words."""
    return tuple(_liste().to_mnemonic(secrets.token_bytes(_OCTETS)).split())


def relire(saisie: str) -> bytes:
    """Return the 160 bits behind typed words; case, accents and spacing do not matter.

    Raises:
        MotsMalSaisis: Not fifteen words (``nombre``), a word that is not in the list
            (``mot_inconnu``, with its rank), or a wrong checksum (``controle``).
    """
    saisis = plier(saisie).split()
    if len(saisis) != NOMBRE:
        raise MotsMalSaisis("nombre")
    connus = _par_mot_plie()
    for position, mot in enumerate(saisis, 1):
        if mot not in connus:
            raise MotsMalSaisis("mot_inconnu", position=position)
    try:
        return bytes(_liste().to_entropy([connus[mot] for mot in saisis]))
    except ValueError:
        raise MotsMalSaisis("controle") from None
