"""A real encrypted register, made once and copied for each test."""

import shutil
from datetime import UTC, datetime

import pytest

from db.coffre import Fondation, creer, ouvrir
from desktop_app.application.acte import Contexte
from desktop_app.application.etablir_lettre import Atelier
from desktop_app.bootstrap import redaction
from tests.db.outils_db import KDF, PHRASE
from tests.domain import cas

MOMENT = datetime(2026, 10, 12, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def modele(tmp_path_factory):
    """The folder of a register that knows its CPAS."""
    dossier = tmp_path_factory.mktemp("modele")
    fondation = Fondation(
        phrase=PHRASE, role="secretariat", auteur="essai", moment=MOMENT, kdf=KDF
    )
    registre, _ = creer(dossier / "registre.sceau", fondation)
    with registre.transaction():
        registre.definir_cpas(cas.CPAS, auteur="essai", moment=MOMENT)
    registre.fermer()
    return dossier


@pytest.fixture
def registre(modele, tmp_path):
    """An open register, checked in full."""
    dossier = shutil.copytree(modele, tmp_path / "registre")
    ouvert = ouvrir(dossier / "registre.sceau", PHRASE)
    ouvert.verification_complete()
    yield ouvert
    ouvert.fermer()


@pytest.fixture
def contexte(registre):
    """Acts done on that register, one day at noon."""
    return Contexte(registre=registre, quand=MOMENT, operateur="secrétariat")


@pytest.fixture(scope="session")
def atelier(referentiel):
    """What a letter is made with."""
    return Atelier(redaction=redaction(), referentiel=referentiel)
