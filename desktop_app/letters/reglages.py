"""The measures of the letter: where things stand and how large they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.letters.feuille import LARGEUR, MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadre:
    """A rectangle on the sheet, in millimetres from the top left corner."""

    x: float
    y: float
    largeur: float
    hauteur: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reglages:
    """Measures of an office, in millimetres.

    Attributes:
        fenetre: Where the address shows through the window of the office's own envelopes.
        haut: Top of the text from the second page on.
        bas: Bottom of the text, from the foot of the sheet.
        references: Highest place of the row of references.
        signature: Room left free to sign.
    """

    fenetre: Cadre = field(default=Cadre(x=110, y=48, largeur=85, hauteur=38))
    gauche: float = 25
    droite: float = 20
    en_tete: float = 18
    haut: float = 24
    bas: float = 25
    references: float = 92
    signature: float = 21

    @property
    def x(self) -> float:
        """Left edge of the text, in points."""
        return self.gauche * MM

    @property
    def largeur(self) -> float:
        """Width of the text, in points."""
        return LARGEUR - (self.gauche + self.droite) * MM

    @property
    def droit(self) -> float:
        """Right edge of the text, in points."""
        return self.x + self.largeur

    @property
    def colonne(self) -> float:
        """Left edge of the second column (address, date, second signature), in points."""
        return self.fenetre.x * MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paragraph is set, in points.

    Attributes:
        corps: Size of the letters.
        interligne: From one base line to the next.
        apres: Space below the paragraph.
    """

    corps: float
    interligne: float
    apres: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gabarit:
    """The styles of one try at fitting a letter on its pages."""

    texte: Style
    point: Style
    objet: Style


GABARITS = (
    Gabarit(
        texte=Style(corps=11, interligne=15, apres=7.5),
        point=Style(corps=11, interligne=15, apres=4),
        objet=Style(corps=12, interligne=16, apres=12),
    ),
    Gabarit(
        texte=Style(corps=10.5, interligne=13.9, apres=6),
        point=Style(corps=10.5, interligne=13.9, apres=3),
        objet=Style(corps=11.5, interligne=15, apres=9),
    ),
    Gabarit(
        texte=Style(corps=10.2, interligne=13.4, apres=5.5),
        point=Style(corps=10.2, interligne=13.4, apres=2),
        objet=Style(corps=11, interligne=14.4, apres=8),
    ),
    Gabarit(
        texte=Style(corps=10, interligne=12.5, apres=3.5),
        point=Style(corps=10, interligne=12.5, apres=1.5),
        objet=Style(corps=10.8, interligne=14, apres=5),
    ),
)
"""The normal setting, then tighter ones that may bring two pages back to one."""

NOM_DU_CENTRE = Style(corps=14, interligne=17, apres=3)
COORDONNEES = Style(corps=9, interligne=12.2)
ADRESSES = (
    Style(corps=11, interligne=14.2),
    *(Style(corps=demi / 2, interligne=demi / 2 * 1.17) for demi in range(21, 14, -1)),
)
"""From 11 down to 7.5 points: the first one that fits in the window is used."""
ETIQUETTE = Style(corps=8.5, interligne=11.5)
VALEUR = Style(corps=9.5, interligne=12)
DATE = Style(corps=11, interligne=15)
MENTION = Style(corps=10, interligne=13, apres=3)
QUALITE = Style(corps=11, interligne=14.5)
ANNEXES = Style(corps=9.5, interligne=12.5, apres=1.5)
TITRE_DE_FICHE = Style(corps=16, interligne=20, apres=10)
PARTIE_DE_FICHE = Style(corps=12, interligne=16, apres=4)
TEXTE_DE_FICHE = Style(corps=10.5, interligne=14.2, apres=5)
POINT_DE_FICHE = Style(corps=10.5, interligne=14.2, apres=3)
CITATION = Style(corps=10.5, interligne=14.2)
REFERENCE = Style(corps=9, interligne=12.5, apres=7)
MOT_DE_SECOURS = Style(corps=12.5, interligne=22)
PIED = Style(corps=8, interligne=10.5)
ANCRE = Style(corps=6.5, interligne=9)
