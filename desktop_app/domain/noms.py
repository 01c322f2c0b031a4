"""When two names are one, whatever hand wrote them."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart: oe, ae, o and d and l with a stroke.
_LIGATURES = {0x153: "oe", 0xE6: "ae", 0xF8: "o", 0x111: "d", 0x142: "l"}


def plier(texte: str) -> str:
    """Return a text without case, accents, ligatures or marks, words split by one space.

    Characters that nobody sees do not split a word; hyphens, apostrophes and dots do.
    SQLite folds accents but neither ligatures nor ß: the register searches this copy.
    """
    if texte.isascii():
        return _mots(texte.lower())
    # Taken apart twice: mathematical letters have a case only once they are.
    ouvert = unicodedata.normalize("NFKD", texte).casefold().translate(_LIGATURES)
    lettres = unicodedata.normalize("NFKD", ouvert)
    return _mots("".join(c for c in lettres if c.isascii() or not _invisible(c)))


def meme_nom(un: str, autre: str) -> bool:
    """Tell whether two names are one; what holds no letter is nobody's name."""
    plie = plier(un)
    return bool(plie) and (un == autre or plie == plier(autre))


def _mots(lettres: str) -> str:
    return " ".join(re.findall(r"\w+", lettres.replace("_", " ")))


def _invisible(caractere: str) -> bool:
    """Tell whether a character is a mark on another, or has no shape of its own."""
    return bool(unicodedata.combining(caractere)) or unicodedata.category(caractere) == "Cf"
