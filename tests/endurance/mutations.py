"""Files that nobody vouches for, changed at random: bytes, words, and whatever JSON can say."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

_TROP = 3 << 20  # bytes, more than any reader takes
_MOTS = (
    *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-11-25T10:00:00", "demain"),
    *("2026-11-25T10:00:00+00:00", "Infinity", "NaN", "-1", "0", "1e400", "9" * 400, "9" * 5_000),
    *("9223372036854775808", "ⅷ", "\x00", "../../x", "00" * 32, "zz" * 32, "a" * 70_000, ""),
    *("null", "[]", "{}", "2026-W48-3T10:00:00Z", "0x10", "1_000", "\u202e"),
)


def _emboite(niveaux: int) -> list[Any]:
    dedans: list[Any] = []
    for _ in range(niveaux):
        dedans = [dedans]
    return dedans


# What takes the place of a value of JSON, whatever it was.
_VALEURS: tuple[object, ...] = (
    *(None, True, False, 0, -1, 1, 0.5, 2**31, 4 << 20, 2**63, 10**400, -(10**400)),
    *(float("inf"), float("nan"), -0.0, "", [], {}, [[]], {"": {}}, [2026, 1], [1, 2, 3]),
    *([0] * 5_000, _emboite(300), {"a": _emboite(300)}, {str(n): n for n in range(2_000)}),
    *(*_MOTS, ["0" * 64] * 2_000),
)


def muter_les_octets(hasard: random.Random, sain: bytes) -> bytes:
    """Return bytes that an accident could have left."""
    change = bytearray(sain)
    for _ in range(hasard.randint(1, 3)):
        place = hasard.randrange(len(change) + 1)
        geste = hasard.randrange(6)
        if geste == 0 and place < len(change):
            change[place] ^= 1 << hasard.randrange(8)
        elif geste == 1:
            del change[place:]
        elif geste == 2:
            change[place:place] = hasard.randbytes(hasard.randint(1, 40))
        elif geste == 3:
            del change[place : place + hasard.randint(1, 40)]
        elif geste == 4:
            change[place:place] = change[place : place + 200] * hasard.randint(1, 9)
        else:
            change[place : place + hasard.randint(0, 9)] = hasard.choice(_MOTS).encode()
    return bytes(change * (_TROP // (len(change) or 1) + 1) if hasard.random() < 0.002 else change)


def muter_les_mots(hasard: random.Random, sain: bytes) -> bytes:
    """Return a text some of whose words say something else."""
    mots = sain.decode().split()
    for _ in range(hasard.randint(1, 3)):
        mots[hasard.randrange(len(mots))] = hasard.choice(_MOTS)
    return hasard.choice((" ", "\n", "\r\n", "\t")).join(mots).encode("utf-8", "replace")


def muter_le_json(
    hasard: random.Random, sain: bytes, sceller: Callable[[dict[str, Any]], bytes]
) -> bytes:
    """Return an object of which some values are others, sealed so that its sums are right."""
    brut = json.loads(sain)
    for _ in range(hasard.randint(1, 2)):
        ou, cle = hasard.choice([*_places(brut)])
        geste = hasard.randrange(8)
        if geste == 0:
            del ou[cle]
        elif geste == 1 and isinstance(ou, list):
            ou.extend([_autre(ou[cle])] * hasard.choice((1, 200)))
        elif geste == 2 and isinstance(ou, dict):
            ou[hasard.choice(_MOTS)[:50]] = _autre(hasard.choice(_VALEURS))
        else:
            ou[cle] = _autre(hasard.choice(_VALEURS))
    return sceller(brut)


def _autre(valeur: Any) -> Any:
    """Return the same value, of which nothing is shared with it."""
    return json.loads(json.dumps(valeur)) if isinstance(valeur, (dict, list)) else valeur


def _places(valeur: Any) -> Iterator[tuple[Any, Any]]:
    """Yield every place where a value stands; what nests too deep is left alone."""
    attente = [valeur]
    while attente:
        ou = attente.pop()
        paires = ou.items() if isinstance(ou, dict) else enumerate(ou)
        for cle, dedans in list(paires)[:200]:
            yield ou, cle
            if isinstance(dedans, (dict, list)) and dedans and len(attente) < 50:
                attente.append(dedans)
    yield {"": None}, ""
