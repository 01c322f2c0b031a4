"""The words of a PDF, read while the window may be rendering another."""

from __future__ import annotations

import pypdfium2

from desktop_app.rendu.pages import VERROU


def mots_du_pdf(pdf: bytes) -> str:
    """Every word of a PDF, on one line."""
    with VERROU, pypdfium2.PdfDocument(pdf) as document:
        pages = []
        for page in document:
            texte = page.get_textpage()
            pages.append(texte.get_text_bounded())
            texte.close()
            page.close()
    # How pdfium gives a hyphen that ends a line; our letters break no word by themselves.
    lisible = " ".join(pages).replace("\u00a0", " ").replace("\x02", "-")
    return " ".join(lisible.split())
