"""What is needed of files: letters and sheets made, pages and attachments shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from desktop_app.application.vues import Type
    from desktop_app.domain.fiche import Fiche
    from desktop_app.domain.reponse import Lettre


class Redaction(Protocol):
    """What turns a letter into the bytes of a file."""

    def preparer(self) -> None:
        """Read ahead what every letter needs; for a background thread."""
        ...

    def composer(self, lettre: Lettre) -> bytes:
        """Return the PDF of a letter.

        Raises:
            ErreurMetier: A character cannot be printed (``caractere_absent``).
        """
        ...

    def points_manquants(
        self, manquements: tuple[str, ...], *, secrete: bool = False
    ) -> tuple[str, ...]:
        """Return the sentence of each thing that is missing.

        Args:
            manquements: Codes of what is missing.
            secrete: Whether the measure is secret: the person's consent is not an alternative.
        """
        ...

    def appels(self) -> Mapping[str, str]:
        """Return how a letter may address its reader, by code."""
        ...

    def fiche(self, fiche: Fiche) -> bytes:
        """Return the PDF of a printed sheet of the house.

        It stays inside: a character that cannot be printed is spelled out.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRendue:
    """A page as pixels.

    Attributes:
        octets: Rows from the top, four bytes a pixel: blue, green, red, unused.
    """

    largeur: int
    hauteur: int
    octets: bytes


class Rendu(Protocol):
    """What turns a PDF into pictures."""

    def pages(
        self, pdf: bytes, points_par_pouce: int, au_plus: int | None = None
    ) -> tuple[PageRendue, ...]:
        """Return the pages of a PDF, on white; a PDF of others may be long, or none at all.

        A page too large for the memory comes out smaller.

        Args:
            pdf: The bytes of the file.
            points_par_pouce: How fine.
            au_plus: How many pages at most; all of them when absent.
        """
        ...


class LecturePiece(Protocol):
    """One attachment read apart, since nobody knows what its file does to whoever reads it."""

    def lire(
        self, genre: Type, contenu: bytes, points_par_pouce: int, au_plus: int
    ) -> tuple[PageRendue, ...] | str:
        """Return the first pages of an attachment, on white, or its words.

        Args:
            genre: What it is: a PDF, a picture or an e-mail.
            contenu: The bytes of the file.
            points_par_pouce: How fine.
            au_plus: How many pages at most.

        Raises:
            PieceNonMontree: It cannot be shown, or was given up.
            OSError: The system starts no process.
        """
        ...

    def abandonner(self) -> None:
        """Stop reading at once, from any thread; nothing more comes of it."""
        ...
