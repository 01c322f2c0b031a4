"""The faces of the letter: widths, glyphs, and the part of a face a file carries."""

from __future__ import annotations

import functools
import threading
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFace

from desktop_app.domain.caracteres import absence, imprimable
from desktop_app.letters.texte import Face, Morceau

FAMILLE = "GentiumBookPlus"

_LECTURE = threading.Lock()
_MILLE = 1000.0
_TAILLE_TRANCHE = 256
_PREMIER_CODE_LIBRE = 127
_TRANCHES_RETENUES = 16
_REPERTOIRE = "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ«»’\u2018“”–—…€°§·²³ñÑáíóúãõåøØÅ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tranche:
    """At most 256 characters of a face, ready to be written in a file.

    Attributes:
        programme: The font program, deflated.
        longueur: Size of the font program once inflated, in bytes.
        unicode: The map back to characters (ToUnicode), deflated.
        nombre: How many codes there are.
        largeurs: Width of each code, in thousandths of the body, as PDF writes an array.
    """

    programme: bytes
    longueur: int
    unicode: bytes
    nombre: int
    largeurs: str


class _Largeurs(dict[int, float]):
    """Widths by character; a character without one has the default width."""

    defaut = 0.0

    def __missing__(self, caractere: int) -> float:
        return self.defaut


class Police:
    """One face. It is parsed once and serves every letter of the process."""

    def __init__(self, chemin: Path) -> None:
        self.face = TTFontFace(str(chemin))
        self._largeurs = _Largeurs(self.face.charWidths)
        self._largeurs.defaut = self.face.defaultWidth
        self._glyphes: dict[int, int] = self.face.charToGlyph
        self._tranches: dict[tuple[int, ...], Tranche] = {}
        self.repertoire = self._premiere_tranche()

    @property
    def nom(self) -> str:
        """PostScript name of the face."""
        return bytes(self.face.name).decode("ascii")

    def possede(self, caractere: str) -> bool:
        """Say whether a character can be printed.

        The private characters that the face holds are refused too: nobody could read them
        back, and PDF/A-2a forbids them without a spoken equivalent.
        """
        return self.dessine(caractere) and imprimable(caractere)

    def dessine(self, caractere: str) -> bool:
        """Say whether the face holds a drawing of a character."""
        return ord(caractere) in self._glyphes

    def largeur(self, texte: str, corps: float) -> float:
        """Return the width of a text, in points."""
        return sum(map(self._largeurs.__getitem__, map(ord, texte))) * corps / _MILLE

    def tranche(self, codes: Iterable[int]) -> Tranche:
        """Return the part of the face that holds these characters.

        Nearly every letter asks for the same first slice, so making and deflating it once
        halves the cost of a letter. The store is small and bounded: memory stays flat.
        """
        cle = tuple(codes)
        if cle not in self._tranches:
            if len(self._tranches) >= _TRANCHES_RETENUES:
                del self._tranches[next(reversed(self._tranches))]
            self._tranches[cle] = self._faire(cle)
        return self._tranches[cle]

    def _faire(self, codes: tuple[int, ...]) -> Tranche:
        programme = self.face.makeSubset(list(codes))
        return Tranche(
            programme=zlib.compress(programme),
            longueur=len(programme),
            unicode=zlib.compress(_to_unicode(codes)),
            nombre=len(codes),
            largeurs=f"[{' '.join(f'{self._largeurs[code]:g}' for code in codes)}]",
        )

    def _premiere_tranche(self) -> tuple[int, ...]:
        # Code = character for ASCII: the file stays legible to whoever must mend it.
        codes = [0] * ord(" ") + list(range(ord(" "), _PREMIER_CODE_LIBRE))
        return (*codes, *(ord(c) for c in _REPERTOIRE if self.possede(c)))


class Emploi:
    """The characters of one face that one file uses.

    Attributes:
        employees: Slices that at least one line of text calls.
    """

    def __init__(self, polices: Polices, face: Face) -> None:
        self.face = face
        self.employees: set[int] = set()
        self._polices = polices

    @functools.cached_property
    def police(self) -> Police:
        """The face itself, parsed only if the file uses it."""
        return self._polices[self.face]

    @functools.cached_property
    def tranches(self) -> list[list[int]]:
        """The characters of each slice, in the order of their codes."""
        return [list(self.police.repertoire)]

    @functools.cached_property
    def _codes(self) -> dict[int, tuple[int, int]]:
        return {c: (0, code) for code, c in enumerate(self.police.repertoire) if c}

    def coder(self, texte: str) -> list[tuple[int, bytearray]]:
        """Cut a text into ``(slice, codes)``.

        Raises:
            ErreurMetier: ``caractere_absent``: the glyph would be missing without a word.
        """
        suite: list[tuple[int, bytearray]] = []
        for caractere in texte.replace("\u00a0", " "):
            rang, code = self._code(ord(caractere))
            self.employees.add(rang)
            if not suite or suite[-1][0] != rang:
                suite.append((rang, bytearray()))
            suite[-1][1].append(code)
        return suite

    def _code(self, caractere: int) -> tuple[int, int]:
        if caractere not in self._codes:
            if not self.police.possede(chr(caractere)):
                raise absence("caractere_absent", chr(caractere))
            if len(self.tranches[-1]) == _TAILLE_TRANCHE:
                self.tranches.append([0])
            self.tranches[-1].append(caractere)
            self._codes[caractere] = (len(self.tranches) - 1, len(self.tranches[-1]) - 1)
        return self._codes[caractere]


class Polices:
    """The four faces, each parsed when first used."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier
        self._faces: dict[Face, Police] = {}

    def __getitem__(self, face: Face) -> Police:
        """Return a face."""
        if face not in self._faces:
            # Whoever comes second waits: parsed twice at once, a face takes as long for both.
            with _LECTURE:
                self._faces[face] = _police(self._dossier / f"{FAMILLE}-{face.value}.ttf")
        return self._faces[face]

    def largeur(self, morceaux: Iterable[Morceau], corps: float) -> float:
        """Return the width of runs set side by side, in points."""
        return sum(self[m.face].largeur(m.texte, corps) for m in morceaux)


@functools.cache
def _police(chemin: Path) -> Police:
    return Police(chemin)


def _to_unicode(codes: tuple[int, ...]) -> bytes:
    # Unused codes get no entry: U+0000, which reportlab would write, is forbidden in PDF/A-2u.
    lignes = [
        f"<{code:02X}> <{chr(c).encode('utf-16-be').hex().upper()}>"
        for code, c in enumerate(codes)
        if c
    ]
    paquets = [lignes[debut : debut + 100] for debut in range(0, len(lignes), 100)]
    corps = [ligne for p in paquets for ligne in (f"{len(p)} beginbfchar", *p, "endbfchar")]
    return "\n".join((*_DEBUT_CMAP, *corps, *_FIN_CMAP)).encode("ascii")


_DEBUT_CMAP = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<00> <FF>",
    "endcodespacerange",
)
_FIN_CMAP = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
