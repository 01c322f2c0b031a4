"""The copies of a register in a folder: what each says of itself, and which are kept."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from db import colis
from db.erreurs import CoffreEndommage, CopieDefectueuse
from db.fichier_cles import FichierCles
from desktop_app import annexe, plateforme
from desktop_app.annexe import Insolite
from desktop_app.application.vues import Copie
from desktop_app.domain.dossier import Numero

PROVISOIRE = ".copie-"
_SUFFIXE = ".copie"
_NOM = re.compile(r"-\d{4}-\d{2}-\d{2}-\d{6}(-\d+)?\.copie$")
_RESTE = re.compile(_NOM.pattern.replace("$", r"\.copie-[0-9a-f]+(-journal)?$"))
_MORCEAU = 1 << 20  # bytes
_NOM_MAX, _RELUE_MAX = 64, 64  # characters, bytes
_SHA256 = 32  # bytes
_RANG_MAX, _QUITTEES_MAX = 10**9, 1_000
# How many days, weeks and months keep their last copy.
_RYTHMES: tuple[tuple[Callable[[datetime], Hashable], int], ...] = (
    (datetime.date, 12),
    (lambda moment: moment.isocalendar()[:2], 10),
    (lambda moment: (moment.year, moment.month), 9),
)


def nommer(dossier: Path, registre: Path, moment: datetime) -> Path:
    """Return the name of a new copy; none is ever overwritten."""
    debut = f"{registre.stem}-{moment:%Y-%m-%d-%H%M%S}"
    chemin, essai = dossier / f"{debut}{_SUFFIXE}", 1
    while chemin.exists():
        essai += 1
        chemin = dossier / f"{debut}-{essai}{_SUFFIXE}"
    return chemin


def lister(dossier: Path) -> tuple[Copie, ...]:
    """Return the copies of a folder that are complete, the newest first."""
    try:
        fichiers = [f for f in dossier.iterdir() if _NOM.search(f.name)]
    except OSError:
        return ()
    trouvees = (_lire(fichier) for fichier in fichiers)
    return tuple(sorted(filter(None, trouvees), key=_age, reverse=True))


def rang_suivant(dossier: Path, registre: str) -> int:
    """Return the place of the next copy of a register among those of a folder."""
    derniers = max((c.rang for c in lister(dossier) if c.registre == registre), default=0)
    # Whoever wrote the greatest rank of all must not make the next copy an odd one.
    return min(derniers + 1, _RANG_MAX)


def _age(copie: Copie) -> tuple[int, datetime]:
    """Return what puts copies in the order in which they were made, whatever the clock said."""
    return copie.rang, copie.moment


def _etendue(copie: Copie) -> tuple[int, int, datetime]:
    """Return what puts copies of one history in its order; ranks collide where two write."""
    return copie.nombre, copie.rang, copie.moment


def fermer(provisoire: Path, copie: Copie, cles: FichierCles) -> None:
    """Add to a register what makes it a copy: its keys, and what it says of itself.

    Raises:
        OSError: The disk refuses.
    """
    colis.fermer(provisoire, cles.encoder(), json.dumps(_dire(copie), indent=2).encode())


def cles_de(copie: Copie) -> FichierCles:
    """Return the key file of a copy.

    Raises:
        CopieDefectueuse: It is not what was written.
    """
    try:
        cles = FichierCles.decoder(colis.lire(copie.chemin).cles)
        cles.verifier_les_derivations()
    except (OSError, Insolite, CoffreEndommage):
        raise CopieDefectueuse("cles") from None
    return cles


def extraire(copie: Copie, vers: Path) -> None:
    """Write the register of a copy into a new private file, and compare every byte.

    Raises:
        CopieDefectueuse: It is not what was written.
        OSError: One cannot be read, or the other written.
    """
    plateforme.ecrire_fichier_prive(vers, b"")
    try:
        colis.extraire(copie.chemin, colis.lire(copie.chemin).taille, vers)
    except (Insolite, FileNotFoundError):
        raise CopieDefectueuse from None
    if empreinte(vers) != copie.sha256:
        raise CopieDefectueuse("sha256")


def marquer_relue(copie: Copie, moment: datetime) -> Copie:
    """Remember when a copy was read again; a disk that refuses keeps it, and the date it had."""
    relue = replace(copie, relue=moment)
    fiche = _relue(copie.chemin)
    with contextlib.suppress(OSError):
        fiche.unlink(missing_ok=True)
        plateforme.ecrire_fichier_prive(fiche, moment.astimezone(UTC).isoformat().encode())
    return relue


def desavouer(copie: Copie) -> None:
    """Take away the name that makes a file a copy: it no longer reads back. The file stays."""
    with contextlib.suppress(OSError):
        copie.chemin.rename(copie.chemin.with_name(f"{copie.chemin.name}.defectueuse"))


def elaguer(derniere: Copie, siennes: Iterable[Copie]) -> None:
    """Remove the older copies that no rhythm keeps.

    What holds more dossiers than the newest is left to people, whatever the reason: it was made
    before some were erased by law. It takes no place among those that are kept.

    Args:
        derniere: The newest one, which was just read again; without it nothing is removed.
        siennes: Copies through which its journal went; all that they hold, it holds.
    """
    retirables = [c for c in siennes if c.dossiers <= derniere.dossiers]
    gardees = a_garder(retirables) | {derniere.chemin}
    for copie in retirables:
        if copie.chemin not in gardees:
            retirer(copie.chemin)


def retirer(chemin: Path) -> None:
    """Remove a copy."""
    for fichier in (chemin, _relue(chemin)):
        with contextlib.suppress(OSError):
            fichier.unlink(missing_ok=True)


def a_garder(copies: Iterable[Copie]) -> set[Path]:
    """Return the last copy of each of 12 days, 10 weeks and 9 months, of one history."""
    recentes = sorted(copies, key=_etendue, reverse=True)
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
        if _RESTE.search(reste.name):
            with contextlib.suppress(OSError):
                reste.unlink()


def _relue(chemin: Path) -> Path:
    return chemin.with_name(f"{chemin.name}.relue")


def _lire(chemin: Path) -> Copie | None:
    """Return the copy that a file is, or nothing where it is none, or not whole."""
    try:
        return _structurer(chemin, annexe.objet(colis.lire(chemin).fiche))
    except (OSError, Insolite, KeyError):
        return None


def _dire(copie: Copie) -> dict[str, Any]:
    derniere = copie.derniere
    return {
        "registre": copie.registre,
        "rang": copie.rang,
        "moment": copie.moment.astimezone(UTC).isoformat(),
        "dossiers": copie.dossiers,
        "derniere": derniere and [derniere.annee, derniere.rang],
        "nombre": copie.nombre,
        "tete": copie.tete,
        "sha256": copie.sha256,
        "quittees": copie.quittees[:_QUITTEES_MAX],
    }


def _structurer(chemin: Path, dit: dict[str, Any]) -> Copie:
    return Copie(
        chemin=chemin,
        registre=annexe.texte(dit["registre"], _NOM_MAX),
        rang=annexe.entier(dit["rang"], _RANG_MAX),
        moment=annexe.moment(dit["moment"]),
        dossiers=annexe.entier(dit["dossiers"]),
        derniere=_numero(dit["derniere"]),
        nombre=annexe.entier(dit["nombre"]),
        tete=_empreinte(dit["tete"]),
        sha256=_empreinte(dit["sha256"]),
        relue=_moment_de(chemin),
        quittees=_quittees(dit.get("quittees", [])),
    )


def _numero(dit: object) -> Numero | None:
    if dit is None:
        return None
    annee, rang = map(annexe.entier, annexe.liste(dit, 2, 2))
    return Numero(annee, rang)


def _quittees(dit: object) -> tuple[str, ...]:
    return tuple(map(_empreinte, annexe.liste(dit, _QUITTEES_MAX)))


def _empreinte(dit: object) -> str:
    return annexe.hexadecimal(dit, _SHA256, _SHA256)


def _moment_de(chemin: Path) -> datetime | None:
    """Return when a copy was read again, if that is known."""
    with contextlib.suppress(OSError, Insolite):
        lues = annexe.lignes(_relue(chemin), _RELUE_MAX)
        return annexe.moment(lues[0]) if len(lues) == 1 else None
    return None
