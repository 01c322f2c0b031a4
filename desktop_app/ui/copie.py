"""A copy of the register, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from desktop_app.application.vues import Copie


def decrire(copie: Copie) -> str:
    """Return what tells a copy from the others: when it was made, and what it holds."""
    dossiers = f"{copie.dossiers} dossier{'s' if copie.dossiers > 1 else ''}"
    derniere = f" · dernière demande n°\u00a0{copie.derniere}" if copie.derniere else ""
    return f"{copie.moment.astimezone():%d/%m/%Y %H:%M} · {dossiers}{derniere}"
