"""A text that changes: what rests on it is told, never sent, and cites no other text."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop_app.application.analyser import analyser
from desktop_app.application.classer import classer
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import enregistrer
from desktop_app.application.envoyer import envoyer
from desktop_app.application.etablir_lettre import etablir_lettre, lettre_de
from desktop_app.application.refaire_lettre import refaire_lettre
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.rouvrir import rouvrir
from desktop_app.application.signer import signer
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.vigueur import (
    Remplacement,
    analyse_depassee,
    dernier_changement,
    remplacements,
    textes_cites,
)
from tests.application.papier import avec_papier
from tests.application.test_actes import ANNE, ARRIVEE, ENVOI, LUC, RAISON
from tests.application.test_issues import SECRETE
from tests.application.test_suites import refuse
from tests.domain import cas

AVANT, APRES = date(2026, 8, 28), date(2026, 9, 1)
PENAL = Remplacement(
    citation="article 458 du Code pénal du 8 juin 1867",
    depuis=APRES,
    par="article 352 du Code pénal du 29 février 2024 (ancien article 458)",
)


@pytest.fixture
def avant(contexte):
    """Acts of the last days of a text."""
    return replace(contexte, quand=datetime(2026, 8, 28, 12, tzinfo=UTC))


@pytest.fixture
def apres(avant):
    """Acts of the day when another one takes its place."""
    return replace(avant, quand=datetime(2026, 9, 1, 12, tzinfo=UTC))


def decidee(contexte, referentiel):
    """A dossier analysed and decided on one day."""
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    analyser(contexte, numero, referentiel, contexte.jour)
    rendre_avis(contexte, numero, replace(cas.avis(), date=contexte.jour))
    decision = replace(cas.decision(), date=contexte.jour)
    return decider(contexte, numero, avec_papier(contexte, numero, decision))


def signee(contexte, referentiel, atelier):
    """The same, its letter signed twice."""
    numero = decidee(contexte, referentiel).numero
    etablir_lettre(contexte, numero, atelier)
    signer(contexte, numero, replace(LUC, date=contexte.jour))
    return signer(contexte, numero, replace(ANNE, date=contexte.jour))


def test_le_dernier_jour_rien_ne_se_dit_le_lendemain_tout_se_dit(avant, referentiel):
    dossier = decidee(avant, referentiel)
    assert analyse_depassee(dossier, date(2026, 8, 31), referentiel) == ()
    assert analyse_depassee(dossier, APRES, referentiel) == (PENAL,)


def test_une_requisition_dit_ses_deux_textes_le_principe_d_abord(avant, referentiel):
    numero = enregistrer(avant, SECRETE, referentiel).numero
    dossier = rouvert = analyser(avant, numero, referentiel, AVANT)
    penal, requisition = analyse_depassee(dossier, APRES, referentiel)
    assert penal == PENAL
    assert requisition.citation == requisition.par
    assert requisition.depuis == APRES
    rouvert = rouvrir(avant, numero, "L’article 458 est remplacé.")
    assert analyse_depassee(rouvert, APRES, referentiel) == ()


def test_ce_qui_est_parti_ou_classe_ne_se_reprend_pas(avant, referentiel, atelier):
    numero = signee(avant, referentiel, atelier).numero
    envoi = replace(ENVOI, date=AVANT)
    assert analyse_depassee(envoyer(avant, numero, envoi, referentiel), APRES, referentiel) == ()
    autre = decidee(avant, referentiel).numero
    assert analyse_depassee(classer(avant, autre, RAISON, referentiel), APRES, referentiel) == ()


def test_une_lettre_cite_le_texte_de_son_analyse(avant, apres, referentiel, atelier):
    dossier = decidee(avant, referentiel)
    assert lettre_de(apres, dossier, atelier).principe == PENAL.citation
    rouvrir(apres, dossier.numero, "L’article 458 est remplacé.")
    analyser(apres, dossier.numero, referentiel, APRES)
    rendre_avis(apres, dossier.numero, replace(cas.avis(), date=APRES))
    decision = avec_papier(apres, dossier.numero, replace(cas.decision(), date=APRES))
    nouvelle = decider(apres, dossier.numero, decision)
    assert lettre_de(apres, nouvelle, atelier).principe == PENAL.par


def test_une_lettre_refaite_apres_le_changement_ne_part_pas(avant, apres, referentiel, atelier):
    numero = signee(avant, referentiel, atelier).numero
    refaire_lettre(apres, numero, "L’adresse a changé.")
    etablir_lettre(apres, numero, atelier)
    for signature in (LUC, ANNE):
        signer(apres, numero, replace(signature, date=APRES))
    envoi = replace(ENVOI, date=APRES)
    refuse(apres.registre, "texte_hors_vigueur", envoyer, apres, numero, envoi, referentiel)


def test_l_envoi_refuse_nomme_le_texte_et_les_jours(avant, apres, referentiel, atelier, textes):
    numero = signee(avant, referentiel, atelier).numero
    with pytest.raises(ErreurMetier) as refus:
        envoyer(apres, numero, replace(ENVOI, date=APRES), referentiel)
    phrase = textes.raison(refus.value)
    for mot in (PENAL.citation, "28/08/2026", "01/09/2026", "Rouvrez le dossier"):
        assert mot in phrase


def test_le_registre_dit_les_textes_de_chaque_analyse_en_cours(avant, apres, referentiel):
    registre = avant.registre
    premiere, reprise = (decidee(avant, referentiel) for _ in range(2))
    rouvrir(apres, reprise.numero, "L’article 458 est remplacé.")
    numeros = [premiere.numero, reprise.numero]
    cites = textes_cites(premiere.analyse.evaluation)
    assert registre.textes_analyses(numeros) == {premiere.numero: cites}
    assert "cp_458" in cites
    analyser(apres, reprise.numero, referentiel, APRES)
    neufs = registre.textes_analyses(numeros)[reprise.numero]
    assert remplacements(neufs, APRES, referentiel) == ()
    assert registre.textes_analyses([]) == {}


def test_un_texte_inconnu_du_recueil_ou_abroge_se_dit_aussi(referentiel):
    annule = "cic_46bis1_3"
    trouves = remplacements({"perdu", annule, "cp_352"}, APRES, referentiel)
    assert [(r.depuis, r.par) for r in trouves] == [(date(2019, 3, 14), ""), (None, "")]
    assert trouves[1].citation == "perdu"


def test_rien_n_est_plus_ancien_que_le_dernier_changement(referentiel):
    assert dernier_changement(APRES, referentiel) == date(2026, 8, 31)
    assert dernier_changement(date(2026, 8, 31), referentiel) == date(2019, 3, 13)
    assert dernier_changement(date(2010, 1, 1), referentiel) is None
