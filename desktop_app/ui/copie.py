"""A copy of the register, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from datetime import datetime

    from desktop_app.application.vues import Copie


def decrire(copie: Copie) -> str:
    """Return what tells a copy from the others: when it was made, and what it holds."""
    derniere = f" · jusqu’au n°\u00a0{copie.derniere}" if copie.derniere else ""
    return f"{copie.moment.astimezone():%d/%m/%Y %H:%M} · {_dossiers(copie)}{derniere}"


def decrire_en_bref(copie: Copie, maintenant: datetime) -> str:
    """Return what it holds and when it was made, as people say it."""
    fait, jour = copie.moment.astimezone(), maintenant.astimezone().date()
    mots = {jour: "aujourd’hui", jour - timedelta(days=1): "hier"}
    quand = mots.get(fait.date(), f"le {fait:%d/%m/%Y}")
    return f"{_dossiers(copie)}, {quand} {fait:%H:%M}"


def _dossiers(copie: Copie) -> str:
    return f"{copie.dossiers} dossier{'s' if copie.dossiers > 1 else ''}"
