"""Real encrypted registers in temporary folders, with the lightest derivation allowed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.depot import RegistreSqlite
from db.fichier_cles import chemin_des_cles
from tests.db.modele import faire_un_registre
from tests.db.outils_db import Modele, clefs, rouvrir


@pytest.fixture(scope="session")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Modele:
    """A register with all that one may hold."""
    return faire_un_registre(tmp_path_factory.mktemp("modele"))


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
