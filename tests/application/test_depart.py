"""Somebody leaves: who may say so, and of whom."""

from __future__ import annotations

import pytest

from db import coffre
from desktop_app.application.depart import faire_partir
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.comptes import Role
from desktop_app.domain.erreurs import ErreurMetier
from tests.db.outils_db import PHRASE
from tests.db.remplissage import MOMENT

DIRECTRICE = "phrase de la directrice"


@pytest.fixture
def directrice(registre, tmp_path):
    """The register, opened by a directrice générale."""
    compte = registre.comptes.ajouter("Anne", Role.DIRECTEUR_GENERAL, DIRECTRICE, moment=MOMENT)
    registre.fermer()
    with coffre.ouvrir(tmp_path / "registre" / "registre.sceau", DIRECTRICE, compte.id) as ouvert:
        ouvert.verification_complete()
        yield ouvert


def refus_de(registre, compte):
    with pytest.raises(ErreurMetier) as refus:
        faire_partir(registre, compte, moment=MOMENT, copies=None)
    assert not any(c.parti for c in registre.comptes.lister())
    return refus.value.code


def test_qui_ne_gere_pas_les_acces_n_en_retire_aucun(registre):
    assert refus_de(registre, registre.comptes.qui) == "gestion_reservee"


def test_nul_ne_retire_son_propre_acces(directrice):
    assert refus_de(directrice, directrice.comptes.qui) == "depart_de_soi"


def test_une_copie_se_fait_avant(directrice, tmp_path):
    autre = next(c for c in directrice.comptes.lister() if c.role is Role.SECRETARIAT)
    faire_partir(directrice, autre, moment=MOMENT, copies=tmp_path / "copies")
    assert len(list((tmp_path / "copies").glob("*.copie"))) == 1
    with pytest.raises(ErreurCoffre):
        coffre.ouvrir(tmp_path / "registre" / "registre.sceau", PHRASE)
