"""The first bytes of a register: made complete under another name, then named."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from db import examen, migrations
from db.connexion import APPLICATION, Lien
from db.pannes import pannes_de_fichier
from desktop_app import plateforme

_PROVISOIRE = ".creation-"


def fonder(chemin: Path, cle: bytes, sel: bytes, remplir: Callable[[Lien], None]) -> Path:
    """Make a complete register under a temporary name and return that name.

    Args:
        chemin: Where the register will stand.
        cle: Key of the encrypted file.
        sel: Its salt.
        remplir: What to write in it once the tables are there, in one transaction.

    Raises:
        DisquePlein: No room left; nothing stays behind.
        EcritureImpossible: The disk refuses; nothing stays behind.
    """
    provisoire = chemin.with_name(chemin.name + _PROVISOIRE + secrets.token_hex(4))
    try:
        with pannes_de_fichier():
            plateforme.ecrire_fichier_prive(provisoire, b"")
            _tracer(provisoire, cle, sel)
            _garnir(provisoire, cle, sel, remplir)
            plateforme.synchroniser_fichier(provisoire)
    except BaseException:
        balayer(chemin)
        raise
    return provisoire


def nommer(provisoire: Path, chemin: Path) -> None:
    """Give a register its name, for good."""
    with pannes_de_fichier():
        plateforme.remplacer(provisoire, chemin)
    balayer(chemin)


def balayer(chemin: Path) -> None:
    """Remove what an interrupted creation left beside a register."""
    plateforme.effacer_les_restes(chemin, _PROVISOIRE)


def _tracer(chemin: Path, cle: bytes, sel: bytes) -> None:
    """Make the tables."""
    with examen.a_l_ecart(chemin, cle, sel) as connexion:
        connexion.execute("pragma synchronous = extra")
        connexion.execute(f"pragma application_id = {APPLICATION}")
        migrations.migrer(connexion)


def _garnir(chemin: Path, cle: bytes, sel: bytes, remplir: Callable[[Lien], None]) -> None:
    """Write the first rows through the door every later row uses."""
    lien = Lien.ouvrir(chemin, cle, sel)
    try:
        lien.verifiee = True
        with lien.transaction():
            remplir(lien)
    finally:
        lien.fermer()
