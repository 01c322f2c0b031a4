"""PDF pages as pictures, for the screen and for printers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from math import sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_app.application.ports_pdf import PageRendue

PIXELS_MAX = 100_000_000
"""Of one page, or of all those asked for; a printed sheet has fewer."""

VERROU = threading.Lock()
"""Held by whoever uses pdfium: it serves one thread at a time in the whole process."""

_POINTS = 72  # per inch, the unit of a PDF


class RenduPdfium:
    """Renders our own letters and sheets, in memory."""

    def pages(
        self, pdf: bytes, points_par_pouce: int, au_plus: int | None = None
    ) -> tuple[PageRendue, ...]:
        """Return the pages of a PDF, on white."""
        with ouvert(pdf) as document:
            return tuple(feuilles(document, points_par_pouce, au_plus))


@contextmanager
def ouvert(pdf: bytes) -> Iterator[Any]:
    """Open a PDF; nobody else in this process uses pdfium meanwhile."""
    import pypdfium2  # noqa: PLC0415 - only once a letter is looked at

    with VERROU:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def feuilles(
    document: Any,  # noqa: ANN401 - pdfium carries no types
    points_par_pouce: int,
    au_plus: int | None,
) -> Iterator[PageRendue]:
    """Yield the pages of an open PDF, on white, each within its share of the pixels."""
    pixels = PIXELS_MAX // (au_plus or 1)
    for page in islice(document, au_plus):
        yield _rendre(page, points_par_pouce, pixels)


def _rendre(page: Any, points_par_pouce: int, pixels: int) -> PageRendue:  # noqa: ANN401 - as above
    """Render one page, never larger than so many pixels: four bytes each, whatever its colours."""
    from desktop_app.application.ports_pdf import PageRendue  # noqa: PLC0415 - as pypdfium2

    largeur, hauteur = page.get_size()
    echelle = min(points_par_pouce / _POINTS, sqrt(pixels / max(largeur * hauteur, 1)))
    image = page.render(scale=echelle, prefer_bgrx=True)
    return PageRendue(largeur=image.width, hauteur=image.height, octets=bytes(image.buffer))
