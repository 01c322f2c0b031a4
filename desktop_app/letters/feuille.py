"""What is drawn on a sheet: plain data, in points from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.letters.texte import Morceau

MM = 72.0 / 25.4
"""One millimetre, in points."""

LARGEUR = 210.0 * MM
HAUTEUR = 297.0 * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Teinte:
    """An sRGB colour, each part between 0 and 1."""

    rouge: float
    vert: float
    bleu: float


NOIR = Teinte(rouge=0, vert=0, bleu=0)
ENCRE = Teinte(rouge=0.10, vert=0.17, bleu=0.32)
GRIS = Teinte(rouge=0.28, vert=0.28, bleu=0.30)
FILET = Teinte(rouge=0.62, vert=0.65, bleu=0.70)
FILIGRANE = Teinte(rouge=0.91, vert=0.91, bleu=0.93)
ALERTE = Teinte(rouge=0.55, vert=0.10, bleu=0.08)
BLANC = Teinte(rouge=1, vert=1, bleu=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """A line of text on the sheet.

    Attributes:
        y: Base line, from the top.
        angle: Degrees, counted anticlockwise around the origin of the line.
        coupee: The line ends inside a word that is too long for it.
    """

    x: float
    y: float
    morceaux: tuple[Morceau, ...]
    corps: float
    teinte: Teinte = NOIR
    angle: float = 0.0
    coupee: bool = False

    @property
    def texte(self) -> str:
        """The characters of the line."""
        return "".join(m.texte for m in self.morceaux)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """A filled or outlined rectangle, or a rule when it has no height."""

    x: float
    y: float
    largeur: float
    hauteur: float = 0.0
    fond: Teinte | None = None
    trait: Teinte | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An opaque sRGB picture.

    Attributes:
        nom: How pages call it; it tells one picture from another.
        rvb: Three bytes a pixel, rows from the top, deflated.
    """

    nom: str
    largeur: int
    hauteur: int
    rvb: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vignette:
    """A picture placed on the sheet; ``y`` is its top."""

    x: float
    y: float
    largeur: float
    hauteur: float
    image: Image


Trace = Ligne | Rectangle | Vignette


@dataclass(frozen=True, slots=True, eq=False)
class Noeud:
    """An element of the structure that assistive tools read; compared by identity.

    Attributes:
        lecture: What is read aloud in place of what is drawn; "" to read the text itself.
    """

    role: str
    parent: Noeud | None = None
    lecture: str = ""


class Ornement(StrEnum):
    """What is on the sheet and is not read aloud."""

    EN_TETE = "/Artifact <</Type /Pagination /Subtype /Header>> BDC"
    PIED = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"
    FILIGRANE = "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC"
    MISE_EN_PAGE = "/Artifact <</Type /Layout>> BDC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marque:
    """Drawn things that belong together in the structure, in reading order."""

    sens: Noeud | Ornement
    traces: tuple[Trace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feuille:
    """One page."""

    marques: tuple[Marque, ...]

    @property
    def lignes(self) -> tuple[Ligne, ...]:
        """Every line of text, in drawing order."""
        return tuple(t for m in self.marques for t in m.traces if isinstance(t, Ligne))

    @property
    def images(self) -> tuple[Image, ...]:
        """Every picture, in drawing order."""
        return tuple(t.image for m in self.marques for t in m.traces if isinstance(t, Vignette))
