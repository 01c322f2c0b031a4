"""Passphrases that were refused, counted beside the register until somebody opens it.

Nothing here is secret and nobody is named: moments only. Whoever removes the file by hand loses
the count, and gains no try: each one takes the time of its derivation.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app import annexe, plateforme
from desktop_app.annexe import Insolite

if TYPE_CHECKING:
    from datetime import datetime

_MARQUE = ".essais"
_RETENUS = 1_000
_TAILLE_MAX = 1 << 16  # bytes


def noter(chemin: Path, moment: datetime) -> None:
    """Remember one more refusal; a disk that refuses forgets it, and stops nobody."""
    from datetime import UTC  # noqa: PLC0415 - the lock does not wait for it

    moments = (*lire(chemin), moment.astimezone(UTC))[-_RETENUS:]
    fichier = _fichier(chemin)
    neuf = fichier.with_name(f"{fichier.name}.neuf")
    with contextlib.suppress(OSError):
        neuf.unlink(missing_ok=True)
        plateforme.ecrire_fichier_prive(neuf, "".join(map(_ligne, moments)).encode())
        plateforme.remplacer(neuf, fichier)


def lire(chemin: Path) -> tuple[datetime, ...]:
    """Return when passphrases were refused since the register was last opened.

    A line that says nothing of the kind counts for none, and hides none of the others.
    """
    moments: list[datetime] = []
    with contextlib.suppress(OSError, Insolite):
        for ligne in annexe.lignes(_fichier(chemin), _TAILLE_MAX)[-_RETENUS:]:
            with contextlib.suppress(Insolite):
                moments.append(annexe.moment(ligne))
    return tuple(moments)


def oublier(chemin: Path) -> None:
    """Start again at none."""
    with contextlib.suppress(OSError):
        _fichier(chemin).unlink(missing_ok=True)


def _ligne(moment: datetime) -> str:
    return f"{moment.isoformat(timespec='seconds')}\n"


def _fichier(chemin: Path) -> Path:
    return chemin.with_name(f"{chemin.name}{_MARQUE}")
