"""``derouler``: whole cases, on a real encrypted register."""

import hashlib
import json

import pytest

from desktop_app.commandes.derouler import derouler_fichier
from desktop_app.content.scenarios import lire_scenario
from tests.commandes.outils import RACINE, SCENARIOS, ecrire, sceau

RACONTES = [c for c in SCENARIOS if "[[actes]]" in c.read_text(encoding="utf-8")]
POLICE = RACINE / "tests" / "scenarios" / "02_police_ecrit.toml"


@pytest.mark.parametrize("chemin", RACONTES, ids=lambda c: c.stem)
def test_chaque_histoire_finit_comme_elle_le_dit(chemin, tmp_path, capsys):
    assert derouler_fichier(chemin, tmp_path) == 0, capsys.readouterr().err


def test_l_histoire_de_la_police(tmp_path, referentiel):
    fini = sceau("derouler", POLICE, "--sortie", tmp_path / "sortie")
    assert fini.returncode == 0, fini.stderr
    sortie = tmp_path / "sortie"
    resultat = json.loads((sortie / "resultat.json").read_text(encoding="utf-8"))
    assert set(resultat) == {"numero", "statut", "actes", "lettres", "evaluation", "journal"}
    assert (resultat["numero"], resultat["statut"]) == ("2026/0001", "envoyee")
    attendus = [a.attendu for a in lire_scenario(POLICE, referentiel).actes]
    assert [acte["resultat"] for acte in resultat["actes"]] == attendus
    assert all(
        bool(acte["raison"]) == (acte["resultat"] == "refuse") for acte in resultat["actes"]
    )
    (lettre,) = resultat["lettres"]
    pdf = (sortie / lettre["fichier"]).read_bytes()
    assert (lettre["fichier"], lettre["genre"]) == ("refus-1.pdf", "refus")
    assert hashlib.sha256(pdf).hexdigest() == lettre["sha256"]
    assert resultat["evaluation"]["proposition"] == "refus"
    # The making of the register, its CPAS, the accepted acts; no row for those refused.
    assert resultat["journal"]["nombre"] == 2 + attendus.count("accepte")
    assert len(resultat["journal"]["tete"]) == 64
    assert {chemin.name for chemin in sortie.iterdir()} == {"refus-1.pdf", "resultat.json"}


def test_le_registre_de_passage_ne_laisse_rien(tmp_path, monkeypatch):
    passage = tmp_path / "passage"
    passage.mkdir()
    monkeypatch.setenv("TMPDIR", str(passage))
    monkeypatch.setenv("TEMP", str(passage))
    assert sceau("derouler", POLICE, "--sortie", tmp_path / "sortie").returncode == 0
    assert list(passage.iterdir()) == []


def test_un_acte_qui_ne_finit_pas_comme_prevu_sort_avec_3(tmp_path):
    chemin = ecrire(
        tmp_path,
        'date = 2026-10-12\n[demande]\ndemandeur = "police"\ncanal = "telephone"\n'
        '[[actes]]\nacte = "enregistrer"\nattendu = "refuse"\n[[actes]]\nacte = "analyser"\n',
    )
    fini = sceau("derouler", chemin, "--sortie", tmp_path / "sortie")
    assert fini.returncode == 3
    assert "actes[0] enregistrer : attendu « refuse », obtenu « accepte »" in fini.stderr
    assert "actes[1] analyser : attendu « accepte », obtenu « refuse » (demande_orale)" in (
        fini.stderr
    )


def test_un_acte_refuse_ne_change_pas_l_evaluation(tmp_path):
    """Nor does its day: the penal text changed between the two."""
    chemin = ecrire(
        tmp_path,
        'date = 2026-08-31\n[demande]\ndemandeur = "police"\n[[actes]]\nacte = "enregistrer"\n'
        '[[actes]]\nacte = "envoyer"\ndate = 2026-09-01\nmode = "courrier"\nattendu = "refuse"\n',
    )
    assert sceau("derouler", chemin, "--sortie", tmp_path / "sortie").returncode == 0
    resultat = json.loads((tmp_path / "sortie" / "resultat.json").read_text(encoding="utf-8"))
    assert resultat["evaluation"]["principe"] == "cp_458"


FAUTES = {
    '[[demande.elements]]\nlibelle = ["a"]\nnature = "sociale"\n[[actes]]\nacte = "decider"\n'
    'auteur = "L"\nsens = "refus"\n': "demande.elements[0].libelle",
    '[[demande.elements]]\nlibelle = "a"\nnature = "sociale"\n[[actes]]\nacte = "decider"\n'
    'auteur = "L"\nsens = "communication"\nelements = [1, "a"]\n': "« a » désigne un élément déjà",
    '[attendu]\nprincipe = "cp_999"\n': "attendu.principe : code inconnu « cp_999 »",
}


@pytest.mark.parametrize("suite", FAUTES)
def test_une_faute_du_fichier_est_dite_avec_les_autres(tmp_path, suite):
    debut = 'date = 2026-10-12\n[demande]\ndemandeur = "police"\nurgent = true\n'
    fini = sceau("evaluer", ecrire(tmp_path, debut + suite))
    assert fini.returncode == 2
    assert FAUTES[suite] in fini.stderr
    assert "clé inconnue : « urgent »" in fini.stderr


def test_un_fichier_fautif_ne_laisse_rien(tmp_path):
    chemin = ecrire(tmp_path, "date = 2026-10-12\n[demande]\nurgent = true\n")
    fini = sceau("derouler", chemin, "--sortie", tmp_path / "sortie")
    assert fini.returncode == 2
    assert "clé inconnue : « urgent »" in fini.stderr
    assert not (tmp_path / "sortie").exists()


def test_sans_acte_il_reste_l_evaluation(tmp_path):
    chemin = RACINE / "tests" / "scenarios" / "03_proprietaire_sans_base.toml"
    assert sceau("derouler", chemin, "--sortie", tmp_path).returncode == 0
    resultat = json.loads((tmp_path / "resultat.json").read_text(encoding="utf-8"))
    assert (resultat["numero"], resultat["statut"], resultat["actes"]) == (None, None, [])
    assert resultat["journal"]["nombre"] == 1


def test_un_cas_ne_laisse_rien_du_precedent(tmp_path):
    assert sceau("derouler", POLICE, "--sortie", tmp_path).returncode == 0
    etranger = ecrire(tmp_path, "un fichier de l’utilisateur", "refus-2.pdf")
    oral = RACINE / "tests" / "scenarios" / "01_police_telephone.toml"
    assert sceau("derouler", oral, "--sortie", tmp_path).returncode == 0
    assert {chemin.name for chemin in tmp_path.iterdir()} == {"resultat.json", etranger.name}


def test_un_fichier_a_la_place_du_dossier_est_dit_en_francais(tmp_path):
    fichier = ecrire(tmp_path, "", "sortie")
    fini = sceau("derouler", POLICE, "--sortie", fichier)
    assert fini.returncode == 1
    assert "un fichier porte déjà le nom de ce dossier" in fini.stderr
