"""The printed sheets of the house, as data: a title and rows; they are no letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.reponse import Cpas


class GenreRangee(StrEnum):
    """What a row of a sheet is."""

    TITRE = "titre"  # the heading of a part
    PARAGRAPHE = "paragraphe"
    CITATION = "citation"  # a sentence of a source, with its reference as value
    POINT = "point"  # one point of a list
    CASE = "case"  # a box, ticked or not
    CHAMP = "champ"  # a label and its value, or a line to write on
    MOTS = "mots"  # numbered words in columns, for the recovery sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Rangee:
    """One row of a sheet."""

    genre: GenreRangee
    texte: str
    valeur: str = ""
    cochee: bool = False
    mots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fiche:
    """A sheet.

    Attributes:
        cpas: Whose sheet it is; absent before it was said.
        numero: Number of the dossier; "" for none.
        signatures: Labels of the lines to sign on, at the foot.
    """

    titre: str
    jour: date
    rangees: tuple[Rangee, ...]
    cpas: Cpas | None = None
    numero: str = ""
    signatures: tuple[str, ...] = ()
    exercice: bool = False
