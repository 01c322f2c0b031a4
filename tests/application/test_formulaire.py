"""The form without any widget: answers to what comes in, and back."""

from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from desktop_app.application.formulaire import QUESTIONS, arrivee, reponses
from desktop_app.content.procedures import lire_procedures
from desktop_app.content.scenarios import lire_scenario
from desktop_app.domain.demande import (
    Accord,
    ActeDuJuge,
    ActeMontre,
    Demande,
    DonneurAccord,
    OrigineAccord,
)
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.etapes import Champ, Etape, Procedure, Question, VisibleSi
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.workflow import Statut
from tests.commandes.outils import SCENARIOS
from tests.domain import cas
from tests.oracle.test_lecture import en_demande
from tests.oracle.tirages import cas as cas_tires

TOUT = Procedure(
    id="tout",
    titre="Tout",
    etapes=(
        Etape(
            id="une",
            titre="Une",
            questions=tuple(
                Question(id=nom, champ=Champ.TEXTE, libelle=nom) for nom in sorted(QUESTIONS)
            ),
        ),
    ),
)


@pytest.mark.parametrize("chemin", SCENARIOS, ids=lambda c: c.stem)
def test_ce_qui_est_demande_se_lit_et_se_redit_tel_quel(chemin, referentiel):
    scenario = lire_scenario(chemin, referentiel)
    dossier = replace(
        cas.dossier_de(scenario.demande, referentiel, scenario.date),
        personne=scenario.personne,
        correspondant=scenario.correspondant,
    )
    relue = arrivee(TOUT, reponses(dossier))
    assert relue.demande == scenario.demande
    assert relue.personne == scenario.personne
    assert relue.correspondant == scenario.correspondant
    assert relue.recue_le == dossier.recue_le


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cas_tires())
def test_aucune_demande_ne_change_en_passant_par_le_formulaire(tire):
    brute, interne, _ = tire
    demande = en_demande(brute, interne)
    dossier = Dossier(
        numero=Numero(2026, 1),
        statut=Statut.ENREGISTREE,
        recue_le=cas.JOUR,
        voie=Voie.EXTERNE,
        demande=demande,
    )
    assert arrivee(TOUT, reponses(dossier)).demande == demande


@pytest.mark.parametrize(
    ("question", "code", "membre"),
    [
        ("acte_du_juge", "simple_lettre", ActeDuJuge.SIMPLE_LETTRE),
        ("acte_du_juge", "ordonnance", ActeDuJuge.ORDONNANCE),
        ("acte_montre", "pas_encore", ActeMontre.PAS_ENCORE),
        ("acte_montre", "aucun", ActeMontre.AUCUN),
    ],
)
def test_un_code_sans_valeur_va_par_son_nom(question, code, membre, referentiel):
    demande = arrivee(TOUT, {question: code}).demande
    assert getattr(demande, question) == membre
    assert reponses(cas.dossier_de(demande, referentiel))[question] == code


@pytest.mark.parametrize(
    ("reponse", "champs"),
    [
        ({"donne_par": "administrateur"}, {"donne_par": DonneurAccord.ADMINISTRATEUR}),
        ({"du": "2026-10-01", "jusqu_au": ""}, {"du": date(2026, 10, 1), "jusqu_au": None}),
        ({"vise_le_demandeur": False}, {"vise_le_demandeur": False}),
        ({"origine": "donne_au_cpas"}, {"origine": OrigineAccord.DONNE_AU_CPAS}),
    ],
)
def test_ce_que_les_regles_lisent_d_un_accord_est_de_la_demande(reponse, champs):
    demande = arrivee(TOUT, {"accord": reponse}).demande
    lues = {nom: getattr(demande, f"consentement_{nom}") for nom in champs}
    assert lues == champs


def test_le_reste_de_l_accord_revient_comme_il_fut_repondu(referentiel):
    reste = Accord(nom="Ève", qualite="mère", raison="Un logement.", page=2, signature="un permis")
    demande = arrivee(TOUT, {"accord": {"sans_fin": True, **asdict(reste)}}).demande
    assert demande == replace(Demande(), accord=reste)
    lues = reponses(cas.dossier_de(demande, referentiel))["accord"]
    assert {nom: lues[nom] for nom in asdict(reste)} == asdict(reste)


def test_les_reponses_d_un_dossier_sont_des_questions_connues(referentiel):
    dossier = cas.dossier_de(cas.ECRITE, referentiel)
    assert set(reponses(dossier)) <= QUESTIONS


def test_rien_de_repondu_est_une_demande_vide():
    vide = arrivee(TOUT, {})
    assert vide.demande == Demande()
    assert (vide.personne, vide.correspondant, vide.recue_le, vide.note) == (None,) * 3 + ("",)


def avec_condition(vaut):
    """A procedure that asks for a first name only where the channel is one of these."""
    questions = (
        Question(id="canal", champ=Champ.CHOIX, libelle="Canal", mots="canal"),
        Question(
            id="personne.nom",
            champ=Champ.TEXTE,
            libelle="Nom",
            visible_si=VisibleSi(question="canal", vaut=vaut),
        ),
    )
    etapes = (Etape(id="une", titre="Une", questions=questions),)
    return Procedure(id="p", titre="P", etapes=etapes)


@pytest.mark.parametrize(("vaut", "compte"), [(("depot",), True), (("courriel",), False)])
def test_une_reponse_cachee_ne_compte_pas(vaut, compte):
    donnees = {"canal": "depot", "personne.nom": "D'Hæyer"}
    relue = arrivee(avec_condition(vaut), donnees)
    assert (relue.personne is not None) is compte
    assert relue.demande.canal == "depot"


def test_une_reponse_a_une_question_jamais_posee_ne_compte_pas():
    donnees = {"canal": "depot", "objet_precis": True, "note": "écrit ailleurs"}
    relue = arrivee(avec_condition(()), donnees)
    assert not relue.demande.objet_precis
    assert relue.note == ""


def test_la_procedure_fixe_certaines_reponses_et_elles_l_emportent():
    procedure = lire_procedures()["danger"]
    assert procedure.fixes["danger_grave_et_imminent"] == "oui"
    assert arrivee(procedure, {"danger_grave_et_imminent": False}).demande.danger_grave_et_imminent


@pytest.mark.parametrize("nom", sorted(lire_procedures()))
def test_chaque_procedure_donne_une_demande(nom, referentiel):
    procedure = lire_procedures()[nom]
    relue = arrivee(procedure, {})
    code = relue.demande.demandeur
    assert code in referentiel.demandeurs
    assert cas.dossier_de(relue.demande, referentiel).numero.rang == 1


@pytest.mark.parametrize("blanc", ["", "   ", "\u200b", None])
def test_un_nom_blanc_n_est_personne(blanc):
    relue = arrivee(TOUT, {"personne.nom": blanc, "correspondant.nom": blanc})
    assert (relue.personne, relue.correspondant) == (None, None)


def test_un_element_sans_libelle_n_est_pas_demande():
    elements = [{"libelle": " "}, {"libelle": "Adresse", "nature": "sociale"}]
    assert [e.libelle for e in arrivee(TOUT, {"elements": elements}).demande.elements] == [
        "Adresse"
    ]
