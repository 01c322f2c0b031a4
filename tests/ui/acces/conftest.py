"""The settings of a register that several people open."""

from __future__ import annotations

import pytest

from db import coffre
from desktop_app.domain.comptes import Role
from desktop_app.ui.guide import Guide
from desktop_app.ui.reglages.ecran import EcranReglages
from desktop_app.ui.session import Session
from tests.ui.conftest import MOMENT

DIRECTRICE = "phrase de la directrice"


@pytest.fixture
def directrice(registre):
    """The account of a directrice générale."""
    return registre.comptes.ajouter(
        "Anne Delvaux", Role.DIRECTEUR_GENERAL, DIRECTRICE, moment=MOMENT
    )


@pytest.fixture
def sa_session(poste, registre, chemin, directrice):
    """The register, opened by her."""
    registre.fermer()
    with coffre.ouvrir(chemin, DIRECTRICE, directrice.id) as ouvert:
        ouvert.verification_complete()
        yield Session(poste, ouvert, directrice.nom)


@pytest.fixture
def reglages(qtbot):
    """Show the settings of a session; a guide goes through them."""

    def montrer(session):
        ecran = EcranReglages(session)
        qtbot.addWidget(ecran)
        ecran.resize(1100, 900)
        ecran.show()
        return Guide(ecran)

    return montrer
