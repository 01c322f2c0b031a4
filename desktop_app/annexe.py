"""The one door to the files that no key vouches for: whoever can write there wrote them.

What stands in them is bounded before it is read, and of strict types: whatever is odd is
``Insolite``, which every caller takes for a file that is not there, or for none of ours. What
reads it waits until there is one: a first start has none.
"""

from __future__ import annotations

import errno
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

if TYPE_CHECKING:
    from datetime import datetime

_T = TypeVar("_T")
_MAX = 1 << 20  # bytes
_PROFONDEUR = 16
_CHIFFRES = 18
# A text, even one that never ends, or a bracket: one way to read it, once.
_OUVRANTS, _FERMANTS = (b"[", b"{"), (b"]", b"}")
_SIGNES = rb'(?s)"(?:[^"\\]|\\.)*+"?|[][{}]'
# What no path may hold, and what no file can be written with.
_ILLISIBLE = "[\x00\ud800-\udfff]"
_PLUS_GRAND = 10**15  # the engine counts further
_HEXA = "(?:[0-9a-f]{2})*"
# A clock that says another year is out of order; beyond, dates cannot even be reckoned with.
_PREMIERE_ANNEE, _DERNIERE_ANNEE = 2000, 2199
_LONGUEUR_DATE = 40
_HORS_BORNES = object()  # a number too long to be read; of no type that is asked for


class Insolite(Exception):
    """A file says something that this program never writes."""


def ouvrir(chemin: Path) -> BinaryIO:
    """Open a file to read it; a pipe or a device would make the reader wait for ever.

    Raises:
        OSError: It is not there, cannot be read, or is no file.
    """
    if not stat.S_ISREG(chemin.stat().st_mode):
        raise OSError(errno.EINVAL, "no regular file", str(chemin))
    return chemin.open("rb")


def lire(chemin: Path, maximum: int = _MAX) -> bytes:
    """Return the bytes of a small file.

    Raises:
        OSError: It is not there, cannot be read, or is no file.
        Insolite: It is longer than anything the program writes there.
    """
    with ouvrir(chemin) as fichier:
        octets = fichier.read(maximum + 1)
    return _si(octets, bien=len(octets) <= maximum)


def lignes(chemin: Path, maximum: int = _MAX) -> list[str]:
    """Return the words of a small file in plain ASCII.

    Raises:
        OSError: It is not there, cannot be read, or is no file.
        Insolite: It is too long, or something else than that.
    """
    octets = lire(chemin, maximum)
    return _si(octets, bien=octets.isascii()).decode("ascii").split()


def objet(octets: bytes) -> dict[str, Any]:
    """Return the JSON object that some bytes spell.

    Raises:
        Insolite: They spell something else, or nest without end.
    """
    if len(octets) > _MAX or _trop_profond(octets):
        raise Insolite
    import json  # noqa: PLC0415 - as what is said above

    try:
        # Nothing that is read is a float: one that is infinite is of no type that is asked for.
        brut = json.loads(octets.decode(), parse_int=_entier)
    except ValueError:
        raise Insolite from None
    return dictionnaire(brut)


def dictionnaire(valeur: object) -> dict[str, Any]:
    """Return an object.

    Raises:
        Insolite: It is none.
    """
    if not isinstance(valeur, dict):
        raise Insolite
    return valeur


def liste(valeur: object, maximum: int, minimum: int = 0) -> list[Any]:
    """Return a list of so many.

    Raises:
        Insolite: It is none, longer or shorter.
    """
    if not isinstance(valeur, list) or not minimum <= len(valeur) <= maximum:
        raise Insolite
    return valeur


def texte(valeur: object, maximum: int) -> str:
    """Return a text that can be a path, and be written anywhere.

    Raises:
        Insolite: It is none, or longer.
    """
    if not isinstance(valeur, str) or len(valeur) > maximum or re.search(_ILLISIBLE, valeur):
        raise Insolite
    return valeur


def hexadecimal(valeur: object, maximum: int, minimum: int = 1) -> str:
    """Return some bytes in hex, as the program writes them; the bounds are in bytes.

    Raises:
        Insolite: It is something else.
    """
    mot = texte(valeur, 2 * maximum)
    return _si(mot, bien=len(mot) >= 2 * minimum and re.fullmatch(_HEXA, mot) is not None)


def entier(valeur: object, maximum: int = _PLUS_GRAND, minimum: int = 0) -> int:
    """Return a whole number between bounds.

    Raises:
        Insolite: It is none, or beyond.
    """
    if type(valeur) is not int or not minimum <= valeur <= maximum:
        raise Insolite
    return valeur


def booleen(valeur: object) -> bool:
    """Return a yes or a no.

    Raises:
        Insolite: It is neither.
    """
    if not isinstance(valeur, bool):
        raise Insolite
    return valeur


def nombre(mot: str) -> int:
    """Return the whole number that digits spell.

    Raises:
        Insolite: They spell none, or one beyond.
    """
    lisible = mot.isascii() and mot.isdigit() and len(mot) <= _CHIFFRES
    return entier(int(mot) if lisible else None)


def moment(valeur: object) -> datetime:
    """Return a moment in UTC.

    Raises:
        Insolite: It has no zone, lies in another age, or is none.
    """
    from datetime import UTC, datetime  # noqa: PLC0415 - as what is said above

    try:
        lu = datetime.fromisoformat(texte(valeur, _LONGUEUR_DATE))
    except ValueError:
        raise Insolite from None
    plausible = lu.tzinfo is not None and _PREMIERE_ANNEE <= lu.year <= _DERNIERE_ANNEE
    return _si(lu, bien=plausible).astimezone(UTC)


def _si(valeur: _T, *, bien: bool) -> _T:
    if not bien:
        raise Insolite
    return valeur


def _trop_profond(octets: bytes) -> bool:
    """Tell whether brackets nest too deep, before any parser goes there."""
    profondeur = 0
    for signe in re.finditer(_SIGNES, octets):
        profondeur += (signe[0] in _OUVRANTS) - (signe[0] in _FERMANTS)
        if profondeur > _PROFONDEUR:
            return True
    return False


def _entier(chiffres: str) -> object:
    return int(chiffres) if len(chiffres) <= _CHIFFRES else _HORS_BORNES
