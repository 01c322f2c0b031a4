"""What is let into the store: the one filter every text goes through."""

from __future__ import annotations

import re
import unicodedata

# NUL ends strings in C, lone surrogates cannot be encoded, other controls only hide.
_INDESIRABLES = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
# Letters that Unicode does not take apart: oe, ae, o and d and l with a stroke.
_LIGATURES = {0x153: "oe", 0xE6: "ae", 0xF8: "o", 0x111: "d", 0x142: "l"}


def nettoyer(texte: str) -> str:
    """Return a text that can be stored: composed (NFC), without what cannot be shown.

    Tabs and line feeds stay; CR LF becomes LF.
    """
    if texte.isascii() and texte.isprintable():
        return texte
    return unicodedata.normalize("NFC", _INDESIRABLES.sub("", texte))


def plier(texte: str) -> str:
    """Return a text without case, accents, ligatures or marks, words split by one space.

    SQLite folds accents but neither ligatures nor ß, hence a folded copy of our own.
    """
    # Taken apart twice: mathematical letters have a case only once they are.
    ouvert = unicodedata.normalize("NFKD", texte).casefold().translate(_LIGATURES)
    lettres = unicodedata.normalize("NFKD", ouvert)
    sans_accents = "".join(c for c in lettres if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", sans_accents.replace("_", " ")))
