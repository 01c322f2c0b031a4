"""What an older register was, kept beside it before its tables change."""

from __future__ import annotations

import secrets
from pathlib import Path

from db import migrations, sauvegarde
from db.connexion import Lien
from db.erreurs import CoffreEndommage, CopieDefectueuse
from db.fichier_cles import chemin_des_cles
from db.pannes import pannes_de_fichier
from db.trousseau import Trousseau
from db.verification import verifier_en_entier
from desktop_app import plateforme

_PROVISOIRE = ".migration-"


def garder(lien: Lien, cles: Trousseau) -> Path:
    """Copy a register that is about to be brought up to date; return where the copy is.

    The copy opens with the same passphrases, in the version of the program that wrote it.

    Args:
        lien: The register, verified in full.
        cles: Its keys.

    Raises:
        CopieImpossible: The engine cannot write it; nothing was changed.
        CopieDefectueuse: It does not read back; nothing was changed.
        DisquePlein: No room left; nothing was changed.
        EcritureImpossible: The disk refuses; nothing was changed.
    """
    gardee = lien.chemin.with_name(f"{lien.chemin.name}.avant-v{migrations.version(lien.brut)}")
    balayer(lien.chemin)
    provisoire = gardee.with_name(f"{lien.chemin.name}{_PROVISOIRE}{secrets.token_hex(4)}")
    try:
        with pannes_de_fichier():
            sauvegarde.remplir(lien, cles, provisoire)
            _relire(provisoire, cles)
            plateforme.synchroniser_fichier(provisoire)
            plateforme.remplacer(provisoire, gardee)
            _garder_les_cles(cles, chemin_des_cles(gardee))
    except BaseException:
        balayer(lien.chemin)
        raise
    return gardee


def balayer(chemin: Path) -> None:
    """Remove what an interrupted copy left beside a register."""
    plateforme.effacer_les_restes(chemin, _PROVISOIRE)


def _relire(provisoire: Path, cles: Trousseau) -> None:
    try:
        lien = Lien.ouvrir(provisoire, cles.cle_base, cles.sel)
        try:
            verifier_en_entier(lien)
        finally:
            lien.fermer()
    except CoffreEndommage:
        raise CopieDefectueuse from None
    # SQLite leaves an empty rollback journal beside whatever it held alone.
    provisoire.with_name(f"{provisoire.name}-journal").unlink(missing_ok=True)


def _garder_les_cles(cles: Trousseau, cible: Path) -> None:
    cible.unlink(missing_ok=True)
    plateforme.ecrire_fichier_prive(cible, cles.chemin.read_bytes())
    plateforme.synchroniser_dossier(cible.parent)
