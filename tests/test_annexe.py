"""The door to files that nobody vouches for: odd content is one exception, and costs little."""

import os
from datetime import UTC, datetime

import pytest

from desktop_app import annexe
from desktop_app.annexe import Insolite

PROFOND = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize(
    "octets",
    [
        *(
            b"",
            b"\xff",
            b"[]",
            b"null",
            b"3",
            b'"a"',
            b"{",
            b"{}{}",
            b'{"a": 1,}',
            b"\xef\xbb\xbf{}",
        ),
        *(PROFOND, b'{"a": ' + PROFOND + b"}", b'{"a": ' * 100_000, b'{"a": "' + b"x" * (1 << 20)),
    ],
    ids=lambda octets: repr(octets[:12]),
)
def test_ce_qui_n_est_pas_un_objet_est_insolite(octets):
    with pytest.raises(Insolite):
        annexe.objet(octets)


@pytest.mark.parametrize("texte", ["]" * 50, "[" * 50, '\\"' + "[" * 50, "\\\\"])
def test_ce_qui_est_dans_un_texte_n_est_pas_une_profondeur(texte):
    octets = b'{"chemin": "' + texte.encode() + b'"}'
    assert len(annexe.objet(octets)["chemin"]) >= 1


def test_un_texte_sans_fin_se_lit_d_un_seul_passage():
    """Each quotation mark would be tried against all the others."""
    with pytest.raises(Insolite):
        annexe.objet(b'{"a": ' + b'"\\' * 400_000)


@pytest.mark.parametrize(
    "nombre", ["Infinity", "-Infinity", "NaN", "1e400", "1" + "0" * 400, "9" * 5_000, "-1", "0.5"]
)
def test_un_nombre_impossible_n_en_est_pas_un_et_ne_perd_pas_les_autres(nombre):
    lu = annexe.objet(f'{{"a": {nombre}, "b": 2}}'.encode())
    assert annexe.entier(lu["b"]) == 2
    for lire in (annexe.entier, annexe.moment, annexe.dictionnaire, annexe.booleen):
        with pytest.raises(Insolite):
            lire(lu["a"])
    with pytest.raises(Insolite):
        annexe.liste(lu["a"], 9)


@pytest.mark.parametrize(
    "valeur",
    [
        *("2026-11-25T10:00:00", "2026-11-25", "0001-01-01T00:00:00+23:59", "demain", "", None, 3),
        *("9999-12-31T23:59:59-23:59", "1999-12-31T23:59:59+00:00", "2200-01-01T00:00:00+00:00"),
        *(["2026-11-25T10:00:00+00:00"], True, "2026-11-25T10:00:00+00:00" + " " * 99, "\x00"),
    ],
)
def test_un_moment_a_un_fuseau_et_un_age_raisonnable(valeur):
    with pytest.raises(Insolite):
        annexe.moment(valeur)


def test_un_moment_est_en_utc():
    assert annexe.moment("2026-11-25T10:00:00+01:00") == datetime(2026, 11, 25, 9, tzinfo=UTC)
    assert annexe.moment("2026-11-25T10:00:00+01:00").tzinfo is UTC


@pytest.mark.parametrize("valeur", [True, 1.0, "1", None, [], -1, 11])
def test_un_entier_n_est_rien_d_autre_et_a_des_bornes(valeur):
    with pytest.raises(Insolite):
        annexe.entier(valeur, 10)


@pytest.mark.parametrize("valeur", ["\x00", "a\ud800", "x" * 11, None, 3, ["a"]])
def test_un_texte_peut_s_ecrire_partout(valeur):
    with pytest.raises(Insolite):
        annexe.texte(valeur, 10)


@pytest.mark.parametrize("valeur", ["", "0", "zz", "AB", "00 00", "0000000000", "ⅷⅷ"])
def test_des_octets_s_ecrivent_comme_le_programme_les_ecrit(valeur):
    with pytest.raises(Insolite):
        annexe.hexadecimal(valeur, 4)


@pytest.mark.parametrize("mot", ["", "-1", "1e3", "٣", "9" * 19, "1_0"])
def test_des_chiffres_font_un_nombre(mot):
    with pytest.raises(Insolite):
        annexe.nombre(mot)


def test_un_fichier_trop_long_n_est_pas_lu_en_entier(tmp_path):
    """A file of four gibibytes, which takes no room on the disk."""
    fichier = tmp_path / "creux"
    with fichier.open("wb") as ouvert:
        ouvert.truncate(4 << 30)
    with pytest.raises(Insolite):
        annexe.lire(fichier, 1_000)


def test_un_tube_ne_fait_pas_attendre(tmp_path):
    os.mkfifo(tmp_path / "tube")
    with pytest.raises(OSError, match="no regular file"):
        annexe.lire(tmp_path / "tube")


def test_ce_qui_n_est_pas_un_fichier_n_est_pas_la(tmp_path):
    (tmp_path / "boucle").symlink_to(tmp_path / "boucle")
    for absent in (tmp_path, tmp_path / "absent", tmp_path / "boucle"):
        with pytest.raises(OSError, match=str(absent.name)):
            annexe.lire(absent)
