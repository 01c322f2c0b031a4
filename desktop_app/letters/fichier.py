"""From sheets to bytes: one file that is PDF/A-2a and PDF/UA-1 at once."""

from __future__ import annotations

import hashlib

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObjectReference

from desktop_app.letters.dessin import nom_de_police, operateurs
from desktop_app.letters.feuille import HAUTEUR, LARGEUR, Feuille, Image
from desktop_app.letters.metadonnees import LANGUE, PRODUCTEUR, Metadonnees
from desktop_app.letters.objets import (
    Document,
    Flux,
    chaine,
    dictionnaire,
    flux,
    flux_comprime,
    nom,
    tableau,
)
from desktop_app.letters.polices import Emploi, Police, Polices
from desktop_app.letters.structure import Structure
from desktop_app.letters.texte import Face

_ESPACE = "sRGB"
_SYMBOLIQUE = 4
_NON_SYMBOLIQUE = 32


def ecrire(
    feuilles: tuple[Feuille, ...], polices: Polices, metadonnees: Metadonnees, profil: bytes
) -> bytes:
    """Return the bytes of a file; the same arguments always give the same bytes.

    ``profil`` holds the sRGB colour profile (ICC).

    Raises:
        ErreurMetier: ``caractere_absent``: a face lacks a character.
    """
    emplois = {face: Emploi(polices, face) for face in Face}
    contenus = [operateurs(feuille, emplois) for feuille in feuilles]
    document = Document(_empreinte([code for code, _ in contenus], metadonnees))
    structure = Structure(document)
    fontes = dictionnaire()
    ressources = document.reference(_ressources(document, fontes, feuilles))
    for rang, (code, noeuds) in enumerate(contenus):
        page = document.ajouter_page(
            MediaBox=tableau([0, 0, round(LARGEUR, 2), round(HAUTEUR, 2)]),
            Resources=ressources,
            Contents=document.reference(flux(code.encode("ascii"))),
            StructParents=rang,
        )
        structure.ajouter(page, noeuds)
    structure.clore()
    for emploi in emplois.values():
        _incorporer(document, fontes, emploi)
    _declarer(document, structure, metadonnees, profil)
    return document.octets(_infos(metadonnees))


def _ressources(
    document: Document, fontes: PDFDictionary, feuilles: tuple[Feuille, ...]
) -> PDFDictionary:
    """Return what the pages call by name; a file without picture speaks of none."""
    images = {image.nom: image for feuille in feuilles for image in feuille.images}
    if not images:
        return dictionnaire(Font=fontes)
    objets = {cle: document.reference(_image(image)) for cle, image in images.items()}
    return dictionnaire(Font=fontes, XObject=dictionnaire(**objets))


def _image(image: Image) -> Flux:
    return flux_comprime(
        image.rvb,
        Type=nom("XObject"),
        Subtype=nom("Image"),
        Width=image.largeur,
        Height=image.hauteur,
        ColorSpace=nom("DeviceRGB"),
        BitsPerComponent=8,
    )


def _empreinte(codes: list[str], metadonnees: Metadonnees) -> str:
    resume = hashlib.sha256(repr((codes, metadonnees)).encode())
    return resume.hexdigest()[:32].upper()


def _declarer(
    document: Document, structure: Structure, metadonnees: Metadonnees, profil: bytes
) -> None:
    icc = document.reference(flux(profil, N=3, Alternate=nom("DeviceRGB")))
    intention = dictionnaire(
        Type=nom("OutputIntent"),
        S=nom("GTS_PDFA1"),
        OutputConditionIdentifier=chaine(_ESPACE),
        Info=chaine(_ESPACE),
        DestOutputProfile=icc,
    )
    xmp = flux(metadonnees.xmp(), comprimer=False, Type=nom("Metadata"), Subtype=nom("XML"))
    catalogue = document.catalogue
    catalogue["Lang"] = chaine(LANGUE)
    catalogue["MarkInfo"] = dictionnaire(Marked="true")
    catalogue["StructTreeRoot"] = structure.reference
    catalogue["ViewerPreferences"] = dictionnaire(DisplayDocTitle="true")
    catalogue["Metadata"] = document.reference(xmp)
    catalogue["OutputIntents"] = tableau([intention])


def _infos(metadonnees: Metadonnees) -> PDFDictionary:
    return dictionnaire(
        Title=chaine(metadonnees.titre),
        Author=chaine(metadonnees.auteur),
        Subject=chaine(metadonnees.sujet),
        Creator=chaine(PRODUCTEUR),
        Producer=chaine(PRODUCTEUR),
        CreationDate=chaine(metadonnees.date_pdf),
        ModDate=chaine(metadonnees.date_pdf),
    )


def _incorporer(document: Document, fontes: PDFDictionary, emploi: Emploi) -> None:
    for rang in sorted(emploi.employees):
        fontes[nom_de_police(emploi.face, rang)] = _fonte(document, emploi, rang)


def _fonte(document: Document, emploi: Emploi, rang: int) -> PDFObjectReference:
    police = emploi.police
    tranche = police.tranche(emploi.tranches[rang])
    base = nom(f"{_etiquette(emploi, rang)}+{police.nom}")
    programme = flux_comprime(tranche.programme, Length1=tranche.longueur)
    return document.reference(
        dictionnaire(
            Type=nom("Font"),
            Subtype=nom("TrueType"),
            BaseFont=base,
            FirstChar=0,
            LastChar=tranche.nombre - 1,
            Widths=tranche.largeurs,
            FontDescriptor=document.reference(
                _description(police, base, document.reference(programme))
            ),
            ToUnicode=document.reference(flux_comprime(tranche.unicode)),
        )
    )


def _etiquette(emploi: Emploi, rang: int) -> str:
    """Return the six capitals that tell one subset of a face from another."""
    resume = hashlib.sha256(repr(emploi.tranches[rang]).encode()).digest()
    return "".join(chr(ord("A") + octet % 26) for octet in resume[:6])


def _description(police: Police, base: str, programme: PDFObjectReference) -> PDFDictionary:
    face = police.face
    return dictionnaire(
        Type=nom("FontDescriptor"),
        FontName=base,
        Flags=face.flags & ~_NON_SYMBOLIQUE | _SYMBOLIQUE,
        FontBBox=tableau(face.bbox),
        ItalicAngle=face.italicAngle,
        Ascent=face.ascent,
        Descent=face.descent,
        CapHeight=face.capHeight,
        StemV=face.stemV,
        MissingWidth=face.defaultWidth,
        FontFile2=programme,
    )
