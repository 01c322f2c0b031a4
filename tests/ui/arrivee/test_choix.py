"""« Que recevez-vous ? »: every way in, by mouse and by keyboard, and the way back."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.arrivee.gestes import choisir, lus, repondre, taper

CHEMINS = {
    "1": "Un écrit",
    "2": "Un appel ou une visite",
    "3": "Que vous montre-t-on\u00a0?",
    "4": "Qui demande, au sein du CPAS\u00a0?",
    "5": "La personne elle-même",
    "6": "Danger grave et imminent",
}


@pytest.mark.parametrize(("touche", "titre"), CHEMINS.items())
def test_un_chiffre_choisit(qtbot, ecran, touche, titre):
    taper(qtbot, touche)
    assert ecran.volet.titre == titre


@pytest.mark.parametrize(("touche", "titre"), list(zip("&é\"'(§", CHEMINS.values(), strict=True)))
def test_sur_un_clavier_belge_le_chiffre_se_tape_sans_majuscule(qtbot, ecran, touche, titre):
    taper(qtbot, touche)
    assert ecran.volet.titre == titre


def test_le_danger_est_a_part_et_a_une_forme(ecran):
    grave = [b for b in ecran.volet.boutons if b.choix.danger]
    assert [b.choix.titre for b in grave] == ["Danger grave et imminent"]
    assert grave[0].property("allure") == "choix-danger"
    assert grave[0].choix.icone == "danger"


def test_chaque_choix_dit_son_aide_au_lecteur_d_ecran(ecran):
    for rang, bouton in enumerate(ecran.volet.boutons, 1):
        assert bouton.accessibleName() == bouton.choix.titre
        assert bouton.accessibleDescription() == f"{bouton.choix.aide} Touche {rang}."


def test_echap_recule_pas_a_pas_puis_rend_la_main(qtbot, ecran):
    taper(qtbot, "3")
    taper(qtbot, "1")
    assert ecran.volet.titre == "Saisie ou perquisition"
    taper(qtbot, Qt.Key.Key_Escape)
    taper(qtbot, Qt.Key.Key_Escape)
    assert ecran.volet.titre == "Que recevez-vous\u00a0?"
    with qtbot.waitSignal(ecran.retour):
        taper(qtbot, Qt.Key.Key_Escape)


def test_une_saisie_quittee_est_reprise_et_se_recommence(qtbot, horloge, montrer):
    ecran = montrer()
    choisir(qtbot, ecran, "Un appel ou une visite")
    repondre(ecran, consigne__demande=["est-elle chez vous ?"])
    horloge.avancer(hours=2, minutes=32)
    taper(qtbot, Qt.Key.Key_Escape)

    reprise = montrer()
    choisir(qtbot, reprise, "Un appel ou une visite")
    assert "Saisie reprise du 12/10 à 11:32" in lus(reprise)
    assert reprise.volet.formulaire.reponses()["consigne.demande"] == ["est-elle chez vous ?"]

    reprise.volet._recommencer.click()
    assert reprise.volet.formulaire.reponses()["consigne.demande"] == []
    assert "Saisie reprise" not in lus(reprise)
    assert reprise.volet.brouillon.reprendre() == {}


def test_un_verrou_garde_la_saisie(qtbot, session, montrer):
    ecran = montrer()
    choisir(qtbot, ecran, "Un écrit")
    repondre(ecran, correspondant__nom="Étude V.")
    ecran.garder()
    assert "Étude V." in session.registre.brouillon("arrivee/ecrit")


def test_une_saisie_intacte_ne_laisse_rien(qtbot, session, montrer):
    montrer()
    taper(qtbot, "2")
    taper(qtbot, Qt.Key.Key_Escape)
    assert session.registre.brouillons() == {}
