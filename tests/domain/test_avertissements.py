"""The traps that an assessment tells."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.demande import (
    ActeMontre,
    Canal,
    Consentement,
    DonneurAccord,
    Element,
    Nature,
    Verification,
)
from desktop_app.domain.evaluation import Avertissement
from desktop_app.domain.evaluer import evaluer
from tests.domain import cas

SANS = replace(cas.ECRITE, disposition_citee="", disposition_verifiee=Verification.PAS_EXAMINEE)
SAISIE = replace(cas.ECRITE, nature=Nature.SAISIE)
ECRIT = replace(SANS, consentement=Consentement.ECRIT)
REQUISITION = replace(SANS, demandeur="procureur_du_roi", disposition_citee="cic_46bis1")


@pytest.mark.parametrize(
    ("demande", "attendus"),
    [
        (cas.ECRITE, ()),
        (replace(cas.ECRITE, nature=Nature.SAISIE), (Avertissement.NATURE_HORS_POUVOIR,)),
        (replace(SAISIE, demandeur="police"), (Avertissement.POUVOIR_A_VERIFIER,)),
        (
            replace(SAISIE, demandeur="police", acte_montre=ActeMontre.VU),
            (Avertissement.POUVOIR_A_VERIFIER,),
        ),
        (
            replace(SAISIE, demandeur="police", acte_montre=ActeMontre.AUCUN),
            (Avertissement.NATURE_HORS_POUVOIR,),
        ),
        (replace(SAISIE, demandeur="juge_instruction", acte_montre=ActeMontre.AUCUN), ()),
        (replace(SAISIE, demandeur="police", danger_grave_et_imminent=True), ()),
        (
            replace(SAISIE, demandeur="administrateur", acte_montre=ActeMontre.AUCUN),
            (Avertissement.POUVOIR_A_VERIFIER,),
        ),
        (replace(SAISIE, demandeur="personne_concernee"), ()),
        (REQUISITION, (Avertissement.MESURE_SECRETE,)),
        (
            replace(REQUISITION, demandeur="police"),
            (Avertissement.TEXTE_SANS_EFFET,),
        ),
        (replace(SANS, disposition_citee="circ_2022"), (Avertissement.TEXTE_SANS_EFFET,)),
        (
            replace(SANS, disposition_citee="cp_458"),
            (Avertissement.TEXTE_SANS_EFFET, Avertissement.TEXTE_PAS_EN_VIGUEUR),
        ),
        (replace(SANS, consentement=Consentement.ECRIT), (Avertissement.CONSENTEMENT_PERMET,)),
        (
            replace(SANS, consentement=Consentement.VERBAL),
            (Avertissement.CONSENTEMENT_INSUFFISANT,),
        ),
        (
            replace(SANS, consentement=Consentement.RETIRE),
            (Avertissement.CONSENTEMENT_INSUFFISANT,),
        ),
        *(
            (replace(ECRIT, **change), (Avertissement.CONSENTEMENT_INSUFFISANT,))
            for change in (
                {"consentement_donne_par": DonneurAccord.AUTRE},
                {"consentement_vise_le_demandeur": False},
                {"consentement_du": date(2026, 10, 13)},
                {"consentement_jusqu_au": date(2026, 10, 11)},
            )
        ),
        (
            replace(ECRIT, consentement_du=cas.JOUR, consentement_jusqu_au=cas.JOUR),
            (Avertissement.CONSENTEMENT_PERMET,),
        ),
        (replace(SANS, demandeur="spf_finances"), (Avertissement.POUVOIRS_CONTESTES,)),
        (replace(SANS, demandeur="spf_finances", canal=Canal.TELEPHONE), ()),
    ],
)
def test_chaque_piege_est_dit_a_propos(demande, attendus, referentiel):
    assert evaluer(demande, cas.JOUR, referentiel).avertissements == attendus


def test_une_mesure_n_est_secrete_que_sous_un_texte_en_vigueur(referentiel):
    assert not evaluer(REQUISITION, date(2017, 8, 31), referentiel).mesure_secrete
    assert evaluer(REQUISITION, date(2017, 9, 1), referentiel).mesure_secrete


@pytest.mark.parametrize(
    ("changes", "phrase"),
    [
        ({"elements": ()}, "sans_element"),
        ({"disposition_verifiee": Verification.PAS_EXAMINEE}, "analyse_incomplete"),
        ({"elements": (Element(libelle="adresse"),)}, "refus_hors_portes"),
        ({"disposition_verifiee": Verification.NON}, "refus"),
        ({}, "communication_possible"),
    ],
)
def test_la_phrase_dit_ce_qui_manque_aux_elements(changes, phrase, referentiel, textes):
    evaluation = evaluer(replace(cas.ECRITE, **changes), cas.JOUR, referentiel)
    assert evaluation.phrase == phrase
    assert phrase in textes.constats


def test_nulle_phrase_ne_dit_qu_un_pouvoir_n_existe_pas(textes):
    dites = " ".join(phrase.entiere() for phrase in textes.avertissements.values())
    assert "Sceau ne sait pas si ce demandeur a ce pouvoir" in dites
    assert "ne dispose pas" not in dites
