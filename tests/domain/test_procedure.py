"""The guards of each act."""

from dataclasses import replace

import pytest

from desktop_app.domain import procedure
from desktop_app.domain.demande import Canal, Verification
from desktop_app.domain.dossier import Envoi, Mode, Sens, Signature
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.reponse import Genre, Qualite, Signataire
from desktop_app.domain.workflow import Statut
from tests.domain import cas

LUC = Signature(date=cas.JOUR, qualite=Qualite.DIRECTEUR_GENERAL, nom="Luc Moreau")
ANNE = Signature(date=cas.JOUR, qualite=Qualite.PRESIDENT, nom="Anne Delvaux")


def refus(acte, *arguments):
    """The code of the refusal of an act."""
    with pytest.raises(ErreurMetier) as erreur:
        acte(*arguments)
    return erreur.value.code


def test_une_analyse_dont_une_question_reste_ouverte_n_est_pas_figee(referentiel):
    demande = replace(cas.ECRITE, disposition_verifiee=Verification.PAS_EXAMINEE)
    dossier = cas.dossier_de(demande, referentiel)
    evaluation = evaluer(demande, cas.JOUR, referentiel)
    assert refus(procedure.analyser, dossier, cas.JOUR, evaluation) == "disposition_non_examinee"


def test_une_demande_devenue_orale_ne_s_analyse_pas(referentiel):
    dossier = cas.dossier_de(cas.ECRITE, referentiel)
    orale = evaluer(replace(cas.ECRITE, canal=Canal.TELEPHONE), cas.JOUR, referentiel)
    assert refus(procedure.analyser, dossier, cas.JOUR, orale) == "demande_orale"


@pytest.mark.parametrize(
    ("champs", "code"),
    [
        ({"motivation": "  "}, "motivation_manquante"),
        ({"motivation": "\u200b…"}, "motivation_manquante"),
        ({"auteur": ""}, "auteur_manquant"),
        ({"auteur": "Un passant"}, "auteur_non_designe"),
    ],
)
def test_un_avis_est_motive_et_rendu_par_qui_est_designe(referentiel, champs, code):
    avis = replace(cas.avis(), **champs)
    assert refus(procedure.rendre_avis, cas.analyse(referentiel), avis, cas.CPAS) == code


def test_le_directeur_general_peut_rendre_l_avis(referentiel):
    avis = cas.avis(auteur="Luc MOREAU")
    assert procedure.rendre_avis(cas.analyse(referentiel), avis, cas.CPAS).avis is avis


@pytest.mark.parametrize(
    ("decision", "code"),
    [
        (cas.decision(auteur="Anne Delvaux"), "seul_le_directeur_general"),
        (cas.decision(sens=Sens.COMPLETER), "ecart_sans_motivation"),
        (cas.decision(elements=["garantie locative"]), "elements_sans_communication"),
        (cas.decision(sens=Sens.COMMUNICATION, motivation="m"), "communication_sans_element"),
        (
            cas.decision(Sens.COMMUNICATION, ["revenu d'intégration"], motivation="m"),
            "element_non_communicable",
        ),
    ],
)
def test_une_decision_tient_ou_est_refusee(referentiel, decision, code):
    dossier = procedure.rendre_avis(cas.analyse(referentiel), cas.avis(), cas.CPAS)
    assert refus(procedure.decider, dossier, decision, cas.CPAS) == code


def test_une_decision_peut_s_ecarter_de_l_avis_en_disant_pourquoi(referentiel):
    dossier = procedure.rendre_avis(cas.analyse(referentiel), cas.avis(), cas.CPAS)
    decision = cas.decision(Sens.COMMUNICATION, ["garantie locative"], motivation="Parce que.")
    decide = procedure.decider(dossier, decision, cas.CPAS)
    assert (decide.avis, decide.decision) == (dossier.avis, decision)


def test_la_lettre_est_celle_de_la_decision(referentiel):
    decide = cas.decide(referentiel)
    autre = cas.lettre(Genre.COMMUNICATION)
    assert refus(procedure.etablir_lettre, decide, autre) == "genre_non_decide"


def test_les_deux_signatures_sont_de_deux_personnes(referentiel):
    une = procedure.signer(cas.avec_lettre(referentiel), LUC, cas.CPAS)
    assert une.statut is Statut.LETTRE_ETABLIE
    encore = replace(LUC, qualite=Qualite.PRESIDENT, nom="luc  moréau", delegation="Délégué")
    assert refus(procedure.signer, une, encore, cas.CPAS) == "signataire_unique"
    assert refus(procedure.signer, une, LUC, cas.CPAS) == "deja_signee"
    assert procedure.signer(une, ANNE, cas.CPAS).statut is Statut.SIGNEE


def test_un_delegue_signe_avec_sa_mention_et_s_il_est_annonce(referentiel):
    delegue = Signataire(
        qualite=Qualite.PRESIDENT, nom="Paul Œuvrard", titre="", delegation="Par délégation"
    )
    signature = replace(ANNE, nom="Paul Œuvrard")
    annoncee = cas.avec_lettre(referentiel, (delegue,))
    assert refus(procedure.signer, annoncee, signature, cas.CPAS) == "delegation_manquante"
    avec_mention = replace(signature, delegation="Par délégation")
    assert procedure.signer(annoncee, avec_mention, cas.CPAS).signatures == (avec_mention,)
    autre = cas.avec_lettre(referentiel)
    assert refus(procedure.signer, autre, avec_mention, cas.CPAS) == "signataire_non_annonce"


def test_une_personne_n_occupe_pas_les_deux_blocs():
    delegue = Signataire(
        qualite=Qualite.PRESIDENT, nom="Luc Moreau", titre="", delegation="Par délégation"
    )
    assert refus(procedure.signataires, cas.CPAS, (delegue,), cas.JOUR) == "signataire_unique"
    sans_mention = replace(delegue, nom="Paul", delegation=" ")
    assert (
        refus(procedure.signataires, cas.CPAS, (sans_mention,), cas.JOUR) == "delegation_manquante"
    )


def test_sans_directeur_general_personne_ne_decide_ni_ne_signe(referentiel):
    dossier = procedure.rendre_avis(cas.analyse(referentiel), cas.avis(), cas.CPAS)
    vacant = replace(cas.CPAS, directeur_general=" ")
    decision = cas.decision(auteur=" ")
    assert refus(procedure.decider, dossier, decision, vacant) == "seul_le_directeur_general"
    assert refus(procedure.signataires, vacant, (), cas.JOUR) == "signataire_manquant"


def test_les_signatures_se_lisent_dans_l_ordre_de_la_page(referentiel):
    une = procedure.signer(cas.avec_lettre(referentiel), ANNE, cas.CPAS)
    assert procedure.signer(une, LUC, cas.CPAS).signatures == (LUC, ANNE)


def test_une_signature_a_un_nom(referentiel):
    anonyme = replace(ANNE, nom=" ")
    assert refus(procedure.signer, cas.avec_lettre(referentiel), anonyme, cas.CPAS) == (
        "signataire_manquant"
    )


def test_l_envoi_attend_les_deux_signatures(referentiel):
    envoi = Envoi(date=cas.JOUR, mode=Mode.COURRIER)
    une = procedure.signer(cas.avec_lettre(referentiel), ANNE, cas.CPAS)
    assert refus(procedure.envoyer, une, envoi, cas.CPAS, referentiel) == "signatures_manquantes"
    deux = procedure.signer(une, LUC, cas.CPAS)
    envoyee = procedure.envoyer(deux, envoi, cas.CPAS, referentiel)
    assert procedure.cloturer(envoyee, cas.JOUR).statut is Statut.CLOTUREE
