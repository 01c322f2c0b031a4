"""Logos for the tests: sound ones, and hostile ones."""

from __future__ import annotations

import base64
import io
import struct
import zlib

from PIL import Image


def en_base64(contenu: bytes) -> str:
    """Return bytes as the register keeps them."""
    return base64.b64encode(contenu).decode()


def image(genre="PNG", mode="RGB", taille=(120, 60), couleur=(142, 27, 46)) -> bytes:
    """Return the bytes of a plain picture."""
    tampon = io.BytesIO()
    Image.new(mode, taille, couleur).save(tampon, genre)
    return tampon.getvalue()


def png_annonce(largeur: int, hauteur: int) -> bytes:
    """Return a PNG of that size whose pixels are not there."""

    def bloc(nom: bytes, contenu: bytes) -> bytes:
        somme = struct.pack(">I", zlib.crc32(nom + contenu))
        return struct.pack(">I", len(contenu)) + nom + contenu + somme

    tete = bloc(b"IHDR", struct.pack(">IIBBBBB", largeur, hauteur, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + tete + bloc(b"IDAT", b"x") + bloc(b"IEND", b"")


TRANSPARENT = image(mode="RGBA", couleur=(0, 0, 0, 0))
HOSTILES = {
    "vide": b"",
    "texte": b"<script>alert(1)</script>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "gif": image("GIF", "P", couleur=3),
    "tronque": image()[:-30],
    "jpeg_tronque": image("JPEG", taille=(400, 400))[:200],
    "trop_grand": image(taille=(2_001, 2_000)),
    "bombe": png_annonce(60_000, 60_000),
    "trop_lourd": image() + b"\0" * 500_000,
    "bloc_faux": png_annonce(10, 10),
}
