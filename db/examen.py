"""What a file is, from its first bytes, before any engine opens it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from db import moteur
from db.erreurs import CoffreAbsent, CoffreEndommage, CoffreEtranger
from db.pannes import pannes
from desktop_app.application.pannes import LectureImpossible

PAGE = 4096  # bytes; never to change once shipped: SQLite's backup crashes between sizes
SEL = 16  # bytes
_EN_CLAIR = b"SQLite format 3\0"


def examiner(chemin: Path, cle: bytes, sel: bytes) -> None:
    """Refuse what cannot be this register.

    Args:
        chemin: The register, which this process must not hold open.
        cle: Key of the encrypted file.
        sel: Its salt, as the key file remembers it.

    Raises:
        CoffreAbsent: No such file.
        CoffreEndommage: This register, damaged.
        CoffreEtranger: Another file.
    """
    taille, debut = _lire(chemin)
    if taille == 0:
        raise CoffreEndommage("vide")
    if debut == _EN_CLAIR:
        raise CoffreEtranger("en_clair")
    if debut != sel:
        # Either the salt alone was damaged, or nothing here was ever ours.
        raise CoffreEndommage("sel") if _s_ouvre(chemin, cle, sel) else CoffreEtranger("sel")
    # A cut in the middle of an act leaves half a page, and the journal that undoes it.
    if taille % PAGE and not _a_defaire(chemin):
        raise CoffreEndommage("tronque")


def _lire(chemin: Path) -> tuple[int, bytes]:
    """Return the size and the first bytes of a file."""
    try:
        with chemin.open("rb") as fichier:
            return chemin.stat().st_size, fichier.read(SEL)
    except FileNotFoundError:
        raise CoffreAbsent from None
    except OSError:
        raise LectureImpossible from None


def _a_defaire(chemin: Path) -> bool:
    """Tell whether an interrupted act is still to be undone."""
    try:
        return chemin.with_name(f"{chemin.name}-journal").stat().st_size > 0
    except OSError:
        return False


def _s_ouvre(chemin: Path, cle: bytes, sel: bytes) -> bool:
    """Tell whether the first page is authentic with a salt that is not the file's."""
    connexion = moteur.connecter(adresse(chemin, "immutable=1"), uri=True)
    try:
        deverrouiller(connexion, cle, sel)
        connexion.execute("pragma user_version").fetchone()
    except moteur.Erreur:
        return False
    finally:
        connexion.close()
    return True


@contextlib.contextmanager
def a_l_ecart(chemin: Path, cle: bytes, sel: bytes) -> Iterator[moteur.Connexion]:
    """Open a file that nobody else knows of yet, without any guard."""
    with pannes():
        connexion = moteur.connecter(adresse(chemin, "mode=rw"), uri=True)
        with contextlib.closing(connexion):
            deverrouiller(connexion, cle, sel)
            yield connexion


def adresse(chemin: Path, options: str) -> str:
    """Return the URI of a file for SQLite, drives and network shares included."""
    return f"file://{_segments(chemin)}?{options}"


def _segments(chemin: Path) -> str:
    uri = chemin.absolute().as_uri().removeprefix("file://")
    # A share is a path for SQLite, not a host.
    return uri if uri.startswith("/") else f"//{uri}"


def deverrouiller(connexion: moteur.Connexion, cle: bytes, sel: bytes) -> None:
    """Give the raw key, so that the engine derives nothing; it logs nothing either."""
    connexion.execute("pragma cipher_log_level = NONE")
    connexion.execute(f"pragma key = \"x'{cle.hex()}{sel.hex()}'\"")
    connexion.execute(f"pragma cipher_page_size = {PAGE}")
