"""Closed dossiers are erased with the archives' authorisation, and with nothing less."""

from __future__ import annotations

from datetime import date

import pytest

from db import coffre
from desktop_app.application.cloturer import cloturer
from desktop_app.application.eliminer import eliminables
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.domain.comptes import Role
from desktop_app.domain.demande import Canal, Demande
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.ui.guide import Guide
from desktop_app.ui.reglages.ecran import EcranReglages
from desktop_app.ui.reglages.elimination import fiche
from tests.db.outils_db import PHRASE
from tests.ui.conftest import MOMENT

NOM = "Quertinmont"


@pytest.fixture
def clos(session):
    """An oral request about somebody, closed; another one is open."""
    contexte, referentiel = session.contexte(), session.contenu.referentiel
    arrivee = Arrivee(
        demande=Demande(demandeur="police", canal=Canal.TELEPHONE),
        personne=Personne(nom=NOM, prenom="Zoé"),
        correspondant=Correspondant(nom=NOM),
    )
    numero = enregistrer(contexte, arrivee, referentiel).numero
    enregistrer(contexte, arrivee, referentiel)
    cloturer(contexte, numero)
    return numero


@pytest.fixture
def ecran(qtbot, session, clos):  # noqa: ARG001 - what there is to erase
    """The settings."""
    ecran = EcranReglages(session)
    qtbot.addWidget(ecran)
    ecran.resize(1100, 900)
    ecran.show()
    return ecran


def remplir(guide, nombre="1"):
    guide.ecrire("Référence de leur autorisation", "AGR 2026/77")
    guide.ecrire("Date de leur autorisation", "1/10/2026")
    guide.ecrire("Pour confirmer, tapez le nombre de dossiers", nombre)


def test_la_secretaire_qui_travaille_seule_elimine_ce_que_les_archives_ont_permis(
    qtbot, ecran, chemin, clos
):
    guide = Guide(ecran)
    guide.ecrire("Reçus au plus tard le", "31/12/2026")
    guide.cliquer("Dresser la liste")
    assert guide.voit(f"1 dossier : {clos}.")
    assert guide.voit("Les copies faites jusqu’ici contiennent encore ces dossiers")
    remplir(guide)
    with qtbot.waitSignal(ecran.referme) as dit:
        guide.cliquer("Éliminer ces dossiers")
    assert dit.args[0].startswith("Dossiers éliminés\u00a0: 1.")
    with coffre.ouvrir(chemin, PHRASE) as rouvert:
        assert [ligne.numero.rang for ligne in rouvert.page()] == [2]
        assert rouvert.journal(taille=1)[0].acte == "eliminer"


@pytest.mark.parametrize(
    ("geste", "refus"),
    [
        (lambda _: None, "Recopiez la référence de leur lettre."),
        (lambda g: g.ecrire("Référence de leur autorisation", "AGR"), "Cette date n’est pas"),
        (lambda g: remplir(g, "2"), "Pour confirmer, tapez le nombre de dossiers : 1."),
    ],
)
def test_rien_ne_part_sans_autorisation_recopiee_et_nombre_tape(ecran, session, geste, refus):
    guide = Guide(ecran)
    guide.ecrire("Reçus au plus tard le", "31/12/2026")
    guide.cliquer("Dresser la liste")
    geste(guide)
    guide.cliquer("Éliminer ces dossiers")
    assert guide.voit(refus)
    assert session.registre.compter() == 2


def test_une_date_mal_ecrite_ou_sans_dossier_le_dit(ecran):
    guide = Guide(ecran)
    for ecrite, phrase in (("hier matin", "Cette date n’est pas"), ("1/1/2020", "Aucun dossier")):
        guide.ecrire("Reçus au plus tard le", ecrite)
        guide.cliquer("Dresser la liste")
        assert guide.voit(phrase)


def test_la_liste_pour_les_archives_ne_nomme_personne(session, clos):
    trouves = eliminables(session.registre, date(2026, 12, 31))
    assert [ligne.numero for ligne in trouves] == [clos]
    imprimee = repr(fiche(trouves, date(2026, 12, 31), session).rangees)
    assert str(clos) in imprimee
    assert NOM not in imprimee


def test_des_que_le_directeur_general_est_la_lui_seul_elimine(qtbot, session):
    session.registre.comptes.ajouter(
        "Anne", Role.DIRECTEUR_GENERAL, "phrase de la directrice", moment=MOMENT
    )
    ecran = EcranReglages(session)
    qtbot.addWidget(ecran)
    guide = Guide(ecran)
    ecran.show()
    assert guide.voit("Seul le directeur général élimine des dossiers")
    assert not guide.voit("Dresser la liste")
