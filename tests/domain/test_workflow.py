"""Every pair of state and act: listed and open, or refused with a reason."""

import itertools

import pytest

from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.workflow import TRANSITIONS, Acte, Parcours, Statut, statut_suivant

TOUTES = list(itertools.product(Parcours, [None, *Statut], Acte))


@pytest.mark.parametrize(("parcours", "statut", "acte"), TOUTES)
def test_une_paire_absente_de_la_table_est_refusee(parcours, statut, acte, textes):
    suivant = TRANSITIONS[parcours].get((statut, acte))
    if suivant is not None:
        assert statut_suivant(parcours, statut, acte) is suivant
        return
    with pytest.raises(ErreurMetier) as refus:
        statut_suivant(parcours, statut, acte)
    assert textes.raison(refus.value)


def test_une_demande_orale_ne_connait_que_deux_actes():
    assert {acte for _, acte in TRANSITIONS[Parcours.CONSIGNATION]} == {
        Acte.ENREGISTRER,
        Acte.CLOTURER,
    }


def test_aucune_lettre_hors_du_parcours_de_reponse():
    for parcours in (Parcours.CONSIGNATION, Parcours.ACCOMPAGNEMENT):
        assert Statut.LETTRE_ETABLIE not in TRANSITIONS[parcours].values()


def test_la_table_ne_se_modifie_pas():
    with pytest.raises(TypeError):
        TRANSITIONS[Parcours.REPONSE][(None, Acte.ENVOYER)] = Statut.ENVOYEE


@pytest.mark.parametrize(
    ("parcours", "statut", "acte", "code"),
    [
        (Parcours.REPONSE, None, Acte.ANALYSER, "demande_non_enregistree"),
        (Parcours.REPONSE, Statut.ENREGISTREE, Acte.DECIDER, "avis_manquant"),
        (Parcours.REPONSE, Statut.ANALYSEE, Acte.ETABLIR_LETTRE, "decision_manquante"),
        (Parcours.REPONSE, Statut.LETTRE_ETABLIE, Acte.ENVOYER, "signatures_manquantes"),
        (Parcours.REPONSE, Statut.DECIDEE, Acte.ANALYSER, "acte_deja_fait"),
        (Parcours.REPONSE, Statut.ENREGISTREE, Acte.CLOTURER, "reponse_non_envoyee"),
        (Parcours.REPONSE, Statut.CLOTUREE, Acte.ENVOYER, "dossier_cloture"),
        (Parcours.CONSIGNATION, Statut.ENREGISTREE, Acte.ANALYSER, "demande_orale"),
        (Parcours.ACCOMPAGNEMENT, Statut.ANALYSEE, Acte.RENDRE_AVIS, "sans_lettre"),
    ],
)
def test_le_refus_dit_ce_qui_manque(parcours, statut, acte, code):
    with pytest.raises(ErreurMetier) as refus:
        statut_suivant(parcours, statut, acte)
    assert refus.value.code == code
