"""The structure tree: what assistive tools read, and in which order."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObjectReference

from desktop_app.letters.feuille import Noeud
from desktop_app.letters.objets import Document, chaine, dictionnaire, nom, tableau


@dataclass(slots=True)
class _Branche:
    """An element being written; its children come in reading order."""

    objet: PDFDictionary
    reference: PDFObjectReference
    enfants: list[object] = field(default_factory=list)


class Structure:
    """Builds the tree from the marked sequences of each page, in drawing order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tronc = dictionnaire(Type=nom("StructTreeRoot"))
        self.reference = document.reference(self._tronc)
        self._branches: dict[Noeud, _Branche] = {}
        self._pages: list[object] = []

    def ajouter(self, page: PDFObjectReference, noeuds: list[Noeud]) -> None:
        """Attach the marked sequences of the next page."""
        parents: list[object] = []
        for rang, noeud in enumerate(noeuds):
            branche = self._branche(noeud)
            sequence = dictionnaire(Type=nom("MCR"), Pg=page, MCID=rang)
            branche.enfants.append(sequence)
            parents.append(branche.reference)
        rang_page = len(self._pages) // 2
        self._pages += [rang_page, self._document.reference(tableau(parents))]

    def clore(self) -> None:
        """Write the children of every element and the way back from pages to elements."""
        for branche in self._branches.values():
            branche.objet["K"] = tableau(branche.enfants)
        racine = next(b for n, b in self._branches.items() if n.parent is None)
        self._tronc["K"] = racine.reference
        self._tronc["ParentTree"] = dictionnaire(Nums=tableau(self._pages))
        self._tronc["ParentTreeNextKey"] = len(self._pages) // 2

    def _branche(self, noeud: Noeud) -> _Branche:
        if noeud in self._branches:
            return self._branches[noeud]
        parent = None if noeud.parent is None else self._branche(noeud.parent)
        objet = dictionnaire(
            Type=nom("StructElem"),
            S=nom(noeud.role),
            P=self.reference if parent is None else parent.reference,
        )
        if noeud.lecture:
            objet["ActualText"] = chaine(noeud.lecture)
        branche = _Branche(objet=objet, reference=self._document.reference(objet))
        if parent is not None:
            parent.enfants.append(branche.reference)
        self._branches[noeud] = branche
        return branche
