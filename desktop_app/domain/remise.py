"""What is kept where no letter leaves: what was handed over, who appreciated it, who was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Jour = date  # in a record whose own field bears the name of the type


@dataclass(frozen=True, slots=True, kw_only=True)
class Remise:
    """What left, was shown or was said without a letter, and what it rests on.

    Attributes:
        acte: The act that was shown, or the ground, in words; "" where nothing was shown.
        verifie_par: Who verified the act, or decided.
        elements: What left, piece by piece; nothing did where it is empty.
        information: For a shared secret, when and how the person was told that it may be.
    """

    date: date
    auteur: str
    verifie_par: str
    acte: str = ""
    elements: tuple[str, ...] = ()
    information: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appreciation:
    """What the directeur général says to a councillor whom no rule answers."""

    date: date
    auteur: str
    accordee: bool
    motif: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Connaissance:
    """The directeur général knowing of a danger.

    Attributes:
        auteur: He himself, or whoever wrote down that he was told.
        prevenu_le: Day he was told, where he has no access to see it himself.
        heure: At what time, then.
        moyen: In what way, then.
        piece: Attachment that holds the sheet he signed, then.
    """

    date: date
    auteur: str
    prevenu_le: Jour | None = None
    heure: str = ""
    moyen: str = ""
    piece: str = ""
