"""Which copy is the last one of an open register, wherever copies are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db import coffre
from desktop_app.application.copier import (
    a_relire,
    copier,
    derniere_copie,
    relever,
    trop_vieille,
)
from desktop_app.application.vues import Provenance
from desktop_app.bootstrap import poste
from tests.application.conftest import MOMENT
from tests.db.outils_db import PHRASE, enregistrer


@pytest.fixture
def registres():
    """The doors of registers, as the window has them."""
    return poste(lambda: MOMENT).registres


def test_la_derniere_est_celle_qui_contient_le_plus(registres, registre, tmp_path):
    ici, cle = tmp_path / "ici", tmp_path / "clé USB"
    assert derniere_copie(registres, registre, (ici, cle)) is None
    registre.sauvegarder(ici, moment=MOMENT)
    enregistrer(registre)
    derniere = registre.sauvegarder(cle, moment=MOMENT - timedelta(days=365))
    assert derniere_copie(registres, registre, (ici, cle)) == derniere


def test_ce_qui_a_ete_quitte_pour_une_copie_plus_ancienne_ne_compte_plus(
    registres, registre, tmp_path
):
    ici, cle = tmp_path / "ici", tmp_path / "clé USB"
    ancienne = registre.sauvegarder(ici, moment=MOMENT)
    for _ in range(3):
        enregistrer(registre)
    registre.sauvegarder(cle, moment=MOMENT)
    registre.fermer()
    chemin = tmp_path / "registre" / "registre.sceau"
    registres.restaurer(ancienne, chemin)
    with coffre.ouvrir(chemin, PHRASE) as rendu:
        rendu.verification_complete()
        assert derniere_copie(registres, rendu, (ici, cle)) == ancienne
        neuve = copier(registres, rendu, ici, MOMENT)
        assert derniere_copie(registres, rendu, (ici, cle)) == neuve


def test_ce_qui_a_ete_quitte_se_dit_plus_recent_puis_d_une_autre_suite(
    registres, registre, tmp_path
):
    ici, chemin = tmp_path / "ici", tmp_path / "registre" / "registre.sceau"
    ancienne = registre.sauvegarder(ici, moment=MOMENT)
    enregistrer(registre)
    quittee = registre.sauvegarder(ici, moment=MOMENT + timedelta(days=1))
    registre.fermer()
    registres.restaurer(ancienne, chemin)
    with coffre.ouvrir(chemin, PHRASE) as rendu:
        rendu.verification_complete()
        releve = relever(registres, rendu, (ici,))
        assert (releve.derniere, releve.avances, releve.autres) == (ancienne, (quittee,), ())
        for _ in range(2):
            enregistrer(rendu)
        neuve = copier(registres, rendu, ici, MOMENT + timedelta(days=2))
        releve = relever(registres, rendu, (ici,))
        assert (releve.derniere, releve.avances, releve.autres) == (neuve, (), (quittee,))
        assert neuve.quittees == (quittee.tete,)


def test_verrouille_une_copie_plus_loin_dans_le_journal_est_plus_recente(
    registres, registre, tmp_path
):
    """It holds no more dossiers: somebody looked, exported, printed."""
    ici, chemin = tmp_path / "ici", tmp_path / "registre" / "registre.sceau"
    ancienne = registre.sauvegarder(ici, moment=MOMENT)
    with registre.transaction():
        registre.consigner("exporter", auteur="Claire", moment=MOMENT)
    plus_loin = registre.sauvegarder(ici, moment=MOMENT + timedelta(days=1))
    registre.fermer()
    registres.restaurer(ancienne, chemin)
    rayons = registres.copies_de(chemin, ici)
    assert [(r.provenance, r.copies) for r in rayons] == [
        (Provenance.AVANCE, (plus_loin,)),
        (Provenance.SIENNE, (ancienne,)),
    ]


@pytest.mark.parametrize(
    ("jours", "passe"), [(0, False), (7, False), (8, True), (-1, True)], ids=str
)
def test_une_copie_datee_de_demain_ne_dit_rien(registre, tmp_path, jours, passe):
    copie = registre.sauvegarder(tmp_path / "ici", moment=MOMENT)
    moment = MOMENT + timedelta(days=jours)
    assert a_relire(copie, moment) is trop_vieille(copie, moment) is passe
