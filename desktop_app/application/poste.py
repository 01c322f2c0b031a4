"""The workstation: everything the window needs from outside, made once at start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from datetime import datetime

    from desktop_app.application.ports import Registres
    from desktop_app.application.ports_pdf import LecturePiece, Redaction, Rendu
    from desktop_app.domain.echeance import Feries
    from desktop_app.domain.etapes import Procedure
    from desktop_app.domain.phrases import Textes
    from desktop_app.domain.scenario import Scenario
    from desktop_app.domain.sources import Referentiel


@dataclass(frozen=True, slots=True, kw_only=True)
class Contenu:
    """The data files, read once.

    Attributes:
        cas: The practice cases, by file name without its end.
    """

    referentiel: Referentiel
    textes: Textes
    procedures: Mapping[str, Procedure]
    cas: Mapping[str, Scenario]


@dataclass(frozen=True, slots=True, kw_only=True)
class Poste:
    """What the window needs from outside.

    Attributes:
        contenu: The data files; the first call takes a while, the next ones do not.
        redaction: What makes letters; likewise.
        rendu: Our own documents as pictures.
        lecture_piece: A new reading of a file of others, apart from this process.
        horloge: The time, with its zone.
    """

    registres: Registres
    contenu: Callable[[], Contenu]
    redaction: Callable[[], Redaction]
    rendu: Rendu
    lecture_piece: Callable[[], LecturePiece]
    horloge: Callable[[], datetime]
    feries: Feries
