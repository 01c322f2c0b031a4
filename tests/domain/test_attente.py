"""What each dossier waits for, and that it may be done."""

import itertools

import pytest

from desktop_app.domain.attente import chez, prochain_acte
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.workflow import FINIS, TRANSITIONS, Acte, Chez, Statut

PAIRES = [
    (voie, statut)
    for voie, statut in itertools.product(Voie, Statut)
    if statut not in FINIS and any(depart is statut for depart, _ in TRANSITIONS[voie.parcours])
]


@pytest.mark.parametrize(("voie", "statut"), PAIRES)
def test_le_prochain_acte_est_toujours_permis(voie, statut):
    acte = prochain_acte(voie, statut)
    assert (statut, acte) in TRANSITIONS[voie.parcours]
    assert chez(voie, statut) is not Chez.PERSONNE


@pytest.mark.parametrize("statut", FINIS)
@pytest.mark.parametrize("voie", Voie)
def test_un_dossier_clos_ou_classe_n_attend_rien_de_personne(voie, statut):
    assert prochain_acte(voie, statut) is None
    assert chez(voie, statut) is Chez.PERSONNE


def test_chaque_acte_du_parcours_de_reponse_est_chez_celui_qui_le_fait():
    assert {
        prochain_acte(Voie.EXTERNE, s): chez(Voie.EXTERNE, s) for s in Statut if s not in FINIS
    } == {
        Acte.ANALYSER: Chez.SECRETARIAT,
        Acte.RENDRE_AVIS: Chez.REFERENT,
        Acte.DECIDER: Chez.DIRECTEUR_GENERAL,
        Acte.ETABLIR_LETTRE: Chez.SECRETARIAT,
        Acte.SIGNER: Chez.SIGNATAIRES,
        Acte.ENVOYER: Chez.SECRETARIAT,
        Acte.CLOTURER: Chez.SECRETARIAT,
    }


def test_ce_qui_n_a_pas_de_lettre_se_cloture_au_secretariat():
    for voie in set(Voie) - {Voie.EXTERNE, Voie.URGENCE}:
        assert prochain_acte(voie, Statut.ENREGISTREE) is Acte.CLOTURER
        assert chez(voie, Statut.ENREGISTREE) is Chez.SECRETARIAT


def test_un_danger_attend_que_le_directeur_general_l_ait_vu():
    for statut in (Statut.ENREGISTREE, Statut.ANALYSEE):
        assert prochain_acte(Voie.URGENCE, statut) is Acte.PRENDRE_CONNAISSANCE
        assert chez(Voie.URGENCE, statut) is Chez.DIRECTEUR_GENERAL
