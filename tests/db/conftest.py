"""Real encrypted registers in temporary folders, with the lightest derivation allowed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import coffre
from db.depot import RegistreSqlite
from db.fichier_cles import chemin_des_cles
from tests.db.outils_db import KDF, PHRASE, Modele, clefs, rouvrir
from tests.db.remplissage import MOMENT, etapes, relier, remplir


@pytest.fixture(scope="session")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Modele:
    """A register of eight dossiers: the first at its end, with all it may hold.

    The last repeats it; the others are only registered.
    """
    chemin = tmp_path_factory.mktemp("modele") / "registre.sceau"
    fondation = coffre.Fondation(
        phrase=PHRASE, role="secretariat", auteur="Secrétariat", moment=MOMENT, kdf=KDF
    )
    registre, mots = coffre.creer(chemin, fondation)
    with registre:
        remplir(registre, 8)
        premier = registre.page()[-1].numero
        pdf = b"%PDF-1.7 " + bytes(range(256)) * 200
        for inscription in etapes(registre.charger(premier), pdf):
            with registre.transaction():
                registre.inscrire(inscription)
        relier(registre, registre.page()[0].numero, premier)
        with registre.transaction():
            registre.joindre(premier, "scan.pdf", pdf, auteur="Secrétariat", moment=MOMENT)
    return Modele(chemin=chemin, mots=mots)


@pytest.fixture
def chemin(modele: Modele, tmp_path: Path) -> Path:
    """A copy of that register, closed."""
    copie = tmp_path / "registre.sceau"
    shutil.copy(modele.chemin, copie)
    shutil.copy(chemin_des_cles(modele.chemin), chemin_des_cles(copie))
    return copie


@pytest.fixture
def registre(chemin: Path) -> Iterator[RegistreSqlite]:
    """A copy of that register, open and verified."""
    with rouvrir(chemin, clefs(chemin)) as ouvert:
        ouvert.verification_complete()
        yield ouvert
