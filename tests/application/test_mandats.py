"""The holder of the day of an act decides, signs and gives the opinion, on a real register."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db import coffre
from desktop_app.application.acte import Contexte
from desktop_app.application.analyser import analyser
from desktop_app.application.decider import decider
from desktop_app.application.definir_cpas import definir_cpas
from desktop_app.application.envoyer import envoyer
from desktop_app.application.etablir_lettre import etablir_lettre, lettre_de
from desktop_app.application.refaire_lettre import refaire_lettre
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.renvoyer_avis import renvoyer_avis
from desktop_app.application.signer import signer
from desktop_app.domain.comptes import Role
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.mandats import Mandat, Office
from desktop_app.domain.workflow import Statut
from tests.application.conftest import MOMENT
from tests.application.papier import avec_papier
from tests.application.test_actes import (
    ANNE,
    ARRIVEE,
    ENVOI,
    LUC,
    RENVOI,
    arriver,
    mener_a_la_decision,
)
from tests.application.test_suites import mener_a_l_avis, refuse
from tests.db.outils_db import PHRASE
from tests.domain import cas

VEILLE, LENDEMAIN = (cas.JOUR + timedelta(days=n) for n in (-1, 1))
FF = Mandat(
    qualite=Office.DIRECTEUR_GENERAL,
    nom="Ève Collin",
    titre="La Directrice générale f.f.",
    du=cas.JOUR,
    au=cas.JOUR,
    designation="Conseil du 22/09/2026, point 4",
)
NOE = replace(FF, qualite=Office.PRESIDENT, nom="Noé Ñandú", titre="Le Président", au=None)


def mandater(contexte, *mandats):
    """Say who holds the offices, and when."""
    definir_cpas(contexte, replace(cas.CPAS, mandats=mandats))


def demain(contexte):
    """The same, the day after."""
    return replace(contexte, quand=contexte.quand + timedelta(days=1))


def papier(contexte, numero, **change):
    """A decision that the directeur général signed on paper."""
    return avec_papier(contexte, numero, replace(cas.decision(), **change))


def test_seule_la_titulaire_du_jour_decide(registre, contexte, referentiel):
    mandater(contexte, FF)
    numero = mener_a_l_avis(contexte, referentiel).numero
    ailleurs = papier(contexte, numero)
    refuse(registre, "seul_le_directeur_general", decider, contexte, numero, ailleurs)
    refuse(registre, "seul_le_directeur_general", renvoyer_avis, contexte, numero, RENVOI)
    apres = papier(contexte, numero, auteur=FF.nom, date=LENDEMAIN)
    refuse(registre, "seul_le_directeur_general", decider, demain(contexte), numero, apres)
    du_jour = papier(contexte, numero, auteur="eve COLLIN")
    assert decider(contexte, numero, du_jour).statut is Statut.DECIDEE


def test_la_suppleante_rend_l_avis_a_la_place_du_referent(registre, contexte, referentiel):
    mandater(contexte, replace(FF, qualite=Office.REFERENT))
    numero = arriver(contexte, referentiel).numero
    analyser(contexte, numero, referentiel, cas.JOUR)
    refuse(registre, "auteur_non_designe", rendre_avis, contexte, numero, cas.avis())
    de_demain = replace(cas.avis(auteur=FF.nom), date=LENDEMAIN)
    refuse(registre, "auteur_non_designe", rendre_avis, demain(contexte), numero, de_demain)
    rendu = rendre_avis(contexte, numero, cas.avis(auteur=FF.nom))
    assert rendu.statut is Statut.AVIS_RENDU


def test_sans_referent_nomme_un_mandat_en_designe_un(registre, contexte, referentiel):
    mandats = (replace(FF, qualite=Office.REFERENT),)
    definir_cpas(contexte, replace(cas.CPAS, referent="", mandats=mandats))
    numero = arriver(contexte, referentiel).numero
    analyser(contexte, numero, referentiel, cas.JOUR)
    refuse(registre, "auteur_non_designe", rendre_avis, contexte, numero, cas.avis())


def test_la_lettre_porte_le_titre_de_la_titulaire_du_jour(contexte, referentiel, atelier):
    mandater(contexte, FF)
    dossier = mener_a_l_avis(contexte, referentiel)
    decide = decider(contexte, dossier.numero, papier(contexte, dossier.numero, auteur=FF.nom))
    directrice, present = lettre_de(contexte, decide, atelier).signataires
    assert (directrice.nom, directrice.titre) == (FF.nom, FF.titre)
    assert (present.nom, present.titre) == ("Anne Delvaux", "")
    directeur, _ = lettre_de(demain(contexte), decide, atelier).signataires
    assert (directeur.nom, directeur.titre) == ("Luc Moreau", "")


def test_une_presidence_remplacee_avant_de_signer_refait_la_lettre(
    registre, contexte, referentiel, atelier
):
    mandater(contexte, replace(NOE, du=LENDEMAIN))
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    etablir_lettre(contexte, numero, atelier)
    signer(contexte, numero, LUC)
    suite = demain(contexte)
    hors = "signataire_hors_fonction"
    trop_tard = replace(ANNE, date=LENDEMAIN)
    refuse(registre, hors, signer, suite, numero, trop_tard)
    refuse(registre, hors, signer, suite, numero, replace(trop_tard, nom=NOE.nom))
    envoi = replace(ENVOI, date=LENDEMAIN)
    refuse(registre, hors, envoyer, suite, numero, envoi, referentiel)
    refaire_lettre(suite, numero, "La présidence a changé.")
    etablir_lettre(suite, numero, atelier)
    for signature in (LUC, replace(ANNE, nom=NOE.nom)):
        signe = signer(suite, numero, replace(signature, date=LENDEMAIN))
    assert signe.statut is Statut.SIGNEE
    assert envoyer(suite, numero, envoi, referentiel).statut is Statut.ENVOYEE


def test_la_phrase_dit_les_jours_et_la_voie(contexte, referentiel, atelier, textes):
    mandater(contexte, replace(NOE, du=LENDEMAIN))
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    etablir_lettre(contexte, numero, atelier)
    with pytest.raises(ErreurMetier) as refus:
        signer(demain(contexte), numero, replace(ANNE, date=LENDEMAIN))
    phrase = textes.raison(refus.value)
    for mot in ("12/10/2026", "13/10/2026", "Refaites la lettre"):
        assert mot in phrase
    assert "Delvaux" not in phrase


def test_qui_a_signe_en_fonction_ne_retient_pas_l_envoi(contexte, referentiel, atelier):
    mandater(contexte, replace(NOE, du=LENDEMAIN))
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    etablir_lettre(contexte, numero, atelier)
    signer(contexte, numero, LUC)
    signer(contexte, numero, ANNE)
    envoi = replace(ENVOI, date=LENDEMAIN)
    assert envoyer(demain(contexte), numero, envoi, referentiel).statut is Statut.ENVOYEE


def test_un_mandat_ecrit_apres_coup_arrete_ce_qui_n_est_pas_parti(
    registre, contexte, referentiel, atelier
):
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    etablir_lettre(contexte, numero, atelier)
    signer(contexte, numero, LUC)
    signer(contexte, numero, ANNE)
    mandater(contexte, NOE)
    refuse(registre, "signataire_hors_fonction", envoyer, contexte, numero, ENVOI, referentiel)


def test_un_nom_sans_date_ne_dit_rien_d_une_signature_d_avant(contexte, referentiel, atelier):
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    etablir_lettre(contexte, numero, atelier)
    signer(contexte, numero, LUC)
    signer(contexte, numero, ANNE)
    definir_cpas(contexte, replace(cas.CPAS, president="Noé Ñandú"))
    assert envoyer(contexte, numero, ENVOI, referentiel).statut is Statut.ENVOYEE


@pytest.mark.parametrize(
    ("mandats", "code"),
    [
        ((FF, replace(FF, nom="Luc Moreau")), "mandats_qui_se_chevauchent"),
        ((FF, replace(NOE, du=VEILLE), replace(NOE, au=cas.JOUR)), "mandats_qui_se_chevauchent"),
        ((replace(NOE, du=VEILLE), replace(NOE, nom="Ève")), "mandats_qui_se_chevauchent"),
        ((replace(FF, au=VEILLE),), "mandat_a_rebours"),
        ((replace(FF, nom=" ’ "),), "mandat_sans_nom"),
    ],
)
def test_des_mandats_impossibles_n_entrent_pas(registre, contexte, textes, mandats, code):
    refuse(registre, code, mandater, contexte, *mandats)
    with pytest.raises(ErreurMetier) as refus:
        mandater(contexte, *mandats)
    assert "12/10/2026" in textes.raison(refus.value)
    assert "Ève" not in textes.raison(refus.value)


def test_deux_mandats_qui_se_suivent_ou_de_deux_fonctions_vont_ensemble(registre, contexte):
    suivant = replace(FF, du=LENDEMAIN, au=None, nom="Luc Moreau")
    autre = replace(FF, qualite=Office.REFERENT)
    mandater(contexte, suivant, FF, autre, NOE)
    cpas = registre.cpas()
    assert cpas is not None
    assert cpas.mandats == (suivant, FF, autre, NOE)
    jours = (VEILLE, cas.JOUR, LENDEMAIN)
    noms = [cpas.titulaire(Office.DIRECTEUR_GENERAL, jour).nom for jour in jours]
    assert noms == ["Luc Moreau", "Ève Collin", "Luc Moreau"]
    assert cpas.titulaire(Office.REFERENT, date(2026, 1, 1)).nom == "Service juridique"


@pytest.mark.parametrize(
    ("compte", "sans_papier"),
    [("Luc Moreau", False), ("Ève Collin", True), ("Mme Collin, Ève (f.f.)", True)],
)
def test_un_compte_de_direction_decide_sans_papier_s_il_est_celui_du_jour(
    registre, contexte, referentiel, compte, sans_papier
):
    mandater(contexte, FF)
    numero = mener_a_l_avis(contexte, referentiel).numero
    neuf = registre.comptes.ajouter(compte, Role.DIRECTEUR_GENERAL, PHRASE, moment=MOMENT)
    chemin = registre._lien.chemin
    registre.fermer()
    with coffre.ouvrir(chemin, PHRASE, neuf.id) as ouvert:
        ouvert.verification_complete()
        sien = Contexte(registre=ouvert, quand=MOMENT, operateur=compte)
        decision = cas.decision(auteur=FF.nom)
        if sans_papier:
            assert decider(sien, numero, decision).statut is Statut.DECIDEE
        else:
            refuse(ouvert, "decision_sans_papier", decider, sien, numero, decision)
            assert decider(sien, numero, papier(sien, numero, auteur=FF.nom)).decision
