"""Our own letters and sheets as pictures, for the screen and for printers."""

from __future__ import annotations

import threading

from desktop_app.application.ports import PageRendue

_POINTS = 72  # per inch, the unit of a PDF


class RenduPdfium:
    """Renders pages in memory; pdfium serves one thread at a time."""

    def __init__(self) -> None:
        self._verrou = threading.Lock()

    def pages(self, pdf: bytes, points_par_pouce: int) -> tuple[PageRendue, ...]:
        """Return every page of a PDF of ours, on white."""
        import pypdfium2  # noqa: PLC0415 - it costs 0.1 s, once a letter is looked at

        with self._verrou:
            document = pypdfium2.PdfDocument(pdf)
            try:
                return tuple(_rendre(page, points_par_pouce) for page in document)
            finally:
                document.close()


def _rendre(page: object, points_par_pouce: int) -> PageRendue:
    """Render one page: four bytes a pixel, whatever its colours."""
    image = page.render(scale=points_par_pouce / _POINTS, prefer_bgrx=True)  # type: ignore[attr-defined]
    rangees = bytes(image.buffer)
    return PageRendue(largeur=image.width, hauteur=image.height, octets=rangees)
