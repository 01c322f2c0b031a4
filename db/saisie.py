"""What is let into the store: the one filter every text goes through."""

from __future__ import annotations

import re
import unicodedata

# NUL ends strings in C, lone surrogates cannot be encoded, other controls only hide.
_INDESIRABLES = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def nettoyer(texte: str) -> str:
    """Return a text that can be stored: composed (NFC), without what cannot be shown.

    Tabs and line feeds stay; CR LF becomes LF.
    """
    if texte.isascii() and texte.isprintable():
        return texte
    return unicodedata.normalize("NFC", _INDESIRABLES.sub("", texte))
