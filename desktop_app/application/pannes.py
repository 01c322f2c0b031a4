"""What the outside world may refuse, as the screens see it."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar


class ErreurCoffre(Exception):
    """Any refusal of the register; each has one French sentence, by its code.

    No text here names a person: exceptions end up in reports.

    Attributes:
        code: Stable identifier of the sentence to show.
        detail: A second, finer code of what exactly was found; "" when the code says it all.
    """

    code: ClassVar[str] = "coffre"

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.code}:{detail}" if detail else self.code)
        self.detail = detail


class LectureImpossible(ErreurCoffre):
    """The system does not let the file be read; it was not touched."""

    code = "lecture_impossible"


class PieceRefusee(ErreurCoffre):
    """An attachment cannot be taken (``vide``, ``trop_grande``, ``type_inconnu``)."""

    code = "piece_refusee"


class JonctionInterrompue(ErreurCoffre):
    """The register was closed before an attachment was begun; those before it are in."""

    code = "jonction_interrompue"


class Obstacle(StrEnum):
    """Why an attachment is not on the screen."""

    ILLISIBLE = "illisible"
    TROP_VASTE = "trop_vaste"  # pixels, pages or memory
    TROP_LENTE = "trop_lente"


class PieceNonMontree(Exception):
    """An attachment cannot be shown; it is kept as it came."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle
