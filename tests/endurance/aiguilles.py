"""Needles: words that must be found nowhere, and the forms in which a program may spill them."""

from __future__ import annotations

import base64
import json
import quopri
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

NOM = "Bôrchémîn"
PRENOM = "Zéphyrïne"
REGISTRE_NATIONAL = "85.07.30-033.28"
NAISSANCE = "30/07/1985"
RUE = "chaussée de l'Âtre-Mouillé"
DEMANDEUR = "Étude Grôsfils-Pâquay"
REFERENCE = "RÉF/77-Quïnault"
NOTE = "rappelée après un séjour à l'hôpital"
AVIS = "le motif tiré de l'accord écrit suffit à peine"
DECISION = "s'écarte de l'avis par égard à sa fillette"
PHRASE = "gîrafe tubà moquétte örage"
"""Typed by the secretary; the words of the recovery sheet are the twelfth needle."""

_POIDS_MAX = 32 * 1024 * 1024  # bytes of one deflated block, once inflated


@dataclass(frozen=True, slots=True)
class Aiguille:
    """One kind of personal data, in each wording that would betray it."""

    nom: str
    formes: tuple[str, ...]


AIGUILLES = (
    Aiguille("nom", (NOM,)),
    Aiguille("prénom", (PRENOM,)),
    Aiguille("numéro national", (REGISTRE_NATIONAL, "85073003328")),
    Aiguille("naissance", (NAISSANCE, "1985-07-30")),
    Aiguille("rue", (RUE,)),
    Aiguille("demandeur", (DEMANDEUR,)),
    Aiguille("référence", (REFERENCE,)),
    Aiguille("note", (NOTE,)),
    Aiguille("avis", (AVIS,)),
    Aiguille("décision", (DECISION,)),
    Aiguille("phrase de passe", (PHRASE,)),
)


def mots_de_secours(suite: tuple[str, ...]) -> Aiguille:
    """Return the twelfth needle: any two neighbours of the recovery words, however they part."""
    voisins = list(pairwise(suite))
    return Aiguille("mots de secours", tuple(s.join(v) for v in voisins for s in (" ", "\n")))


def _base64(texte: str) -> set[bytes]:
    """Return what stays of a text in base64, wherever it begins in a group of three bytes."""
    octets = texte.encode()
    suites = set()
    for avant in range(3):
        lignes = base64.b64encode(b"\0" * avant + octets)
        entiers = (avant + len(octets)) // 3 * 4
        # The first and last characters also depend on what stands around.
        suites.add(lignes[(avant * 8 + 5) // 6 : entiers])
    return suites


def _en_hexadecimal(texte: str) -> set[bytes]:
    """Return a text in hexadecimal; in PDF strings it is UTF-16 that is written so."""
    jeux = (_jeu("utf-8"), _jeu("utf-16-be"), _jeu("latin-1"))
    suites = {octets.hex() for jeu in jeux for octets in jeu(texte)}
    return {s.encode() for h in suites for s in (h, h.upper())}


def _pour_cent(texte: str) -> set[bytes]:
    """Return a text as addresses and as mail write it."""
    adresse = quote(texte, safe="")
    return {
        adresse.encode(),
        adresse.replace("%20", "+").encode(),
        quote(texte, safe="/").encode(),
        quopri.encodestring(texte.encode()),
    }


def _echappe(texte: str) -> set[bytes]:
    """Return a text as JSON and as Python show it."""
    return {json.dumps(texte)[1:-1].encode(), ascii(texte)[1:-1].encode()}


def _jeu(nom: str) -> Callable[[str], set[bytes]]:
    """Return what writes a text in a character set; nothing where it cannot be."""

    def ecrire(texte: str) -> set[bytes]:
        try:
            return {texte.encode(nom)}
        except UnicodeEncodeError:
            return set()

    return ecrire


CODAGES: dict[str, Callable[[str], set[bytes]]] = {
    "utf-8": lambda t: {unicodedata.normalize("NFC", t).encode()},
    "utf-8 décomposé": lambda t: {unicodedata.normalize("NFD", t).encode()},
    "utf-16 petit-boutiste": _jeu("utf-16-le"),
    "utf-16 gros-boutiste": _jeu("utf-16-be"),
    "latin-1": _jeu("latin-1"),
    "cp850": _jeu("cp850"),
    "base64": _base64,
    "pour cent": _pour_cent,
    "hexadécimal": _en_hexadecimal,
    "échappements": _echappe,
}
"""Ten ways to write a text; each returns every sequence of bytes that betrays it."""


class Detecteur:
    """Looks for needles in bytes, as they are and inflated where they were deflated."""

    def __init__(self, aiguilles: Iterable[Aiguille]) -> None:
        self._motifs: dict[bytes, str] = {}
        for aiguille in aiguilles:
            for codage, motif in _motifs(aiguille):
                # The plainest encoding gives its name to what several write alike.
                self._motifs.setdefault(motif, f"{aiguille.nom} en {codage}")

    def chercher(self, octets: bytes) -> set[str]:
        """Return what is betrayed, by the names of needle and encoding."""
        return {
            nom
            for bloc in (octets, *_gonfles(octets))
            for motif, nom in self._motifs.items()
            if motif in bloc
        }


def _motifs(aiguille: Aiguille) -> Iterator[tuple[str, bytes]]:
    """Yield every sequence of bytes that betrays a needle, with the name of its encoding."""
    for codage, coder in CODAGES.items():
        for forme in aiguille.formes:
            # Capitals, accents and apostrophes apart, it is still the same person.
            courbe = forme.replace("'", "\u2019")
            for variante in (forme, courbe, forme.upper(), _plier(forme)):
                yield from ((codage, motif) for motif in coder(variante))


def _plier(texte: str) -> str:
    sans = unicodedata.normalize("NFD", texte.casefold())
    return "".join(c for c in sans if not unicodedata.combining(c))


def _gonfles(octets: bytes) -> Iterator[bytes]:
    """Yield every block of zlib or gzip that some bytes hold."""
    vue = memoryview(octets)
    for tete in (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b\x08"):
        debut = octets.find(tete)
        while debut >= 0:
            # 47: either header, whichever it is.
            bloc = zlib.decompressobj(47)
            try:
                gonfle = bloc.decompress(vue[debut:], _POIDS_MAX)
            except zlib.error:
                gonfle = b""
            if gonfle:
                yield gonfle
            debut = octets.find(tete, debut + 1)
