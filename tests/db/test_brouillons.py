"""Drafts: kept, listed, removed, and unknown to the journal."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from db.depot import RegistreSqlite
from db.erreurs import VerificationRequise
from tests.db.outils_db import clefs, rouvrir
from tests.db.remplissage import MOMENT


def garder(registre: RegistreSqlite, cle: str, contenu: str, minutes: int = 0) -> None:
    moment = MOMENT + timedelta(minutes=minutes)
    registre.garder_brouillon(cle, contenu, moment=moment)


def test_un_brouillon_se_garde_se_remplace_et_s_oublie(registre: RegistreSqlite):
    assert registre.brouillon("arrivee") is None
    garder(registre, "arrivee", '{"objet": "garantie"}')
    garder(registre, "arrivee", '{"objet": "loyer"}')
    assert registre.brouillon("arrivee") == '{"objet": "loyer"}'
    registre.oublier_brouillon("arrivee")
    registre.oublier_brouillon("arrivee")
    assert registre.brouillon("arrivee") is None


def test_le_dernier_touche_vient_d_abord(registre: RegistreSqlite):
    garder(registre, "arrivee.a", "1")
    garder(registre, "arrivee.b", "2", minutes=1)
    garder(registre, "dossier.c", "3", minutes=2)
    garder(registre, "arrivee.a", "4", minutes=3)
    assert list(registre.brouillons("arrivee.").items()) == [
        ("arrivee.a", "4"),
        ("arrivee.b", "2"),
    ]
    assert list(registre.brouillons()) == ["arrivee.a", "dossier.c", "arrivee.b"]


@pytest.mark.parametrize("debut", ["%", "_", "ARRIVEE", "'", "arrivee.x"])
def test_le_debut_d_une_cle_se_compare_a_la_lettre(registre: RegistreSqlite, debut: str):
    garder(registre, "arrivee.a", "1")
    assert registre.brouillons(debut) == {}


def test_le_journal_ignore_les_brouillons(registre: RegistreSqlite, chemin: Path):
    avant = registre.tete_journal()
    garder(registre, "arrivee", "{}")
    registre.oublier_brouillon("autre")
    assert registre.tete_journal() == avant
    registre.fermer()
    with rouvrir(chemin, clefs(chemin)) as rouvert:
        assert rouvert.brouillon("arrivee") == "{}"
        assert rouvert.tete_journal() == avant


def test_rien_ne_se_garde_avant_le_controle(chemin: Path):
    with rouvrir(chemin, clefs(chemin)) as registre:
        with pytest.raises(VerificationRequise):
            garder(registre, "arrivee", "{}")
        with pytest.raises(VerificationRequise):
            registre.oublier_brouillon("arrivee")
        assert registre.brouillons() == {}


def test_un_brouillon_est_chiffre_comme_le_reste(registre: RegistreSqlite, chemin: Path):
    garder(registre, "arrivee", "Aiguille-dans-la-meule")
    registre.fermer()
    octets = chemin.read_bytes()
    assert b"Aiguille" not in octets
    assert "Aiguille".encode("utf-16-le") not in octets
