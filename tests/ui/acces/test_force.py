"""How hard a passphrase is to guess, in words."""

from datetime import timedelta

import pytest

from desktop_app.ui.acces.force import peser
from desktop_app.ui.demarrage.delai import Delai

MAISON = ("CPAS de Val-d’Œuvre", "Val-d’Œuvre", "Anne Lemaire", "Paul Durand")


@pytest.mark.parametrize(
    ("phrase", "conseil"),
    [
        ("girafe tub", "Encore 2 caractères au moins."),
        ("girafe tuba", "Encore 1 caractère au moins."),
        ("aaaaaaaaaaaaaaaa", "Évitez ce qui se répète."),
        ("abcdefghijklmnop", "Évitez les suites comme"),
        ("Val-d'Oeuvre 2026", "Évitez les dates et les années."),
        ("anne lemaire", "Évitez le nom du centre, de la commune ou d’une personne."),
        ("valdoeuvrecpas", "Évitez le nom du centre, de la commune ou d’une personne."),
        ("motdepassebonjour", "Les mots courants se devinent"),
    ],
)
def test_une_phrase_facile_ne_suffit_pas_et_dit_pourquoi(phrase, conseil):
    force = peser(phrase, MAISON)
    assert not force.suffit
    assert conseil in force.conseil


def test_quatre_mots_sans_lien_suffisent():
    force = peser("girafe tuba moquette orage", MAISON)
    assert force.suffit
    assert force.mot in ("bonne", "très bonne")
    assert force.conseil == ""


def test_une_phrase_vide_ou_tres_longue_se_pese():
    assert not peser("", ()).suffit
    assert peser("girafe tuba moquette orage " * 50, ()).suffit


def test_les_delais_doublent_jusqu_a_une_minute(horloge):
    delai, attendus = Delai(horloge), []
    for _ in range(10):
        delai.manquer()
        attendus.append(delai.reste())
    assert attendus == [0, 0, 2, 4, 8, 16, 32, 60, 60, 60]


def test_une_horloge_reculee_n_allonge_pas_l_attente(horloge):
    delai = Delai(horloge)
    for _ in range(4):
        delai.manquer()
    horloge.avancer(days=-1)
    assert delai.reste() == 4


def test_un_essai_date_de_demain_ne_fait_pas_attendre_jusque_la(horloge):
    """The clock was ahead when the passphrase was refused, and is right again."""
    demain = horloge() + timedelta(days=400)
    delai = Delai(horloge, (demain,) * 40)
    assert delai.reste() == 60
    horloge.avancer(seconds=59)
    assert delai.reste() == 1
    horloge.avancer(seconds=1)
    assert delai.reste() == 0


def test_fermer_le_programme_ne_rend_aucun_essai(horloge):
    debut = horloge()
    deja = tuple(debut + timedelta(seconds=n) for n in range(5))
    assert Delai(lambda: deja[-1], deja).reste() == 8
    assert Delai(lambda: deja[-1] + timedelta(minutes=1), deja).reste() == 0
    assert Delai(lambda: deja[2], deja[:3]).reste() == 2
    assert Delai(horloge).reste() == 0
