"""Which characters a letter prints, and what becomes of the others.

Office programs, telephones and web pages bring bullets of symbol fonts, letters of other widths
and signs that nobody sees. Those with a plain equivalent take it, wherever text comes in and
wherever it is printed; the others are told by name, or spelled out where nothing may be refused.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from desktop_app.domain.erreurs import ErreurMetier

TIRET = "–"

# The code points that the four faces of the letter hold; a test compares them with the files.
_REPERTOIRE = """
20-7E A0-148 14A-320 323-33F 342-377 37A-37F 384-38A 38C 38E-3A1 3A3-3E1 3F0-45F 462-463 472-475
48A-52F 1AB0-1ABA 1D00-1DBF 1DC2 1DC4-1DCD 1DF5 1DFD-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57
1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE
2000-2030 2032-203C 203F-2041 2044 2053 2057 2060-2063 206A-2071 2074-208E 2090-209C 20A0-20BF 20E5
20EC-20EF 210C 2113 2116-2117 211F 2122-2123 2126 212D 2135 214F-2189 2190-219B 21A8 21D0-21D5
2202-2206 220F 2211-2213 2219-221A 221E 2225-2226 222B 2234-2235 223C 2248 225F-2262 2264-2265
2282-2287 2308-230B 231C-231F 2329-232A 239B-23AD 2423 25CA 25CC 2640 2642 266D 266F 2713 274D
27E6-27E9 2C60-2C7F 2C88 2E00-2E0D 2E13-2E14 2E17 2E22-2E25 2E3A-2E3B A700-A799 A7A0-A7B9 A7C4-A7C6
A7F7-A7FF A92E AB30 AB53 AB5C AB5E AB64-AB65 FB00-FB04 FE00-FE0F FE20-FE23 FEFF FFF9-FFFD 10783
1078F 10791 10795 107A0 107A2-107A3 107B2 1088E 1D40C 1D504-1D505 1D50A 1D50E-1D510 1D513-1D514
1D516-1D517 1D519 1DF00-1DF1E"""

# Bullets of the Symbol and Wingdings fonts, as Word keeps them in the private use area; boxes
# that are ticked or crossed are left out: they say something.
_PUCES_DE_WORD = (
    "\uf02d\uf06c\uf06e\uf06f\uf070\uf071\uf072\uf073\uf074\uf075\uf076\uf077\uf09e\uf09f\uf0a0"
    "\uf0a1\uf0a4\uf0a7\uf0a8\uf0aa\uf0b7\uf0d8\uf0dc\uf0f0\uf0fc"
)
_PUCES = "●○■□▪▫◦◆◇◈◉◎◘◙◼◻◾◽▬▰▱❖❏❐❑❒\u2043⦁⦾⦿⬤⬛⬜⚫⚪⬥⬦⬧⬩✔✦✧▲△►▻▶▷▸▹➢➣➤➥➧➼➽🔹🔸🔷🔶🔘🔲🔳\u2796"
_PAREILS = {
    **dict.fromkeys("\uf0e0\uf0e8➔➙➛➜➝➞➟➠➡➨⟶⮕", "→"),
    **dict.fromkeys("\uf0df⬅⟵", "←"),
    **dict.fromkeys("✕✖", "×"),
    **dict.fromkeys("❝❞", '"'),
    **dict.fromkeys("❛❜", "'"),
    **dict.fromkeys("\u2217\u204e", "*"),  # asterisks of formulas
    **dict.fromkeys("\u2215\u29f8", "/"),
    **dict.fromkeys("\u2795", "+"),
    **dict.fromkeys("\u2236", ":"),
    **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),  # nobody sees them
}
# Ten to the fifth is not a hundred and five, one and a half is no eleven halves: what is raised,
# lowered, circled or a fraction has no plain equivalent.
_INEXACTES = frozenset({"<super>", "<sub>", "<circle>", "<fraction>"})
_BLANC = re.compile(r"[ \t\n\r\f\v\x85\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000\u2028\u2029]+")
_INSECABLES = str.maketrans({"\u202f": "\u00a0", "\u2007": "\u00a0", "\u2011": "-"})
_PUCE_EN_TETE = re.compile(
    rf"^([ \t]*)[{_PUCES_DE_WORD}{_PUCES}]\ufe0f?[ \t\xa0]*(?=\S)", re.MULTILINE
)
_TOUCHE = re.compile("([0-9#*])\ufe0f?\u20e3")
_SANS_FORME = frozenset({"Cc", "Cf"})
_VARIANTES = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_A_MONTRER = frozenset("LNPS")
_BLANCS_DEGUISES = "\u115f\u1160\u2800\u3164\uffa0"


def imprimable(caractere: str) -> bool:
    """Tell whether a letter prints a character."""
    return ord(caractere) in repertoire()


@functools.cache
def repertoire() -> frozenset[int]:
    """Return the code points that a letter prints."""
    bornes = (intervalle.partition("-") for intervalle in _REPERTOIRE.split())
    return frozenset(
        code
        for debut, _, fin in bornes
        for code in range(int(debut, 16), int(fin or debut, 16) + 1)
    )


def usuel(texte: str) -> str:
    """Return a text in usual characters, line breaks kept: what is typed, kept and printed."""
    if texte.isascii():
        return texte
    compose = unicodedata.normalize("NFC", texte)
    puces = _PUCE_EN_TETE.sub(rf"\1{TIRET} ", _TOUCHE.sub(r"\1", compose))
    return unicodedata.normalize("NFC", "".join(map(_equivalent, puces)))


def imprime(texte: str) -> str:
    """Return a text as one line of a letter: no control, format or bidirectional character.

    Any sequence of breakable blanks is one space. What remains and has no glyph is refused, or
    spelled out.
    """
    ligne = _BLANC.sub(" ", usuel(texte)).translate(_INSECABLES)
    if not ligne.isascii():
        ligne = _VARIANTES.sub("", ligne)
    visible = "".join(c for c in ligne if unicodedata.category(c) not in _SANS_FORME)
    return _BLANC.sub(" ", unicodedata.normalize("NFC", visible)).strip()


def sans_dessin(texte: str) -> tuple[str, ...]:
    """Return what a letter cannot print of a text, neighbours together, each once."""
    if texte.isascii():
        return ()
    suites = groupby(imprime(texte), key=imprimable)
    return tuple(dict.fromkeys("".join(suite) for dessine, suite in suites if not dessine))


def epele(texte: str) -> str:
    """Return a text that can be printed, whatever it holds: the rest by its code points."""
    if texte.isascii():
        return texte
    return "\n".join("".join(_epeler(ligne)) for ligne in texte.splitlines())


def point_de_code(caractere: str) -> str:
    """Return the number by which Unicode knows a character."""
    return f"U+{ord(caractere):04X}"


def se_voit(caractere: str) -> bool:
    """Tell whether a character can be shown between quotation marks."""
    visible = unicodedata.category(caractere)[0] in _A_MONTRER
    return visible and caractere not in _BLANCS_DEGUISES


def absence(code: str, caractere: str, **details: str) -> ErreurMetier:
    """Return the refusal of a character, shown itself where it can be seen."""
    montre = f"«\u00a0{caractere}\u00a0»" if se_voit(caractere) else "spécial"
    return ErreurMetier(code, caractere=montre, point_de_code=point_de_code(caractere), **details)


def _epeler(ligne: str) -> Iterator[str]:
    for caractere in imprime(ligne):
        yield caractere if imprimable(caractere) else f"[{point_de_code(caractere)}]"


@functools.lru_cache(maxsize=4096)
def _equivalent(caractere: str) -> str:
    """Return the plain equivalent of a character, or itself."""
    if caractere in _PAREILS:
        return _PAREILS[caractere]
    if imprimable(caractere):
        return caractere
    if caractere in _PUCES_DE_WORD or caractere in _PUCES:
        return TIRET
    return _decompose(caractere)


def _decompose(caractere: str) -> str:
    """Return what Unicode says a character is made of, no further than the faces ask for."""
    forme, *points = unicodedata.decomposition(caractere).split() or [""]
    if not forme.startswith("<") or forme in _INEXACTES:
        return caractere
    parts = "".join(_equivalent(chr(int(point, 16))) for point in points)
    return parts if all(map(imprimable, parts)) else caractere
