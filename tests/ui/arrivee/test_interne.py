"""A colleague needs five conditions; a councillor gets no copy."""

import pytest

from desktop_app.domain.evaluation import Manquement, Proposition, Voie
from desktop_app.domain.workflow import Statut
from tests.ui.arrivee.gestes import PREMIER, achever, choisir, cliquer, finir, lus, repondre, voir

COLLEGUE = ("La demande d’un collègue ou d’un conseiller", "Un collègue")
CONSEILLER = (COLLEGUE[0], "Un conseiller de l’action sociale")
CONDITIONS = {
    "interne__tenu_au_secret": True,
    "interne__meme_mission": True,
    "interne__strictement_necessaire": True,
    "interne__interet_du_beneficiaire": True,
    "interne__beneficiaire_informe": True,
}


def test_les_cinq_conditions_reunies_le_partage_est_possible(qtbot, session, ecran):
    choisir(qtbot, ecran, *COLLEGUE)
    assert "5 conditions à examiner" in lus(ecran)
    repondre(ecran, correspondant__nom="B. N.", consigne__elements=["l’adresse"], **CONDITIONS)
    voir(qtbot, ecran, "le partage est possible")
    cliquer(qtbot, ecran.volet.consigner)
    dossier = session.registre.charger(PREMIER)
    assert dossier.voie is Voie.INTERNE
    assert dossier.statut is Statut.ANALYSEE
    assert dossier.analyse.evaluation.proposition is Proposition.PARTAGE_POSSIBLE
    assert "l’adresse" in dossier.notes[0].texte
    achever(
        ecran,
        remise__verifie_par="M. A.",
        remise__parti=True,
        remise__elements=["l’adresse"],
    )
    finir(qtbot, ecran)
    assert session.registre.charger(PREMIER).statut is Statut.ANALYSEE
    achever(ecran, remise__information="le 1er octobre, par écrit")
    finir(qtbot, ecran)
    clos = session.registre.charger(PREMIER)
    assert clos.statut is Statut.CLOTUREE
    assert clos.remises[0].information == "le 1er octobre, par écrit"
    assert clos.remises[0].elements == ("l’adresse",)


def test_une_condition_manque_et_sa_phrase_le_dit(qtbot, session, ecran):
    choisir(qtbot, ecran, *COLLEGUE)
    repondre(
        ecran,
        correspondant__nom="B. N.",
        **{**CONDITIONS, "interne__beneficiaire_informe": False},
    )
    voir(qtbot, ecran.volet.verdict, "La personne n’a pas été informée du partage.")
    voir(qtbot, ecran.volet.verdict, "il faut à tout le moins informer le bénéficiaire")
    cliquer(qtbot, ecran.volet.consigner)
    evaluation = session.registre.charger(PREMIER).analyse.evaluation
    assert evaluation.proposition is Proposition.REFUS
    assert evaluation.manquements == (Manquement.BENEFICIAIRE_INFORME,)


def test_un_non_suffit_a_le_dire_avant_les_autres_reponses(qtbot, ecran):
    choisir(qtbot, ecran, *COLLEGUE)
    repondre(ecran, interne__meme_mission=False)
    voir(qtbot, ecran.volet.verdict, "Les deux personnes n’ont pas la même mission.")


def test_une_condition_sans_reponse_n_est_pas_enregistree(qtbot, session, ecran):
    choisir(qtbot, ecran, *COLLEGUE)
    reponses = dict(CONDITIONS)
    del reponses["interne__meme_mission"]
    repondre(ecran, correspondant__nom="B. N.", **reponses)
    cliquer(qtbot, ecran.volet.consigner)
    assert session.registre.compter() == 0


def test_un_conseiller_consulte_sur_place(qtbot, session, ecran):
    choisir(qtbot, ecran, *CONSEILLER)
    assert "et ce même s'il s'agit du bénéficiaire lui-même" in lus(ecran)
    repondre(ecran, correspondant__nom="Mme C.", interne__indispensable_pour_decider=True)
    voir(qtbot, ecran.volet.verdict, "sur place")
    cliquer(qtbot, ecran.volet.consigner)
    evaluation = session.registre.charger(PREMIER).analyse.evaluation
    assert evaluation.proposition is Proposition.CONSULTATION_SUR_PLACE


def test_une_copie_est_refusee_avec_sa_phrase(qtbot, session, ecran):
    choisir(qtbot, ecran, *CONSEILLER)
    individuelle = {"interne__piece_d_aide_individuelle": True}
    repondre(ecran, correspondant__nom="Mme C.", interne__forme="copie", **individuelle)
    phrase = "A l'exclusion des actes et pièces ayant trait aux aides individuelles"
    voir(qtbot, ecran.volet.verdict, "ne reçoit pas de copie")
    voir(qtbot, ecran.volet.verdict, phrase)
    cliquer(qtbot, ecran.volet.consigner)
    evaluation = session.registre.charger(PREMIER).analyse.evaluation
    assert evaluation.manquements == (Manquement.COPIE_INTERDITE,)


@pytest.mark.parametrize(
    ("reponses", "dit", "proposition"),
    [
        (
            {"interne__forme": "copie", "interne__piece_d_aide_individuelle": False},
            "La copie d’un acte d’administration est possible",
            Proposition.COPIE_POSSIBLE,
        ),
        (
            {"interne__indispensable_pour_decider": False},
            "cette demande ne se refuse pas d’office",
            Proposition.A_APPRECIER,
        ),
    ],
)
def test_le_reste_de_l_article_36(qtbot, session, ecran, reponses, dit, proposition):
    choisir(qtbot, ecran, *CONSEILLER)
    repondre(ecran, correspondant__nom="Mme C.", **reponses)
    voir(qtbot, ecran.volet.verdict, dit)
    cliquer(qtbot, ecran.volet.consigner)
    dossier = session.registre.charger(PREMIER)
    assert dossier.analyse.evaluation.proposition is proposition


def test_la_fiche_tait_le_nom_de_la_personne(qtbot, ecran):
    choisir(qtbot, ecran, *COLLEGUE)
    repondre(
        ecran,
        correspondant__nom="B. N.",
        personne__nom="Lambert",
        personne__prenom="Julie",
        consigne__elements=["rapport de Julie LAMBERT", "date de la prochaine visite"],
        **CONDITIONS,
    )
    cliquer(qtbot, ecran.volet.consigner)
    fiche = ecran.volet._fait.fiche()
    texte = "\n".join(f"{r.texte} {r.valeur}" for r in fiche.rangees)
    assert "Lambert" not in texte
    assert "LAMBERT" not in texte
    assert "Julie" not in texte
    assert "rapport de … …" in texte
    assert fiche.numero == "2026/0001"
    assert len(fiche.signatures) == 2
    cochees = [r for r in fiche.rangees if r.genre == "case"]
    assert len(cochees) == 5
    assert all(r.cochee for r in cochees)


@pytest.mark.parametrize("accordee", [True, False])
def test_le_directeur_general_apprecie_une_consultation_avec_sa_raison(
    qtbot, session, ecran, accordee
):
    choisir(qtbot, ecran, *CONSEILLER)
    repondre(ecran, correspondant__nom="Mme C.", interne__indispensable_pour_decider=False)
    cliquer(qtbot, ecran.volet.consigner)
    achever(ecran, appreciation__accordee=accordee)
    finir(qtbot, ecran)
    assert session.registre.charger(PREMIER).appreciation is None
    achever(ecran, appreciation__motif="l’ordre du jour du 20 octobre")
    finir(qtbot, ecran)
    appreciation = session.registre.charger(PREMIER).appreciation
    assert (appreciation.accordee, appreciation.motif) == (
        accordee,
        "l’ordre du jour du 20 octobre",
    )
    # What was allowed is told before the end; what was not is simply closed.
    assert (ecran.volet.fin.formulaire is not None) is accordee
    if accordee:
        achever(
            ecran,
            remise__verifie_par="L. Moreau",
            remise__parti=True,
            remise__elements=["le procès-verbal"],
        )
    finir(qtbot, ecran)
    clos = session.registre.charger(PREMIER)
    assert clos.statut is Statut.CLOTUREE
    assert [r.elements for r in clos.remises] == [("le procès-verbal",)] * accordee
