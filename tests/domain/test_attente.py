"""What each dossier waits for, and that it may be done."""

import itertools

import pytest

from desktop_app.domain.attente import chez, prochain_acte
from desktop_app.domain.workflow import FINIS, TRANSITIONS, Acte, Chez, Parcours, Statut

PAIRES = [
    (parcours, statut)
    for parcours, statut in itertools.product(Parcours, Statut)
    if statut not in FINIS and any(depart is statut for depart, _ in TRANSITIONS[parcours])
]


@pytest.mark.parametrize(("parcours", "statut"), PAIRES)
def test_le_prochain_acte_est_toujours_permis(parcours, statut):
    acte = prochain_acte(parcours, statut)
    assert (statut, acte) in TRANSITIONS[parcours]
    assert chez(parcours, statut) is not Chez.PERSONNE


@pytest.mark.parametrize("statut", FINIS)
@pytest.mark.parametrize("parcours", Parcours)
def test_un_dossier_clos_ou_classe_n_attend_rien_de_personne(parcours, statut):
    assert prochain_acte(parcours, statut) is None
    assert chez(parcours, statut) is Chez.PERSONNE


def test_chaque_acte_du_parcours_de_reponse_est_chez_celui_qui_le_fait():
    assert {
        prochain_acte(Parcours.REPONSE, s): chez(Parcours.REPONSE, s)
        for s in Statut
        if s not in FINIS
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
    for parcours in (Parcours.CONSIGNATION, Parcours.ACCOMPAGNEMENT):
        assert prochain_acte(parcours, Statut.ENREGISTREE) is Acte.CLOTURER
        assert chez(parcours, Statut.ENREGISTREE) is Chez.SECRETARIAT
