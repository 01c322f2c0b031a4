"""What a workstation remembers, whatever its file has become."""

import json
from dataclasses import asdict

import pytest

from desktop_app import preferences
from desktop_app.preferences import Apparence, Preferences

CHOISIES = Preferences(
    registre="/un/registre.sceau",
    copies="/des/copies",
    apparence=Apparence.SOMBRE,
    verrouillage=10,
    taille=150,
    noms_masques=True,
    fenetre=(1366, 700),
)


def fichier(dossier):
    """The only file of the folder."""
    (seul,) = dossier.iterdir()
    return seul


def test_ce_qui_est_retenu_se_relit(tmp_path):
    preferences.ecrire(tmp_path / "neuf", CHOISIES)
    assert preferences.lire(tmp_path / "neuf") == CHOISIES


def test_sans_fichier_les_valeurs_habituelles(tmp_path):
    assert preferences.lire(tmp_path) == Preferences()
    assert preferences.lire(tmp_path / "absent") == Preferences()


@pytest.mark.parametrize("contenu", ["[" * 100_000, '{"a":' * 99, " " * 70_000 + "{}"])
def test_un_fichier_demesure_vaut_aucun_fichier(tmp_path, contenu):
    preferences.ecrire(tmp_path, CHOISIES)
    fichier(tmp_path).write_text(contenu)
    assert preferences.lire(tmp_path) == Preferences()


@pytest.mark.parametrize("contenu", ["", "{", "[]", "null", "3", '"texte"', "\x00", "[1, 2]"])
def test_un_fichier_illisible_vaut_aucun_fichier(tmp_path, contenu):
    preferences.ecrire(tmp_path, CHOISIES)
    fichier(tmp_path).write_text(contenu)
    assert preferences.lire(tmp_path) == Preferences()


@pytest.mark.parametrize(
    ("cle", "valeur"),
    [
        ("registre", 3),
        ("verrouillage", "5"),
        ("verrouillage", True),
        ("taille", 1.5),
        ("noms_masques", "oui"),
        ("apparence", "rose"),
        ("apparence", ["sombre"]),
        ("verrouillage", 0),
        ("taille", -100),
        ("fenetre", [0, 760]),
        ("fenetre", "1280x760"),
        ("fenetre", [1280]),
        ("fenetre", ["a", "b"]),
        ("fenetre", [[], {}]),
        *(("registre", "/"), ("registre", "."), ("registre", "\x00"), ("registre", "\ud800")),
        *(("registre", "x" * 5_000), ("copies", ["x"]), ("copies", "a\x00b"), ("acces", None)),
        *(("verrouillage", 10**400), ("verrouillage", float("inf")), ("verrouillage", 61)),
        *(("taille", float("nan")), ("taille", 10**9), ("noms_masques", 1)),
        *(("fenetre", [10**400, 760]), ("fenetre", [1280, 760, 1]), ("fenetre", [True, True])),
    ],
)
def test_une_valeur_etrange_ne_perd_pas_les_autres(tmp_path, cle, valeur):
    preferences.ecrire(tmp_path, CHOISIES)
    chemin = fichier(tmp_path)
    chemin.write_text(json.dumps({**asdict(CHOISIES), cle: valeur, "inconnue": 1}))
    usuelle = {**asdict(CHOISIES), cle: asdict(Preferences())[cle]}
    assert asdict(preferences.lire(tmp_path)) == usuelle


def test_un_dossier_ou_l_on_ne_peut_ecrire_se_dit_et_ne_perd_rien(tmp_path):
    (tmp_path / "occupe").write_text("un fichier à la place du dossier")
    with pytest.raises(OSError, match="occupe"):
        preferences.ecrire(tmp_path / "occupe", CHOISIES)


def test_une_ecriture_interrompue_ne_laisse_rien(tmp_path):
    preferences.ecrire(tmp_path, CHOISIES)
    reste = tmp_path / f"{fichier(tmp_path).name}.neuf-0123"
    reste.write_text("à moitié")
    preferences.ecrire(tmp_path, Preferences())
    assert not reste.exists()
    assert preferences.lire(tmp_path) == Preferences()
