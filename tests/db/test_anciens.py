"""Every schema ever released opens, and a migration is one step or none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from db import coffre, migrations, moteur
from db.fichier_cles import chemin_des_cles
from db.moteur import Base
from desktop_app.domain.dossier import Numero
from desktop_app.domain.workflow import Statut
from tests.db.outils_db import PHRASE

ANCIENS = Path(__file__).resolve().parents[1] / "anciens"
PHRASE_ANCIENNE = "phrase de l’exemple ancien"
VERSIONS = sorted(p.name for p in ANCIENS.iterdir() if p.is_dir())


@pytest.mark.parametrize("version", VERSIONS)
def test_un_registre_ancien_s_ouvre_et_se_continue(version: str, tmp_path: Path):
    source, copie = ANCIENS / version / "registre.sceau", tmp_path / "registre.sceau"
    shutil.copy(source, copie)
    shutil.copy(chemin_des_cles(source), chemin_des_cles(copie))
    with coffre.ouvrir(copie, PHRASE_ANCIENNE) as registre:
        registre.verification_complete()
        assert registre.exercice
        assert registre.cpas() is not None
        premier = registre.charger(Numero(2026, 1))
        assert premier.statut is Statut.CLOTUREE
        assert registre.pdf(premier.numero).startswith(b"%PDF-")
        (piece,) = registre.pieces(premier.numero)
        assert len(registre.contenu_piece(piece.id)) == piece.taille
        assert [ligne.numero.rang for ligne in registre.rechercher("haeyer")] == [7]


def schema(chemin: Path, phrase: str) -> list[tuple[str, str]]:
    """Every table, index and trigger of a register, as it was declared."""
    with coffre.ouvrir(chemin, phrase) as registre:
        return registre._lien.lire("select name, sql from sqlite_master order by name")


def test_le_dernier_exemple_a_les_tables_d_un_registre_neuf(tmp_path: Path, chemin: Path):
    source, copie = ANCIENS / VERSIONS[-1] / "registre.sceau", tmp_path / "ancien.sceau"
    shutil.copy(source, copie)
    shutil.copy(chemin_des_cles(source), chemin_des_cles(copie))
    assert schema(copie, PHRASE_ANCIENNE) == schema(chemin, PHRASE)


def test_chaque_version_a_son_exemple():
    assert [f"v{n}" for n in range(1, len(migrations.MIGRATIONS) + 1)] == VERSIONS


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
    assert migrations.version(connexion) == 2
    assert colonnes == ["cle", "valeur", "note"]
    connexion.close()
