"""A register is made whole or not at all, and keeps what was put in it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from db import coffre
from db.cles import ParametresKdf
from db.coffre import Fondation
from db.erreurs import CoffreEndommage, CoffreExistant, EcritureImpossible, RetourEnArriere
from db.fichier_cles import chemin_des_cles
from db.migrations import MIGRATIONS, version
from desktop_app.domain.dossier import Numero
from desktop_app.domain.reponse import Cpas
from tests.db.outils_db import KDF, PHRASE, brute, clefs, enregistrer
from tests.db.remplissage import MOMENT


def fondation(kdf: ParametresKdf = KDF, *, exercice: bool = False) -> Fondation:
    return Fondation(
        phrase=PHRASE,
        role="secretariat",
        auteur="Secrétariat",
        moment=MOMENT,
        exercice=exercice,
        kdf=kdf,
    )


def test_creer_ouvrir_inscrire_rouvrir(tmp_path: Path):
    chemin = tmp_path / "registre.sceau"
    registre, mots = coffre.creer(chemin, fondation())
    with registre:
        assert registre.verifie
        dossier = enregistrer(registre)
        tete = registre.tete_journal()
    assert len(mots) == 15
    with coffre.ouvrir(chemin, PHRASE) as registre:
        assert registre.charger(Numero(2026, 1)) == dossier
        assert registre.tete_journal() == tete
        assert [ligne.acte for ligne in registre.historique(Numero(2026, 1))] == ["enregistrer"]


def test_un_registre_neuf_ne_laisse_que_lui_et_ses_cles(tmp_path: Path):
    chemin = tmp_path / "registre.sceau"
    coffre.creer(chemin, fondation())[0].fermer()
    noms = {p.name for p in tmp_path.iterdir()}
    assert noms - {"registre.sceau-journal"} == {"registre.sceau", "registre.sceau.cles"}
    for fichier in tmp_path.iterdir():
        assert stat.S_IMODE(fichier.stat().st_mode) == 0o600


def test_un_registre_existant_n_est_jamais_ecrase(chemin: Path):
    avant = chemin.read_bytes(), chemin_des_cles(chemin).read_bytes()
    with pytest.raises(CoffreExistant):
        coffre.creer(chemin, fondation())
    assert (chemin.read_bytes(), chemin_des_cles(chemin).read_bytes()) == avant


def test_un_fichier_de_cles_orphelin_est_mis_de_cote(tmp_path: Path):
    chemin = tmp_path / "registre.sceau"
    chemin_des_cles(chemin).write_bytes(b"cles d'un registre perdu")
    coffre.creer(chemin, fondation())[0].fermer()
    (ecarte,) = tmp_path.glob("*.orphelin-*")
    assert ecarte.read_bytes() == b"cles d'un registre perdu"


def test_les_restes_d_une_creation_interrompue_sont_balayes(tmp_path: Path):
    chemin = tmp_path / "registre.sceau"
    (tmp_path / "registre.sceau.creation-0badcafe").write_bytes(b"x")
    (tmp_path / "registre.sceau.creation-0badcafe-journal").write_bytes(b"x")
    (tmp_path / "autre.sceau.creation-0badcafe").write_bytes(b"x")
    coffre.creer(chemin, fondation())[0].fermer()
    assert [p.name for p in tmp_path.glob("*.creation-*")] == ["autre.sceau.creation-0badcafe"]


def test_un_dossier_absent_est_une_ecriture_impossible(tmp_path: Path):
    with pytest.raises(EcritureImpossible):
        coffre.creer(tmp_path / "absent" / "registre.sceau", fondation())


def test_une_derivation_faible_est_refusee_avant_tout(tmp_path: Path):
    faible = ParametresKdf(memoire=32 * 1024, passes=1)
    with pytest.raises(CoffreEndommage, match="kdf"):
        coffre.creer(tmp_path / "registre.sceau", fondation(faible))
    assert list(tmp_path.iterdir()) == []


def test_exercice_est_dit_une_fois_pour_toutes(tmp_path: Path):
    chemin = tmp_path / "registre.sceau"
    coffre.creer(chemin, fondation(exercice=True))[0].fermer()
    with coffre.ouvrir(chemin, PHRASE) as registre:
        assert registre.exercice


def test_le_cpas_se_definit_et_se_retrouve(chemin: Path):
    cpas = Cpas(
        nom="CPAS de Sombreffe",
        commune="Sombreffe",
        adresse=("Rue de l'Église, 1", "5140 Sombreffe"),
        president="Zoé D'Hæyer",
        directeur_general="Noël Val-d’Œuvre",
    )
    with coffre.ouvrir(chemin, PHRASE) as registre:
        assert registre.cpas() is None
        registre.verification_complete()
        with registre.transaction():
            registre.definir_cpas(cpas, auteur="Secrétariat", moment=MOMENT)
    with coffre.ouvrir(chemin, PHRASE) as registre:
        assert registre.cpas() == cpas


def test_le_schema_porte_sa_version(chemin: Path):
    with brute(chemin, clefs(chemin)) as connexion:
        assert version(connexion) == len(MIGRATIONS)
        assert connexion.execute("pragma page_size").fetchone() == ("4096",)


def test_l_ancre_suit_le_journal(chemin: Path):
    with coffre.ouvrir(chemin, PHRASE) as registre:
        registre.verification_complete()
        for _ in range(21):
            enregistrer(registre)
        tenue = coffre.lire_cles(chemin).ancre.nombre
        nombre = registre.tete_journal().nombre
        assert nombre - 20 < tenue <= nombre
    assert coffre.lire_cles(chemin).ancre.nombre == nombre


def test_une_copie_ancienne_remise_en_place_est_reconnue(chemin: Path):
    ancienne = chemin.read_bytes()
    with coffre.ouvrir(chemin, PHRASE) as registre:
        registre.verification_complete()
        enregistrer(registre)
    chemin.write_bytes(ancienne)
    with pytest.raises(RetourEnArriere):
        coffre.ouvrir(chemin, PHRASE)
