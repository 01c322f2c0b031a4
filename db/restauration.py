"""A copy put in the place of a register, which is set aside and never overwritten."""

from __future__ import annotations

import contextlib
import itertools
import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from db import copies
from db.connexion import Lien
from db.erreurs import RestaurationImpossible
from db.fichier_cles import Ancre, chemin_des_cles
from desktop_app import annexe, plateforme
from desktop_app.annexe import Insolite
from desktop_app.application.vues import Copie

_PROVISOIRE = ".restauration-"
_ECARTE = ".avant-"
_TAILLE_MARQUE = 1 << 10  # bytes
_TETE = 32  # bytes


def restaurer(copie: Copie, chemin: Path, moment: datetime) -> Path | None:
    """Put a copy where a register stands, or stood.

    Args:
        copie: Which copy; it stays where it is.
        chemin: Where the register goes; nobody may hold it open.
        moment: When, for the name of what is set aside.

    Returns:
        Where the register that was there is now, or nothing where there was none.

    Raises:
        CoffreOccupe: Somebody holds the register; nothing was touched.
        CopieDefectueuse: The copy is no longer what was written; nothing was touched.
        RestaurationImpossible: The disk refuses; the register is as it was.
    """
    Lien.exiger_libre(chemin)
    with _impossible():
        chemin.parent.mkdir(parents=True, exist_ok=True)
        plateforme.effacer_les_restes(chemin, _PROVISOIRE)
        neuf = chemin.with_name(f"{chemin.name}{_PROVISOIRE}{secrets.token_hex(4)}")
        try:
            _apporter(copie, neuf)
            _marquer(copie, chemin)
            return _installer(neuf, chemin, moment)
        except OSError:
            oublier_la_marque(chemin)
            raise
        finally:
            plateforme.effacer_les_restes(chemin, _PROVISOIRE)


def _apporter(copie: Copie, neuf: Path) -> None:
    """Bring the copy and its key file beside the register, and compare every byte."""
    cles = copies.cles_de(copie)
    copies.extraire(copie, neuf)
    plateforme.ecrire_fichier_prive(chemin_des_cles(neuf), cles.encoder())


def _installer(neuf: Path, chemin: Path, moment: datetime) -> Path | None:
    """Set the current files aside, then name the new ones; undo all of it if one fails.

    Whenever it stops, the register opens where it was or where it was set aside.
    """
    ecarte = _nom_libre(chemin, moment)
    cles, cles_ecartees = chemin_des_cles(chemin), chemin_des_cles(ecarte)
    if cles.exists():
        plateforme.ecrire_fichier_prive(cles_ecartees, cles.read_bytes())
    faits: list[tuple[Path, Path]] = []
    try:
        for source, cible in (
            (chemin, ecarte),
            (_journal(chemin), _journal(ecarte)),
            (chemin_des_cles(neuf), cles),
            (neuf, chemin),
        ):
            if source.exists():
                faits.append((source, cible))
                plateforme.remplacer(source, cible)
    except OSError:
        _defaire([(cles, cles_ecartees), *faits])
        raise
    return ecarte if ecarte.exists() else None


def _marquer(copie: Copie, chemin: Path) -> None:
    """Say beside the register which copy comes back, for its journal to tell once it is opened."""
    oublier_la_marque(chemin)
    dit = f"{copie.nombre} {copie.tete} {copie.moment.isoformat(timespec='seconds')}"
    plateforme.ecrire_fichier_prive(_fichier_de_la_marque(chemin), dit.encode())


def marque(chemin: Path) -> tuple[Ancre, str] | None:
    """Return where the journal of the copy that was put back stood, and when it was made.

    A restoration that was cut short may leave a mark too: the journal stands elsewhere then.
    """
    try:
        mots = annexe.lignes(_fichier_de_la_marque(chemin), _TAILLE_MARQUE)
        if len(mots) != len(("nombre", "tete", "moment")):
            return None
        ancre = Ancre(
            nombre=annexe.nombre(mots[0]), tete=annexe.hexadecimal(mots[1], _TETE, _TETE)
        )
        return ancre, annexe.moment(mots[2]).isoformat(timespec="seconds")
    except (OSError, Insolite):
        return None


def oublier_la_marque(chemin: Path) -> None:
    """Remove what says that a copy came back; harmless where nothing does."""
    with contextlib.suppress(OSError):
        _fichier_de_la_marque(chemin).unlink(missing_ok=True)


def _fichier_de_la_marque(chemin: Path) -> Path:
    return chemin.with_name(f"{chemin.name}.restaure")


def _defaire(faits: Sequence[tuple[Path, Path]]) -> None:
    """Put files back, the last moved first; a move may have been made and still be told failed."""
    for source, cible in reversed(faits):
        with contextlib.suppress(OSError):
            if cible.exists():
                plateforme.remplacer(cible, source)


def _journal(chemin: Path) -> Path:
    """Return where SQLite keeps what undoes an interrupted act; it follows its register."""
    return chemin.with_name(f"{chemin.name}-journal")


def _nom_libre(chemin: Path, moment: datetime) -> Path:
    debut = f"{chemin.name}{_ECARTE}{moment:%Y-%m-%d-%H%M%S}"
    noms = (debut if n == 1 else f"{debut}-{n}" for n in itertools.count(1))
    return next(
        libre
        for libre in map(chemin.with_name, noms)
        if not any(f.exists() for f in (libre, _journal(libre), chemin_des_cles(libre)))
    )


@contextlib.contextmanager
def _impossible() -> Iterator[None]:
    try:
        yield
    except OSError:
        raise RestaurationImpossible from None
