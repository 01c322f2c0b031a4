"""Copy the register wherever copies go, and read the newest of them again from time to time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop_app.application.ports import RegistreOuvert, Registres
    from desktop_app.application.vues import Copie

DELAI = timedelta(days=7)
"""How long a copy, or its last reading, is believed."""


def derniere_copie(
    registres: Registres, registre: RegistreOuvert, lieux: Sequence[Path]
) -> Copie | None:
    """Return the newest copy of an open register, wherever it is, or nothing where there is none.

    The journal must have passed through it: what was copied and then left behind, when an older
    copy was put back, is no copy of this register any more.
    """
    trouvees = (copie for lieu in lieux for copie in registres.copies(lieu))
    siennes = (c for c in trouvees if registre.tete_au_rang(c.nombre) == c.tete)
    return max(siennes, key=lambda copie: copie.nombre, default=None)


def copier(
    registres: Registres, registre: RegistreOuvert, dossier: Path, moment: datetime
) -> Copie:
    """Return the copy that holds all of the register; it is made where there is none yet."""
    tete = registre.tete_journal().tete
    for copie in registres.copies(dossier):
        if copie.tete == tete:
            return copie
    return registre.sauvegarder(dossier, moment=moment)


def copier_partout(
    registres: Registres, registre: RegistreOuvert, lieux: Sequence[Path], moment: datetime
) -> Copie | None:
    """Copy a register to each place, the first one first.

    A second place that is not there, a key that was taken home, is no failure: its copies wait.

    Raises:
        ErreurCoffre: A copy could not be made; those before it were.
    """
    faites = [
        copier(registres, registre, lieu, moment)
        for rang, lieu in enumerate(lieux)
        if not rang or lieu.is_dir()
    ]
    return faites[0] if faites else None


def a_relire(copie: Copie, moment: datetime) -> bool:
    """Tell whether a copy was not read for so long that nobody knows any more."""
    return _passe(copie.lecture, moment)


def trop_vieille(copie: Copie, moment: datetime) -> bool:
    """Tell whether a copy was made too long ago to stand for the register."""
    return _passe(copie.moment, moment)


def _passe(quand: datetime, moment: datetime) -> bool:
    """Tell whether it was too long ago; a date to come says nothing, the clock was set back."""
    return not timedelta(0) <= moment - quand <= DELAI
