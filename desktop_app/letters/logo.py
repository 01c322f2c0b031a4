"""The logo of the letterhead: bytes of unknown origin, made a plain opaque picture."""

from __future__ import annotations

import base64
import binascii
import functools
import hashlib
import io
import struct
import zlib

from PIL import Image as Pillow

from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.letters.feuille import Image

OCTETS_MAX = 500_000
PIXELS_MAX = 4_000_000
_GENRES = ("PNG", "JPEG")
_COTE_MAX = 1_000
"""Pixels: more than a printer shows on the place that a logo has."""

_ILLISIBLES = (
    *(binascii.Error, struct.error, zlib.error),
    *(EOFError, OSError, SyntaxError, ValueError, Pillow.DecompressionBombError),
)


@functools.lru_cache(maxsize=2)
def lire_logo(base64_du_logo: str) -> Image:
    """Return the picture behind a logo, flattened on white; a live preview reads it once.

    Raises:
        ErreurMetier: ``logo_illisible``: no PNG or JPEG, damaged, or too large.
    """
    try:
        contenu = base64.b64decode(base64_du_logo, validate=True)
        if len(contenu) > OCTETS_MAX:
            raise ErreurMetier("logo_illisible")
        return _aplatir(contenu)
    except _ILLISIBLES:
        # The decoder's own words may quote the file: nothing of them is kept.
        raise ErreurMetier("logo_illisible") from None


def _aplatir(contenu: bytes) -> Image:
    # The size is read from the head of the file: nothing is decoded before it is known.
    with Pillow.open(io.BytesIO(contenu), formats=_GENRES) as image:
        if image.width * image.height > PIXELS_MAX:
            raise ErreurMetier("logo_illisible")
        opaque = image.convert("RGBA")
    opaque.thumbnail((_COTE_MAX, _COTE_MAX))
    fond = Pillow.new("RGB", opaque.size, "white")
    fond.paste(opaque, mask=opaque.getchannel("A"))
    pixels = fond.tobytes()
    return Image(
        nom=f"I{hashlib.sha256(pixels).hexdigest()[:12]}",
        largeur=fond.width,
        hauteur=fond.height,
        rvb=zlib.compress(pixels),
    )
