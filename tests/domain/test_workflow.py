"""Every pair of state and act: listed and open, or refused with a reason."""

import itertools

import pytest

from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.workflow import FINIS, TRANSITIONS, Acte, Parcours, Statut, statut_suivant

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


def test_une_demande_orale_n_avance_que_par_deux_actes():
    ailleurs = {
        a for (depart, a), ou in TRANSITIONS[Parcours.CONSIGNATION].items() if depart != ou
    }
    assert ailleurs == {Acte.ENREGISTRER, Acte.CLOTURER}


@pytest.mark.parametrize("acte", [Acte.NOTER, Acte.RETIRER_ACCORD])
def test_une_note_et_un_retrait_sont_possibles_partout(acte):
    for table in TRANSITIONS.values():
        statuts = {ou for ou in (*table.values(), *(d for d, _ in table)) if ou is not None}
        assert {table.get((statut, acte)) for statut in statuts} == statuts


ISSUES = [
    (Acte.TRANSMETTRE, {Statut.ENREGISTREE, Statut.ANALYSEE}),
    (Acte.CLASSER, {s for s in Statut if s not in {Statut.ENVOYEE, *FINIS}}),
    (
        Acte.ROUVRIR,
        {s for s in Statut if s not in {Statut.ENREGISTREE, Statut.ENVOYEE, Statut.CLOTUREE}},
    ),
    (Acte.REFAIRE_LETTRE, {Statut.LETTRE_ETABLIE, Statut.SIGNEE}),
    (Acte.RECTIFIER, {Statut.ENVOYEE, Statut.CLOTUREE}),
]


@pytest.mark.parametrize(("acte", "departs"), ISSUES)
def test_une_issue_s_ouvre_la_et_nulle_part_ailleurs(acte, departs):
    assert {d for d, a in TRANSITIONS[Parcours.REPONSE] if a is acte} == departs
    assert acte not in {a for _, a in TRANSITIONS[Parcours.CONSIGNATION]}


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
        (Parcours.REPONSE, Statut.CLASSEE, Acte.DECIDER, "dossier_classe"),
        (Parcours.REPONSE, Statut.ENVOYEE, Acte.CLASSER, "reponse_partie"),
        (Parcours.REPONSE, Statut.ENVOYEE, Acte.ROUVRIR, "reponse_partie"),
        (Parcours.REPONSE, Statut.ENVOYEE, Acte.REFAIRE_LETTRE, "reponse_partie"),
        (Parcours.REPONSE, Statut.ENREGISTREE, Acte.ROUVRIR, "rien_a_rouvrir"),
        (Parcours.REPONSE, Statut.DECIDEE, Acte.REFAIRE_LETTRE, "rien_a_refaire"),
        (Parcours.REPONSE, Statut.SIGNEE, Acte.RECTIFIER, "reponse_non_envoyee"),
        (Parcours.REPONSE, Statut.AVIS_RENDU, Acte.TRANSMETTRE, "avis_deja_rendu"),
        (Parcours.CONSIGNATION, Statut.ENREGISTREE, Acte.CLASSER, "demande_orale"),
        (Parcours.ACCOMPAGNEMENT, Statut.ENREGISTREE, Acte.CLASSER, "sans_lettre"),
        (Parcours.CONSIGNATION, Statut.ENREGISTREE, Acte.ANALYSER, "demande_orale"),
        (Parcours.ACCOMPAGNEMENT, Statut.ANALYSEE, Acte.RENDRE_AVIS, "sans_lettre"),
    ],
)
def test_le_refus_dit_ce_qui_manque(parcours, statut, acte, code):
    with pytest.raises(ErreurMetier) as refus:
        statut_suivant(parcours, statut, acte)
    assert refus.value.code == code
