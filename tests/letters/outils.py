"""Models, letters and readers for the tests of the letters."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium

from desktop_app.content.lettres import lire_libelles, lire_modeles
from desktop_app.domain.reponse import (
    Correspondant,
    Cpas,
    Genre,
    Lettre,
    ModeleLettre,
    Qualite,
    Signataire,
)
from desktop_app.letters.libelles import Libelles
from desktop_app.letters.polices import Polices
from desktop_app.letters.redaction import RedactionPdf
from desktop_app.letters.reglages import Cadre, Reglages

RACINE = Path(__file__).parents[2]
POLICES = RACINE / "resources" / "fonts"

CPAS = Cpas(
    nom="CPAS de Rivelaine",
    commune="Rivelaine",
    adresse=("Place de la Solidarité 1", "5999 Rivelaine"),
    president="Benoît Lambermont",
    directeur_general="Aurélie Van den Œuvre",
    titre_directeur_general="La Directrice générale",
    telephone="081 00 00 00",
    courriel="secretariat@cpas-rivelaine.example",
)
SIGNATAIRES = (
    Signataire(
        qualite=Qualite.DIRECTEUR_GENERAL,
        nom="Aurélie Van den Œuvre",
        titre="La Directrice générale",
    ),
    Signataire(qualite=Qualite.PRESIDENT, nom="Benoît Lambermont", titre="Le Président"),
)
REFUS = Lettre(
    genre=Genre.REFUS,
    numero="2026/0014",
    date=date(2026, 11, 22),
    cpas=CPAS,
    correspondant=Correspondant(
        nom="Zone de police Haute-Sambre",
        attention="l’inspecteur principal J.-F. D’Hæyer",
        adresse=("rue de l’Étang 12 bte 3", "5999 Rivelaine"),
        reference="NA.12.L3.001234/2026",
        date_du_courrier=date(2026, 10, 9),
    ),
    principe="article 352 du Code pénal du 29 février 2024 (ancien article 458)",
    points=(),
    signataires=SIGNATAIRES,
)
INVITATION = replace(
    REFUS,
    genre=Genre.INVITER_A_COMPLETER,
    points=("L’objet précis de la demande.", "La disposition légale invoquée."),
)
COMMUNICATION = replace(
    REFUS,
    genre=Genre.COMMUNICATION,
    points=("Date de la demande d’aide : 3 mars 2026", "Nature de l’aide : garantie locative"),
)
LONG_TEXTE = (
    "La raison d’être du secret professionnel est « la nécessité de donner à ceux qui exercent "
    "cette profession, les garanties nécessaires de crédibilité, ceci dans l’intérêt général, "
    "pour que tous ceux qui s’adressent à lui en confiance puissent avoir la certitude que les "
    "secrets qu’ils confient à leurs conseils ne courent pas le risque d’être dévoilés »."
)
NOMS_D_EUROPE = (
    "Łukasz Żółć-Gęślą",
    "Přemysl Šťastný",
    "İbrahim Çağlayan Şükrü",
    "Ștefan Țurcanu",
    "Søren Ångström",
    "Núñez y Muñoz",
    "Αθηνά",
    "Сергей",
)
ALPHABETS = replace(COMMUNICATION, points=NOMS_D_EUROPE)
SANS_DATE = replace(REFUS, correspondant=Correspondant(nom="Juge de paix", attention="  "))
DELEGATION = replace(
    REFUS,
    signataires=(
        replace(
            SIGNATAIRES[0],
            nom="Zoë Łukasiewicz",
            titre="La Cheffe de bureau",
            delegation="Par délégation du 3 février 2026,",
        ),
        replace(SIGNATAIRES[1], titre="La Présidente", nom="Marie Delacroix"),
    ),
)
NOMS_LONGS = replace(
    REFUS,
    cpas=replace(
        CPAS,
        nom="Centre public d’action sociale de Saint-Ghislain-en-Rivelaine-sur-Sambre",
        commune="Saint-Ghislain-en-Rivelaine-sur-Sambre",
        adresse=("Résidence du Domaine des Quatre-Vents", "rue Notre-Dame 1234 boîte 5"),
    ),
    correspondant=Correspondant(
        nom="Société coopérative de logement de service public de la Haute-Sambre et de "
        "l’Entre-Sambre-et-Meuse",
        attention="Madame Marie-Antoinette Vanderschueren-Delacroix, conseillère juridique",
        adresse=(
            "Service du contentieux locatif et de la récupération",
            "Bâtiment C, troisième étage, bureau 312",
            "avenue du Général Charles de Gaulle 128 boîte 14",
            "1050 Bruxelles",
        ),
        reference="CONTENTIEUX/LOC/2026/0000123456789/MVD-JPL/annexe-bis/III",
        date_du_courrier=date(2026, 9, 1),
    ),
    signataires=(
        SIGNATAIRES[0],
        replace(
            SIGNATAIRES[1],
            nom="Marie-Françoise de la Vallée-Poussin de Montpellier d’Annevoie",
            titre="La Présidente faisant fonction du Conseil de l’action sociale",
            delegation="Par délégation du Président, en vertu de l’acte du 14 janvier 2026,",
        ),
    ),
)
FENETRE_HAUTE = Reglages(fenetre=Cadre(x=100, y=40, largeur=85, hauteur=38))


def avec_correspondant(**champs: object) -> Lettre:
    """Return a refusal to another asker."""
    return replace(REFUS, correspondant=replace(REFUS.correspondant, **champs))


def avec_cpas(**champs: object) -> Lettre:
    """Return a refusal of another CPAS."""
    return replace(REFUS, cpas=replace(CPAS, **champs))


def avec_nom(nom: str) -> Lettre:
    """Return a refusal signed by others."""
    return replace(REFUS, signataires=tuple(replace(s, nom=nom) for s in SIGNATAIRES))


def modele(genre: Genre) -> ModeleLettre:
    """Return a model of the house."""
    return lire_modeles()[genre]


def libelles() -> Libelles:
    """Return the fixed words of the house."""
    return lire_libelles(Libelles)


def redaction(reglages: Reglages | None = None) -> RedactionPdf:
    """Return the writer with the words of the house."""
    return RedactionPdf(lire_modeles(), libelles(), POLICES, reglages)


def polices() -> Polices:
    """Return the faces of the house."""
    return Polices(POLICES)


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page, spaces and line ends brought to one space."""
    with pdfium.PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def texte(pdf: bytes) -> str:
    """Return the text of a file."""
    return " ".join(pages(pdf))


def corps(pdf: bytes) -> str:
    """Return the text of a file without its footers."""
    return " ".join(page.split(" CPAS de Rivelaine – Nos réf.")[0] for page in pages(pdf))


def sans_blancs(texte: str) -> str:
    """Return a text without any blank."""
    return "".join(texte.split())


def metadonnees(pdf: bytes) -> dict[str, str]:
    """Return what a file says of itself."""
    with pdfium.PdfDocument(pdf) as document:
        return document.get_metadata_dict()


def contenus_des_pages(pdf: bytes) -> list[bytes]:
    """Return the operators of each page."""
    flux = (bloc.split(b"\nendstream")[0] for bloc in pdf.split(b"stream\n")[1:])
    ouverts = (zlib.decompress(f) for f in flux if f.startswith(b"x\x9c"))
    return [f for f in ouverts if b" BDC" in f]


def contenus(pdf: bytes) -> bytes:
    """Return the operators of all pages."""
    return b"\n".join(contenus_des_pages(pdf))


def objets(pdf: bytes) -> dict[int, bytes]:
    """Return the objects of a file by number."""
    trouves = re.finditer(rb"^(\d+) 0 obj\n(.*?)\nendobj", pdf, re.DOTALL | re.MULTILINE)
    return {int(trouve[1]): trouve[2] for trouve in trouves}
