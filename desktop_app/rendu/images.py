"""Pictures of others as pixels: on white, upright, no larger than a screen can use."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from math import sqrt

from PIL import Image, ImageOps, ImageSequence

from desktop_app.application.pannes import Obstacle, PieceNonMontree
from desktop_app.application.ports_pdf import PageRendue
from desktop_app.application.vues import Type
from desktop_app.rendu.pages import PIXELS_MAX

PIXELS_LUS = 50_000_000
"""Of one picture, as its file announces them."""

_PIXELS_RENDUS = 16_000_000  # of one picture, once it is shown


def tirages(octets: bytes, genre: Type, au_plus: int, feuilles_max: int) -> Iterator[PageRendue]:
    """Yield the pictures of a file: one, or the sheets of a scan in TIFF.

    Args:
        octets: The file.
        genre: PNG, JPEG or TIFF; no other reader looks at it.
        au_plus: How many sheets at most.
        feuilles_max: How many it may hold.

    Raises:
        PieceNonMontree: A picture is too large, or there are too many.
        OSError, ValueError, SyntaxError: It cannot be read.
    """
    # Sizes are judged here, before anything is decoded.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(octets), formats=(genre.value,)) as image:
        nombre = getattr(image, "n_frames", 1) if genre is Type.TIFF else 1
        if nombre > feuilles_max:
            raise PieceNonMontree(Obstacle.TROP_VASTE)
        montrees = min(nombre, au_plus)
        pixels = min(_PIXELS_RENDUS, PIXELS_MAX // montrees)
        for feuille in islice(ImageSequence.Iterator(image), montrees):
            yield _rendre(feuille, pixels)


def _rendre(image: Image.Image, pixels: int) -> PageRendue:
    """Decode one picture, never larger than so many pixels."""
    if image.width * image.height > PIXELS_LUS:
        raise PieceNonMontree(Obstacle.TROP_VASTE)
    echelle = min(1, sqrt(pixels / (image.width * image.height)))
    taille = (max(1, int(image.width * echelle)), max(1, int(image.height * echelle)))
    orientee = ImageOps.exif_transpose(_en_couleurs(image).resize(taille))
    sur_blanc = _sur_blanc(orientee)
    rangees = sur_blanc.tobytes("raw", "BGRX")
    return PageRendue(largeur=sur_blanc.width, hauteur=sur_blanc.height, octets=rangees)


def _en_couleurs(image: Image.Image) -> Image.Image:
    """Return a picture in a mode whose pixels can be blended."""
    if image.mode.startswith("I"):
        # Sixteen bits of grey; Pillow would cut what does not fit in eight.
        return image.convert("I").point(lambda gris: gris / 256).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _sur_blanc(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image.convert("RGB")
    fond = Image.new("RGBA", image.size, "white")
    fond.alpha_composite(image)
    return fond.convert("RGB")
