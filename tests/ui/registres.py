"""Registers made for a test or a measure of the window, closed; their passphrase is ``PHRASE``."""

from __future__ import annotations

from pathlib import Path

from db.coffre import Fondation, creer
from desktop_app import preferences
from desktop_app.preferences import Preferences
from tests.db.outils_db import KDF, PHRASE
from tests.db.remplissage import MOMENT, remplir
from tests.domain import cas


def fonder(chemin: Path, dossiers: int = 0) -> Path:
    """Make a register that knows its CPAS and holds so many dossiers."""
    fondation = Fondation(
        phrase=PHRASE, role="secretariat", auteur="essai", moment=MOMENT, kdf=KDF
    )
    registre, _ = creer(chemin, fondation)
    with registre:
        with registre.transaction():
            registre.definir_cpas(cas.CPAS, auteur="essai", moment=MOMENT)
        remplir(registre, dossiers)
    return chemin


def retenir(donnees: Path, chemin: Path) -> Path:
    """Say in a data folder where the register is, as the first run does."""
    preferences.ecrire(donnees, Preferences(registre=str(chemin)))
    return donnees
