"""The copies of a register in a folder: what each says of itself, and which are kept."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import secrets
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from db.fichier_cles import chemin_des_cles
from desktop_app import plateforme
from desktop_app.application.vues import Copie
from desktop_app.domain.dossier import Numero

PROVISOIRE = ".copie-"
_FICHE = ".fiche"  # what a copy says of itself; written last, so that it vouches for the rest
_NOM = re.compile(r"-\d{4}-\d{2}-\d{2}-\d{6}(-\d+)?\.sceau$")
_MORCEAU = 1 << 20  # bytes
# How many days, weeks and months keep their last copy.
_RYTHMES: tuple[tuple[Callable[[datetime], Hashable], int], ...] = (
    (datetime.date, 12),
    (lambda moment: moment.isocalendar()[:2], 10),
    (lambda moment: (moment.year, moment.month), 9),
)


def nommer(dossier: Path, registre: Path, moment: datetime) -> Path:
    """Return the name of a new copy; none is ever overwritten."""
    debut = f"{registre.stem}-{moment:%Y-%m-%d-%H%M%S}"
    chemin, essai = dossier / f"{debut}.sceau", 1
    while chemin.exists() or chemin_des_cles(chemin).exists():
        essai += 1
        chemin = dossier / f"{debut}-{essai}.sceau"
    return chemin


def lister(dossier: Path) -> tuple[Copie, ...]:
    """Return the copies of a folder that are complete, the newest first."""
    try:
        fiches = [f for f in dossier.iterdir() if f.name.endswith(_FICHE)]
    except OSError:
        return ()
    trouvees = (_lire(fiche) for fiche in fiches)
    return tuple(sorted(filter(None, trouvees), key=lambda c: (c.moment, c.nombre), reverse=True))


def ecrire_fiche(copie: Copie) -> None:
    """Write what a copy says of itself, which makes it one."""
    derniere = copie.derniere
    dit = {
        "registre": copie.registre,
        "moment": copie.moment.astimezone(UTC).isoformat(),
        "dossiers": copie.dossiers,
        "derniere": derniere and [derniere.annee, derniere.rang],
        "nombre": copie.nombre,
        "tete": copie.tete,
        "sha256": copie.sha256,
        "relue": copie.relue and copie.relue.astimezone(UTC).isoformat(),
    }
    fiche = _fiche(copie.chemin)
    neuve = fiche.with_name(f"{fiche.name}{PROVISOIRE}{secrets.token_hex(4)}")
    plateforme.ecrire_fichier_prive(neuve, json.dumps(dit, indent=2).encode())
    plateforme.remplacer(neuve, fiche)


def desavouer(copie: Copie) -> None:
    """Take away what makes a file a copy: it no longer reads back. The file itself stays."""
    with contextlib.suppress(OSError):
        _fiche(copie.chemin).unlink(missing_ok=True)


def elaguer(dossier: Path, derniere: Copie) -> None:
    """Remove the older copies of the same register that no rhythm keeps.

    Args:
        dossier: Where they are.
        derniere: The newest one, which was just read again; without it nothing is removed.
    """
    memes = [c for c in lister(dossier) if c.registre == derniere.registre]
    gardees = a_garder(memes) | {derniere.chemin}
    for copie in memes:
        if copie.chemin not in gardees:
            retirer(copie.chemin)


def retirer(chemin: Path) -> None:
    """Remove a copy, or what there is of it."""
    # The sheet first: what is left of a copy without it is no copy any more.
    for fichier in (_fiche(chemin), chemin, chemin_des_cles(chemin)):
        with contextlib.suppress(OSError):
            fichier.unlink(missing_ok=True)


def a_garder(copies: Iterable[Copie]) -> set[Path]:
    """Return the last copy of each of 12 days, 10 weeks and 9 months."""
    recentes = sorted(copies, key=lambda copie: copie.moment, reverse=True)
    gardees: set[Path] = set()
    for periode, nombre in _RYTHMES:
        derniers: dict[Hashable, Path] = {}
        for copie in recentes:
            derniers.setdefault(periode(copie.moment), copie.chemin)
        gardees.update([*derniers.values()][:nombre])
    return gardees


def empreinte(chemin: Path) -> str:
    """Return the SHA-256 of a file that no register holds open."""
    somme = hashlib.sha256()
    with chemin.open("rb") as fichier:
        while morceau := fichier.read(_MORCEAU):
            somme.update(morceau)
    return somme.hexdigest()


def balayer(dossier: Path) -> None:
    """Remove what interrupted copies left in a folder."""
    for reste in dossier.iterdir():
        if PROVISOIRE in reste.name:
            with contextlib.suppress(OSError):
                reste.unlink()


def _fiche(chemin: Path) -> Path:
    return chemin.with_name(chemin.name + _FICHE)


def _lire(fiche: Path) -> Copie | None:
    """Return the copy a sheet vouches for, or nothing where it is not whole.

    The name of the sheet says which file it speaks of: what it holds could name any other.
    """
    chemin = fiche.with_name(fiche.name.removesuffix(_FICHE))
    if not (_NOM.search(chemin.name) and chemin.exists() and chemin_des_cles(chemin).exists()):
        return None
    try:
        return _structurer(chemin, json.loads(fiche.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None


def _structurer(chemin: Path, dit: dict[str, Any]) -> Copie:
    derniere, relue = dit["derniere"], dit.get("relue")
    return Copie(
        chemin=chemin,
        registre=str(dit["registre"]),
        moment=datetime.fromisoformat(dit["moment"]).astimezone(UTC),
        dossiers=int(dit["dossiers"]),
        derniere=None if derniere is None else Numero(*map(int, derniere)),
        nombre=int(dit["nombre"]),
        tete=str(dit["tete"]),
        sha256=str(dit["sha256"]),
        relue=relue and datetime.fromisoformat(relue).astimezone(UTC),
    )
