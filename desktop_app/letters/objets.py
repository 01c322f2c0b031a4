"""The objects of a file, on reportlab's model, where its own would break a standard.

Subclasses only: nothing of reportlab is replaced for the rest of the process.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

_FIN = b"endstream\n"


def dictionnaire(**cles: object) -> PDFDictionary:
    """Return a PDF dictionary; a ``str`` is written as it stands."""
    return PDFDictionary(cles)


def nom(valeur: str) -> str:
    """Return a PDF name."""
    return str(PDFName(valeur))


def tableau(valeurs: Iterable[object]) -> PDFArray:
    """Return a PDF array."""
    return PDFArray(valeurs)


def chaine(valeur: str) -> PDFString:
    """Return a PDF text string."""
    return PDFString(valeur)


def flux(contenu: bytes, *, comprimer: bool = True, **cles: object) -> Flux:
    """Return a stream; ``comprimer=False`` when it must stay legible."""
    if comprimer:
        return flux_comprime(zlib.compress(contenu), **cles)
    return Flux(dictionary=PDFDictionary(cles), content=contenu)


def flux_comprime(contenu: bytes, **cles: object) -> Flux:
    """Return a stream whose bytes are deflated already."""
    return Flux(dictionary=PDFDictionary({**cles, "Filter": nom("FlateDecode")}), content=contenu)


class Flux(PDFStream):
    """A stream with the end of line that PDF/A asks for before ``endstream``."""

    def format(self, document: PDFDocument) -> bytes:
        """Write the stream (ISO 19005-2, 6.1.7.1)."""
        octets: bytes = super().format(document)
        return octets[: -len(_FIN)] + b"\n" + _FIN


class Document:
    """A file in the making: numbers its objects and writes them.

    Attributes:
        catalogue: The root of the file.
    """

    def __init__(self, empreinte: str) -> None:
        # Nothing that PDFDocument draws from the clock is kept: not its dates, not its ID.
        self._brut: Any = _Numerotation(empreinte)
        self.catalogue = dictionnaire(Type=nom("Catalog"))
        self._pages = dictionnaire(Type=nom("Pages"))
        self._ref_pages = self.reference(self._pages)
        self._feuilles: list[PDFObjectReference] = []

    def reference(self, objet: PDFObject) -> PDFObjectReference:
        """Give a number to an object and return what points to it."""
        reference: PDFObjectReference = self._brut.Reference(objet)
        return reference

    def ajouter_page(self, **cles: object) -> PDFObjectReference:
        """Add a page."""
        page = dictionnaire(Type=nom("Page"), Parent=self._ref_pages, **cles)
        self._feuilles.append(self.reference(page))
        return self._feuilles[-1]

    def octets(self, infos: PDFDictionary) -> bytes:
        """Return the whole file."""
        self._pages["Kids"] = PDFArray(self._feuilles)
        self._pages["Count"] = len(self._feuilles)
        self.catalogue["Pages"] = self._ref_pages
        self._brut.Catalog = self.catalogue
        self._brut.info = infos
        octets: bytes = self._brut.format()
        return octets


class _Numerotation(PDFDocument):
    """What serves of reportlab's document: numbers, cross-references, trailer."""

    def __init__(self, empreinte: str) -> None:
        super().__init__(pdfVersion=(1, 7))
        self._empreinte = empreinte

    def ID(self) -> bytes:  # noqa: N802 - the name is reportlab's
        """Return both identifiers of the file: it has one version only."""
        return f"[<{self._empreinte}><{self._empreinte}>]".encode("ascii")
