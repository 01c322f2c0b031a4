"""Wiring: the only module that sees the register, the letters and the content together."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.application.ports import Redaction
from desktop_app.content.chemins import RESSOURCES
from desktop_app.content.lettres import lire_libelles, lire_modeles
from desktop_app.domain.reponse import Cpas

if TYPE_CHECKING:
    from db.depot import RegistreSqlite

_ROLE = "secretariat"
_AUTEUR = "exercice"


def redaction(racine: Path = RESSOURCES) -> Redaction:
    """Return what turns letters into files."""
    from desktop_app.letters.libelles import Libelles
    from desktop_app.letters.redaction import RedactionPdf

    return RedactionPdf(lire_modeles(racine), lire_libelles(Libelles, racine), racine / "fonts")


@contextmanager
def registre_d_exercice(cpas: Cpas | None, moment: datetime) -> Iterator[RegistreSqlite]:
    """Make a real encrypted practice register, and remove it afterwards.

    Args:
        cpas: Who writes and who signs, when it is known.
        moment: When it is made, for its journal.

    Yields:
        The open register, checked in full.
    """
    from db.coffre import Fondation, creer

    with tempfile.TemporaryDirectory(prefix="sceau-") as dossier:
        fondation = Fondation(
            phrase=secrets.token_urlsafe(24),
            role=_ROLE,
            auteur=_AUTEUR,
            moment=moment,
            exercice=True,
        )
        registre, _ = creer(Path(dossier) / "exercice.sceau", fondation)
        try:
            if cpas is not None:
                with registre.transaction():
                    registre.definir_cpas(cpas, auteur=_AUTEUR, moment=moment)
            yield registre
        finally:
            registre.fermer()
