"""What the acts need from the outside world."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.reponse import Cpas, Lettre
from desktop_app.domain.workflow import Acte


@dataclass(frozen=True, slots=True, kw_only=True)
class TeteJournal:
    """Where the journal stands: how many rows, and the hash of the last one in hex."""

    nombre: int
    tete: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inscription:
    """An act to save and to journal together.

    Attributes:
        moment: When the act was done; order never depends on it.
        auteur: Who did it.
        dossier: The dossier as the act leaves it.
        pdf: The bytes of the letter, for the act that establishes one.
    """

    acte: Acte
    moment: datetime
    auteur: str
    dossier: Dossier
    pdf: bytes | None = None


class Registre(Protocol):
    """The register, as the acts see it."""

    @property
    def exercice(self) -> bool:
        """Whether this is a practice register."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Open one transaction: all of it is kept, or nothing."""
        ...

    def cpas(self) -> Cpas | None:
        """Return who writes and who signs, or nothing before it was said."""
        ...

    def numero_suivant(self, annee: int) -> Numero:
        """Return the next number of that year; call it inside the transaction that uses it."""
        ...

    def charger(self, numero: Numero) -> Dossier:
        """Return a dossier.

        Raises:
            ErreurMetier: No dossier bears that number.
        """
        ...

    def inscrire(self, inscription: Inscription, /) -> None:
        """Save what an act changed and append its journal row."""
        ...

    def tete_journal(self) -> TeteJournal:
        """Return where the journal stands."""
        ...


class Redaction(Protocol):
    """What turns a letter into the bytes of a file."""

    def composer(self, lettre: Lettre) -> bytes:
        """Return the PDF of a letter.

        Raises:
            ErreurMetier: A character cannot be printed (``caractere_absent``).
        """
        ...

    def points_manquants(self, manquements: tuple[str, ...]) -> tuple[str, ...]:
        """Return the sentence of each thing that is missing."""
        ...
