"""Copy the register, unless the newest of its states has a copy already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from datetime import datetime
    from pathlib import Path

    from desktop_app.application.ports import RegistreOuvert, Registres
    from desktop_app.application.vues import Copie


def derniere_copie(registres: Registres, dossier: Path) -> Copie | None:
    """Return the newest copy of a folder, or nothing where there is none."""
    return next(iter(registres.copies(dossier)), None)


def copier(
    registres: Registres, registre: RegistreOuvert, dossier: Path, moment: datetime
) -> Copie:
    """Return the copy that holds all of the register; it is made where there is none yet."""
    tete = registre.tete_journal().tete
    for copie in registres.copies(dossier):
        if copie.tete == tete:
            return copie
    return registre.sauvegarder(dossier, moment=moment)
