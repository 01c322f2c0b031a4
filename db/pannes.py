"""What the engine and the system say, in the words of the register."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator

from db import moteur
from db.erreurs import (
    CoffreEndommage,
    CoffreFerme,
    CoffreOccupe,
    DisquePlein,
    EcritureImpossible,
    MemoireInsuffisante,
    ProcedureContournee,
)
from desktop_app.application.pannes import ErreurCoffre, LectureImpossible

_MOTEUR: dict[int, type[ErreurCoffre]] = {
    moteur.numero("FULL"): DisquePlein,
    moteur.numero("IOERR"): EcritureImpossible,
    moteur.numero("READONLY"): EcritureImpossible,
    moteur.numero("CANTOPEN"): EcritureImpossible,
    moteur.numero("BUSY"): CoffreOccupe,
    moteur.numero("LOCKED"): CoffreOccupe,
    moteur.numero("CORRUPT"): CoffreEndommage,
    moteur.numero("NOTADB"): CoffreEndommage,
    moteur.numero("CONSTRAINT"): ProcedureContournee,
    moteur.numero("AUTH"): ProcedureContournee,
    moteur.numero("INTERRUPT"): CoffreFerme,
}
_SANS_PLACE = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextlib.contextmanager
def pannes() -> Iterator[None]:
    """Turn what the engine says into what the world refuses; the rest is a bug."""
    try:
        yield
    except (MemoryError, moteur.Debordement):
        # The engine says so of a value for which it finds no room.
        raise MemoireInsuffisante from None
    except moteur.Erreur as erreur:
        classe = _classe(erreur)
        if classe is None:
            raise
        # Triggers speak in codes; any other text of the engine may quote what was typed.
        detail = str(erreur) if classe is ProcedureContournee else ""
        raise classe(detail) from None


def _classe(erreur: BaseException | None) -> type[ErreurCoffre] | None:
    """Return what an error means; one that came of undoing another means what that one did."""
    while isinstance(erreur, moteur.Erreur):
        if (classe := _MOTEUR.get(moteur.code_erreur(erreur))) is not None:
            return classe
        erreur = erreur.__context__
    return None


@contextlib.contextmanager
def pannes_de_fichier() -> Iterator[None]:
    """Turn what the system says of files into what the world refuses."""
    try:
        yield
    except OSError as erreur:
        if erreur.errno in _SANS_PLACE:
            raise DisquePlein from None
        raise EcritureImpossible from None


@contextlib.contextmanager
def pannes_de_lecture() -> Iterator[None]:
    """Turn the system's refusal to let a file be looked at into ours."""
    try:
        yield
    except OSError:
        raise LectureImpossible from None
