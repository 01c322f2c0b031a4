"""The traps that an assessment tells."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.demande import Canal, Consentement, Nature, Verification
from desktop_app.domain.evaluation import Avertissement
from desktop_app.domain.evaluer import evaluer
from tests.domain import cas

SANS = replace(cas.ECRITE, disposition_citee="", disposition_verifiee=Verification.PAS_EXAMINEE)
REQUISITION = replace(SANS, demandeur="procureur_du_roi", disposition_citee="cic_46bis1")


@pytest.mark.parametrize(
    ("demande", "attendus"),
    [
        (cas.ECRITE, ()),
        (replace(cas.ECRITE, nature=Nature.SAISIE), (Avertissement.NATURE_HORS_POUVOIR,)),
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
        (replace(SANS, demandeur="spf_finances"), (Avertissement.POUVOIRS_CONTESTES,)),
        (replace(SANS, demandeur="spf_finances", canal=Canal.TELEPHONE), ()),
    ],
)
def test_chaque_piege_est_dit_a_propos(demande, attendus, referentiel):
    assert evaluer(demande, cas.JOUR, referentiel).avertissements == attendus


def test_une_mesure_n_est_secrete_que_sous_un_texte_en_vigueur(referentiel):
    assert not evaluer(REQUISITION, date(2017, 8, 31), referentiel).mesure_secrete
    assert evaluer(REQUISITION, date(2017, 9, 1), referentiel).mesure_secrete
