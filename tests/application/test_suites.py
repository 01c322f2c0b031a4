"""What comes back to a dossier: corrections, notes, opinions sent back, repeated requests."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.analyser import analyser, instruire
from desktop_app.application.cloturer import cloturer
from desktop_app.application.corriger import corriger
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import enregistrer
from desktop_app.application.etablir_lettre import etablir_lettre, lettre_de
from desktop_app.application.noter import noter
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.renvoyer_avis import renvoyer_avis
from desktop_app.domain.demande import Canal, Consentement, Verification
from desktop_app.domain.dossier import ElementDecide, Note, Numero, Sens
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.reponse import Personne
from desktop_app.domain.workflow import Statut
from tests.application.papier import avec_papier
from tests.application.test_actes import (
    ARRIVEE,
    CORRESPONDANT,
    RENVOI,
    arriver,
    mener_a_la_decision,
)
from tests.db.outils_db import contenu
from tests.domain import cas


def refuse(registre, code, acte, *arguments):
    """Check that an act is refused with that code and leaves no trace."""
    avant = contenu(registre)
    with pytest.raises(ErreurMetier) as refus:
        acte(*arguments)
    assert refus.value.code == code
    assert contenu(registre) == avant


def faits(registre, numero):
    """The acts that the journal tells of a dossier."""
    return [ligne.acte for ligne in registre.historique(numero)]


def mener_a_l_avis(contexte, referentiel, demande=cas.ECRITE):
    """Register a request and lead it as far as its opinion."""
    numero = arriver(contexte, referentiel, demande).numero
    analyser(contexte, numero, referentiel, cas.JOUR)
    return rendre_avis(contexte, numero, cas.avis())


# Agreements


def test_un_accord_qui_finit_avant_de_commencer_n_entre_pas(registre, contexte, referentiel):
    rebours = replace(
        cas.ECRITE,
        consentement=Consentement.ECRIT,
        consentement_du=date(2026, 10, 12),
        consentement_jusqu_au=date(2026, 10, 11),
    )
    arrivee = replace(ARRIVEE, demande=rebours)
    refuse(registre, "accord_a_rebours", enregistrer, contexte, arrivee, referentiel)
    numero = arriver(contexte, referentiel).numero
    refuse(registre, "accord_a_rebours", corriger, contexte, numero, arrivee, referentiel)
    refuse(registre, "accord_a_rebours", instruire, contexte, numero, arrivee, referentiel)
    meme_jour = replace(rebours, consentement_jusqu_au=rebours.consentement_du)
    relu = corriger(contexte, numero, replace(ARRIVEE, demande=meme_jour), referentiel)
    assert relu.demande == meme_jour


# Notes


def test_une_note_s_ajoute_et_ne_change_pas_l_etape(contexte, referentiel):
    numero = arriver(contexte, referentiel).numero
    noter(contexte, numero, "Le demandeur a rappelé.")
    note = noter(contexte, numero, "Sa lettre suit.")
    assert note.statut is Statut.ENREGISTREE
    assert note.notes == tuple(
        Note(date=contexte.jour, auteur="secrétariat", texte=texte)
        for texte in ("Le demandeur a rappelé.", "Sa lettre suit.")
    )
    assert contexte.registre.charger(numero) == note
    assert faits(contexte.registre, numero) == ["enregistrer", "noter", "noter"]


@pytest.mark.parametrize("texte", ["", "  ", "\u200b…"])
def test_une_note_dit_quelque_chose(contexte, referentiel, texte):
    numero = arriver(contexte, referentiel).numero
    refuse(contexte.registre, "note_vide", noter, contexte, numero, texte)


def test_un_dossier_clos_se_note_encore(contexte, referentiel):
    oral = replace(cas.ECRITE, canal=Canal.TELEPHONE)
    numero = arriver(contexte, referentiel, oral).numero
    cloturer(contexte, numero)
    note = noter(contexte, numero, "Il a rappelé.")
    assert note.statut is Statut.CLOTUREE
    assert [n.texte for n in contexte.registre.charger(numero).notes] == ["Il a rappelé."]


def test_une_note_peut_venir_avec_la_demande(contexte, referentiel):
    dossier = enregistrer(
        contexte, replace(ARRIVEE, note="Apportée par un huissier."), referentiel
    )
    (note,) = contexte.registre.charger(dossier.numero).notes
    assert (note.texte, note.auteur) == ("Apportée par un huissier.", "secrétariat")


def test_une_note_ne_quitte_jamais_la_maison(contexte, referentiel, atelier):
    dossier = mener_a_la_decision(contexte, referentiel, replace(ARRIVEE, note="Xylophage"))
    noter(contexte, dossier.numero, "Zinzolin")
    lettre = lettre_de(contexte, contexte.registre.charger(dossier.numero), atelier)
    assert "Xylophage" not in repr(lettre)
    assert "Zinzolin" not in repr(lettre)


# Corrections


def test_avant_l_analyse_tout_se_corrige_et_la_voie_suit(contexte, referentiel):
    numero = arriver(contexte, referentiel).numero
    orale = replace(cas.ECRITE, canal=Canal.TELEPHONE)
    corrige = corriger(contexte, numero, replace(ARRIVEE, demande=orale), referentiel)
    assert (corrige.voie, corrige.demande) == (Voie.ORALE, orale)
    assert contexte.registre.charger(numero) == corrige
    assert faits(contexte.registre, numero) == ["enregistrer", "corriger"]


def test_apres_l_analyse_les_personnes_se_corrigent_et_la_demande_est_figee(contexte, referentiel):
    numero = mener_a_l_avis(contexte, referentiel).numero
    autre = replace(ARRIVEE, personne=Personne(nom="D'Haeyer"))
    corrige = corriger(contexte, numero, autre, referentiel)
    assert (corrige.personne, corrige.statut) == (autre.personne, Statut.AVIS_RENDU)
    change = replace(autre, demande=replace(cas.ECRITE, objet_precis=False))
    registre = contexte.registre
    refuse(registre, "demande_deja_analysee", corriger, contexte, numero, change, referentiel)


def test_une_fois_la_lettre_etablie_rien_ne_se_corrige(contexte, referentiel, atelier):
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    corriger(contexte, numero, ARRIVEE, referentiel)
    etablir_lettre(contexte, numero, atelier)
    registre = contexte.registre
    refuse(registre, "lettre_deja_etablie", corriger, contexte, numero, ARRIVEE, referentiel)


def test_une_correction_ne_change_ni_le_numero_ni_le_jour(contexte, referentiel):
    dossier = arriver(contexte, referentiel)
    ailleurs = replace(ARRIVEE, recue_le=date(2025, 1, 2), suite_de=Numero(2020, 1))
    corrige = corriger(contexte, dossier.numero, ailleurs, referentiel)
    assert corrige == dossier


# Examination: answers kept and assessed together


def test_instruire_garde_les_reponses_et_les_fige_ensemble(contexte, referentiel):
    sans_objet = replace(cas.ECRITE, objet_precis=False)
    numero = arriver(contexte, referentiel, sans_objet).numero
    avant = contexte.registre.tete_journal().nombre
    dossier = instruire(contexte, numero, ARRIVEE, referentiel)
    assert (dossier.statut, dossier.demande) == (Statut.ANALYSEE, cas.ECRITE)
    assert contexte.registre.charger(numero) == dossier
    assert contexte.registre.tete_journal().nombre == avant + 2
    assert faits(contexte.registre, numero)[1:] == ["corriger", "analyser"]


def test_instruire_sans_rien_changer_n_ecrit_que_l_analyse(contexte, referentiel):
    numero = arriver(contexte, referentiel).numero
    instruire(contexte, numero, ARRIVEE, referentiel)
    assert faits(contexte.registre, numero) == ["enregistrer", "analyser"]


def test_instruire_refuse_ne_garde_pas_meme_les_reponses(contexte, referentiel):
    numero = arriver(contexte, referentiel, replace(cas.ECRITE, objet_precis=False)).numero
    ouverte = replace(cas.ECRITE, disposition_verifiee=Verification.PAS_EXAMINEE)
    registre = contexte.registre
    arrivee = replace(ARRIVEE, demande=ouverte)
    refuse(registre, "disposition_non_examinee", instruire, contexte, numero, arrivee, referentiel)


# Opinions


def test_un_avis_renvoye_se_rend_a_nouveau_et_les_deux_restent(contexte, referentiel):
    premier = mener_a_l_avis(contexte, referentiel)
    numero = premier.numero
    renvoye = renvoyer_avis(contexte, numero, RENVOI)
    assert (renvoye.avis_renvoye, renvoye.statut) == (True, Statut.AVIS_RENDU)
    second = cas.avis(Sens.COMMUNICATION, motivation="Mieux motivé.")
    rendu = rendre_avis(contexte, numero, second)
    assert (rendu.avis, rendu.revisions, rendu.renvois) == (premier.avis, (second,), (RENVOI,))
    assert (rendu.avis_actuel, rendu.avis_renvoye) == (second, False)
    voulue = cas.decision(Sens.COMMUNICATION, ["garantie locative"])
    decide = decider(contexte, numero, avec_papier(contexte, numero, voulue))
    assert contexte.registre.charger(numero) == decide
    assert faits(contexte.registre, numero)[2:] == [
        "rendre_avis",
        "renvoyer_avis",
        "rendre_avis",
        "joindre",
        "decider",
    ]


def test_la_decision_se_mesure_au_dernier_avis(contexte, referentiel):
    numero = mener_a_l_avis(contexte, referentiel).numero
    renvoyer_avis(contexte, numero, RENVOI)
    rendre_avis(contexte, numero, cas.avis(Sens.COMPLETER))
    registre, refus = contexte.registre, cas.decision(Sens.REFUS)
    refuse(registre, "ecart_sans_motivation", decider, contexte, numero, refus)


def test_un_avis_renvoye_ne_se_decide_pas(contexte, referentiel):
    numero = mener_a_l_avis(contexte, referentiel).numero
    renvoyer_avis(contexte, numero, RENVOI)
    refuse(contexte.registre, "avis_renvoye", decider, contexte, numero, cas.decision())
    refuse(contexte.registre, "avis_deja_renvoye", renvoyer_avis, contexte, numero, RENVOI)


def test_un_avis_ne_se_rend_pas_deux_fois_sans_renvoi(contexte, referentiel):
    numero = mener_a_l_avis(contexte, referentiel).numero
    refuse(contexte.registre, "acte_deja_fait", rendre_avis, contexte, numero, cas.avis())


@pytest.mark.parametrize(
    ("renvoi", "code"),
    [
        (replace(RENVOI, auteur="Anne Delvaux"), "seul_le_directeur_general"),
        (replace(RENVOI, auteur=""), "seul_le_directeur_general"),
        (replace(RENVOI, remarques=" … "), "remarques_manquantes"),
    ],
)
def test_seul_le_directeur_general_renvoie_et_dit_pourquoi(contexte, referentiel, renvoi, code):
    numero = mener_a_l_avis(contexte, referentiel).numero
    refuse(contexte.registre, code, renvoyer_avis, contexte, numero, renvoi)


def test_une_decision_ne_se_renvoie_plus(contexte, referentiel):
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    refuse(contexte.registre, "acte_deja_fait", renvoyer_avis, contexte, numero, RENVOI)


# Repeated requests and the day of receipt


def test_une_demande_repetee_se_lie_a_la_precedente(contexte, referentiel):
    premier = arriver(contexte, referentiel).numero
    suite = enregistrer(contexte, replace(ARRIVEE, suite_de=premier), referentiel)
    relu = contexte.registre.charger(suite.numero)
    assert (relu.suite_de, relu.statut, relu.analyse) == (premier, Statut.ENREGISTREE, None)


def test_une_demande_ne_se_lie_pas_a_un_dossier_inconnu(contexte, referentiel):
    arriver(contexte, referentiel)
    for inconnu in (Numero(2026, 2), Numero(2019, 1)):
        arrivee = replace(ARRIVEE, suite_de=inconnu)
        refuse(contexte.registre, "dossier_inconnu", enregistrer, contexte, arrivee, referentiel)


def test_une_demande_ne_peut_arriver_demain(contexte, referentiel):
    demain = replace(ARRIVEE, recue_le=date(2026, 10, 13))
    refuse(contexte.registre, "reception_future", enregistrer, contexte, demain, referentiel)


def test_une_demande_de_l_an_passe_prend_un_numero_de_l_an_passe(contexte, referentiel):
    arriver(contexte, referentiel)
    passee = replace(ARRIVEE, recue_le=date(2025, 12, 31))
    dossier = enregistrer(contexte, passee, referentiel)
    assert (dossier.numero, dossier.recue_le) == (Numero(2025, 1), date(2025, 12, 31))
    assert arriver(contexte, referentiel).numero == Numero(2026, 2)


# What is communicated


def decision(valeur=""):
    """A communication, with what is written of its element."""
    (element,) = cas.decides("garantie locative")
    voulue = cas.decision(Sens.COMMUNICATION)
    return replace(voulue, elements=(replace(element, valeur=valeur),))


def decide_avec(contexte, referentiel, voulue):
    """A dossier whose communication was decided."""
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    analyser(contexte, numero, referentiel, cas.JOUR)
    rendre_avis(contexte, numero, cas.avis(Sens.COMMUNICATION))
    return decider(contexte, numero, avec_papier(contexte, numero, voulue))


@pytest.mark.parametrize(
    ("valeur", "point"),
    [
        ("", "garantie locative"),
        ("  ", "garantie locative"),
        ("750 EUR, libérée", "garantie locative : 750 EUR, libérée"),
    ],
)
def test_la_lettre_dit_la_valeur_de_chaque_element(contexte, referentiel, atelier, valeur, point):
    dossier = decide_avec(contexte, referentiel, decision(valeur))
    relu = contexte.registre.charger(dossier.numero)
    assert [e.valeur for e in relu.decision.elements] == [valeur]
    assert lettre_de(contexte, relu, atelier).points == (point,)


def test_deux_elements_du_meme_nom_sont_deux(contexte, referentiel, atelier):
    """They are told apart by their number: one of them may be communicated, with its own value."""
    garantie = replace(cas.ECRITE.elements[0], id=0)
    demande = replace(cas.ECRITE, elements=(garantie, garantie))
    numero = enregistrer(contexte, replace(ARRIVEE, demande=demande), referentiel).numero
    analyser(contexte, numero, referentiel, cas.JOUR)
    rendre_avis(contexte, numero, cas.avis(Sens.COMMUNICATION))
    second = ElementDecide(id=2, libelle=garantie.libelle, valeur="750 EUR")
    voulue = replace(cas.decision(Sens.COMMUNICATION), elements=(second,))
    decider(contexte, numero, avec_papier(contexte, numero, voulue))
    relu = contexte.registre.charger(numero)
    assert [e.id for e in relu.demande.elements] == [1, 2]
    assert relu.decision.elements == (second,)
    assert lettre_de(contexte, relu, atelier).points == ("garantie locative : 750 EUR",)


def test_le_correspondant_corrige_est_celui_de_la_lettre(contexte, referentiel, atelier):
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    autre = replace(CORRESPONDANT, nom="Police de la Haine")
    corriger(contexte, numero, replace(ARRIVEE, correspondant=autre), referentiel)
    lettre = lettre_de(contexte, contexte.registre.charger(numero), atelier)
    assert lettre.correspondant == autre
