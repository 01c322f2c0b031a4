"""Every schema ever released opens, and a migration is one step or none."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from pathlib import Path

import pytest

from db import coffre, migrations, moteur
from db.erreurs import EcritureImpossible
from db.fichier_cles import chemin_des_cles
from db.moteur import Base
from db.parties import VERSION
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.vues import Filtre
from desktop_app.domain.dossier import Numero
from desktop_app.domain.workflow import Statut
from tests.db.outils_db import PHRASE, enregistrer
from tests.db.remplissage import etapes

ANCIENS = Path(__file__).resolve().parents[1] / "anciens"
PHRASE_ANCIENNE = "phrase de l’exemple ancien"
EMPREINTE_V1 = "f1babfa349e7f42448bd88719edeeeef27ba1342de502208dfc83ec662b02cbb"
STATUTS = ANCIENS / "statuts"
VERSIONS = sorted(p.name for p in ANCIENS.glob("v*"))
DERNIERE = STATUTS / f"v{VERSION}"


def copier(version: str, dossier: Path, parmi: Path = ANCIENS) -> Path:
    """A copy of a register of that version."""
    source, copie = parmi / version / "registre.sceau", dossier / "ancien.sceau"
    shutil.copy(source, copie)
    shutil.copy(chemin_des_cles(source), chemin_des_cles(copie))
    return copie


@pytest.mark.parametrize("version", VERSIONS)
def test_un_registre_ancien_s_ouvre_et_se_lit(version: str, tmp_path: Path):
    copie = copier(version, tmp_path)
    with coffre.ouvrir(copie, PHRASE_ANCIENNE) as registre:
        registre.verification_complete()
        assert registre.exercice
        assert registre.cpas() is not None
        premier = registre.charger(Numero(2026, 1))
        assert premier.statut is Statut.CLOTUREE
        assert registre.pdf(premier.numero).startswith(b"%PDF-")
        (piece,) = registre.pieces(premier.numero)
        assert len(registre.contenu_piece(piece.id)) == piece.taille
        assert [li.numero.rang for li in registre.page(filtre=Filtre(mots="haeyer"))] == [7]


@pytest.mark.parametrize("version", VERSIONS)
def test_un_registre_ancien_se_continue(version: str, tmp_path: Path):
    copie = copier(version, tmp_path)
    with coffre.ouvrir(copie, PHRASE_ANCIENNE) as registre:
        registre.verification_complete()
        faites = registre.tete_journal().nombre
        dossier = enregistrer(registre)
        suite = list(etapes(dossier, b"%PDF-1.7 lettre"))
        for acte in suite:
            with registre.transaction():
                registre.inscrire(acte)
    # Opening reads the whole journal again, with the rows of both versions.
    with coffre.ouvrir(copie, PHRASE_ANCIENNE) as rouvert:
        assert rouvert.tete_journal().nombre == faites + 1 + len(suite)
        assert rouvert.charger(dossier.numero) == suite[-1].dossier


@pytest.mark.parametrize("version", VERSIONS)
def test_la_migration_n_efface_rien_du_journal(version: str, tmp_path: Path):
    copie = copier(version, tmp_path)
    ancre = coffre.lire_cles(copie).ancre
    with coffre.ouvrir(copie, PHRASE_ANCIENNE) as registre:
        tete = registre.tete_journal()
        assert (tete.nombre, tete.tete) == (ancre.nombre, ancre.tete)


@pytest.mark.parametrize("version", VERSIONS)
def test_un_registre_ancien_altere_n_est_pas_mis_a_jour(version: str, tmp_path: Path):
    copie = copier(version, tmp_path)
    octets = bytearray(copie.read_bytes())
    octets[len(octets) // 2] ^= 1
    copie.write_bytes(octets)
    with pytest.raises(ErreurCoffre):
        coffre.ouvrir(copie, PHRASE_ANCIENNE).verification_complete()
    assert copie.read_bytes() == octets


def test_les_exemples_publies_ne_changent_pas():
    """A register that was shipped is kept as it was, to the byte."""
    octets = (ANCIENS / "v1" / "registre.sceau").read_bytes()
    assert hashlib.sha256(octets).hexdigest() == EMPREINTE_V1


def schema(chemin: Path, phrase: str) -> list[tuple[str, str]]:
    """Every table, index and trigger of a register, as it was declared."""
    with coffre.ouvrir(chemin, phrase) as registre:
        return registre._lien.lire("select name, sql from sqlite_master order by name")


def test_le_dernier_exemple_a_les_tables_d_un_registre_neuf(tmp_path: Path, chemin: Path):
    copie = copier(DERNIERE.name, tmp_path, STATUTS)
    assert schema(copie, PHRASE_ANCIENNE) == schema(chemin, PHRASE)


def test_chaque_version_a_son_exemple():
    exemples = {p.name for p in (*ANCIENS.glob("v*"), *STATUTS.glob("v*"))}
    assert exemples == {f"v{n}" for n in range(1, VERSION + 1)}


def _ajouter_une_colonne(base: Base) -> None:
    base["parametres"].add_column("note", str)


def _echouer(base: Base) -> None:
    base["parametres"].add_column("autre", str)
    base.execute("select * from absente")


def test_une_migration_est_faite_en_entier_ou_pas_du_tout():
    connexion = moteur.connecter(":memory:")
    connexion.execute("pragma key = 'x'")
    migrations.migrer(connexion)
    etapes = (*migrations.MIGRATIONS, _ajouter_une_colonne, _echouer)
    with pytest.raises(moteur.Erreur):
        migrations.migrer(connexion, etapes)
    colonnes = [ligne[1] for ligne in connexion.execute("pragma table_info(parametres)")]
    assert migrations.version(connexion) == VERSION
    assert colonnes == ["cle", "valeur"]
    migrations.migrer(connexion, etapes[:-1])
    assert migrations.version(connexion) == VERSION + 1
    connexion.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_ce_qu_il_etait_reste_a_cote(version: str, tmp_path: Path):
    copie = copier(version, tmp_path)
    with coffre.ouvrir(copie, PHRASE_ANCIENNE) as registre:
        dossiers = registre.compter()
    gardee = copie.with_name(f"{copie.name}.avant-{version}")
    assert {f.name for f in tmp_path.iterdir() if f.stat().st_size} == {
        *(copie.name, chemin_des_cles(copie).name),
        *(gardee.name, chemin_des_cles(gardee).name),
    }
    with coffre.ouvrir(gardee, PHRASE_ANCIENNE) as registre:
        assert registre.compter() == dossiers


def test_sans_place_pour_cette_copie_rien_n_est_mis_a_jour(tmp_path: Path, monkeypatch):
    copie = copier("v2", tmp_path)
    avant = copie.read_bytes()

    def refuser(*_: object) -> None:
        raise OSError(errno.ENOSPC, "plein")

    monkeypatch.setattr(os, "replace", refuser)
    with pytest.raises(ErreurCoffre):
        coffre.ouvrir(copie, PHRASE_ANCIENNE)
    monkeypatch.undo()
    assert copie.read_bytes() == avant
    assert len([f for f in tmp_path.iterdir() if f.stat().st_size]) == 2


def test_ce_que_le_moteur_a_annule_n_est_pas_continue():
    """A disk that refuses makes the engine undo all; what comes next must not be kept alone."""

    def etape(base: Base) -> None:
        base.execute("create table avant (a)")
        base.execute("rollback")
        base.execute("create table apres (a)")

    connexion = moteur.connecter(":memory:")
    with pytest.raises(EcritureImpossible, match="annulee"):
        migrations.migrer(connexion, [etape])
    assert connexion.execute("select count(*) from sqlite_schema").fetchone() == (0,)
    assert migrations.version(connexion) == 0
    connexion.close()
