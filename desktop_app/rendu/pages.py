"""PDF pages as pictures, for the screen and for printers."""

from __future__ import annotations

import threading
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.application.ports import PageRendue

_POINTS = 72  # per inch, the unit of a PDF
_PIXELS_MAX = 100_000_000  # of one page, or of all those asked for; a printed sheet has fewer


VERROU = threading.Lock()
"""Held by whoever uses pdfium: it serves one thread at a time in the whole process."""


class RenduPdfium:
    """Renders pages in memory."""

    def pages(
        self, pdf: bytes, points_par_pouce: int, au_plus: int | None = None
    ) -> tuple[PageRendue, ...]:
        """Return the pages of a PDF, on white."""
        import pypdfium2  # noqa: PLC0415 - only once a letter is looked at

        with VERROU:
            document = pypdfium2.PdfDocument(pdf)
            try:
                pixels = _PIXELS_MAX // (au_plus or 1)
                voulues = islice(document, au_plus)
                return tuple(_rendre(page, points_par_pouce, pixels) for page in voulues)
            finally:
                document.close()


def _rendre(page: object, points_par_pouce: int, pixels: int) -> PageRendue:
    """Render one page, never larger than so many pixels: four bytes each, whatever its colours."""
    from desktop_app.application.ports import PageRendue  # noqa: PLC0415 - as above

    largeur, hauteur = page.get_size()  # type: ignore[attr-defined]
    echelle = min(points_par_pouce / _POINTS, sqrt(pixels / max(largeur * hauteur, 1)))
    image = page.render(scale=echelle, prefer_bgrx=True)  # type: ignore[attr-defined]
    rangees = bytes(image.buffer)
    return PageRendue(largeur=image.width, hauteur=image.height, octets=rangees)
