"""The agreement in a dossier: one sentence for whoever works on it and for whoever decides."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.corriger import corriger
from desktop_app.application.enregistrer import Arrivee
from desktop_app.application.retirer_accord import retirer_accord
from desktop_app.domain.demande import (
    Accord,
    Consentement,
    DonneurAccord,
    Element,
    OrigineAccord,
)
from desktop_app.domain.dossier import Sens
from tests.domain import cas
from tests.ui.dossier.outils import BAILLEUR, ZOE, bouton, cocher, lit, nomme

ECRITE = replace(
    cas.ECRITE,
    consentement=Consentement.ECRIT,
    consentement_du=date(2026, 10, 1),
    consentement_jusqu_au=date(2026, 10, 12),
    accord=Accord(raison="elle cherche un logement", page=2, signature="la carte d’identité"),
    elements=(
        Element(libelle="garantie", necessaire=True),
        Element(libelle="revenu", couvert_par_le_consentement=False),
    ),
)
PHRASE = (
    "Accord écrit, donné par la personne elle-même\u00a0; il est pour Zone de police Exemple et "
    "couvre «\u00a0garantie\u00a0»\u00a0; la raison\u00a0: elle cherche un logement\u00a0; "
    "valable du 01/10/2026 au 12/10/2026\u00a0; joint à la demande, page 2\u00a0; signature "
    "vérifiée avec\u00a0: la carte d’identité."
)
FINI = "Cet accord a pris fin le 12/10/2026"
DATES = [
    (date(2026, 10, 1), None, "valable depuis le 01/10/2026, sans fin indiquée"),
    (None, date(2026, 10, 1), "valable jusqu’au 01/10/2026"),
    (None, None, "valable sans fin indiquée"),
]


@pytest.mark.parametrize("jusqu_a", ["", "avis"])
def test_l_accord_se_lit_en_une_phrase(dossier, montrer, jusqu_a):
    ecran = montrer(dossier(jusqu_a, ECRITE, Sens.COMMUNICATION))
    assert lit(ecran, PHRASE)
    assert not lit(ecran, FINI)


def test_la_phrase_est_sous_les_yeux_de_qui_decide(dossier, montrer):
    ecran = montrer(dossier("avis", ECRITE, Sens.COMMUNICATION))
    ecran.volet.hide()
    assert lit(ecran, PHRASE)


def test_un_accord_fini_se_voit_tant_que_rien_n_est_parti(dossier, montrer, horloge):
    numero = dossier("avis", ECRITE, Sens.COMMUNICATION)
    horloge.avancer(days=1)
    assert lit(montrer(numero), FINI)


def test_sans_accord_rien_n_en_est_dit(dossier, montrer):
    assert not lit(montrer(dossier()), "L’accord de la personne")


@pytest.mark.parametrize(("du", "fin", "dit"), DATES)
def test_les_dates_se_disent_comme_l_ecrit_les_porte(dossier, montrer, du, fin, dit):
    jours = {"consentement_du": du, "consentement_jusqu_au": fin}
    assert lit(montrer(dossier(demande=replace(ECRITE, **jours))), dit)


def test_qui_represente_la_personne_est_nomme_et_le_papier_aussi(
    session, dossier, montrer, referentiel_
):
    numero = dossier(demande=ECRITE).numero
    contexte, registre = session.contexte(), session.registre
    with registre.transaction():
        qui = {"auteur": contexte.operateur, "moment": contexte.quand}
        piece = registre.joindre(numero, "accord signé.pdf", b"%PDF-1.7", **qui)
    demande = replace(
        ECRITE,
        consentement_donne_par=DonneurAccord.ADMINISTRATEUR,
        consentement_origine=OrigineAccord.DONNE_AU_CPAS,
        consentement_vise_le_demandeur=False,
        accord=Accord(nom="Me Ève Ñandú", qualite="avocate", piece=piece.id),
    )
    arrivee = Arrivee(demande=demande, personne=ZOE, correspondant=BAILLEUR)
    ecran = montrer(corriger(contexte, numero, arrivee, referentiel_))
    assert lit(ecran, "donné par son administrateur (Me Ève Ñandú, avocate)")
    assert lit(ecran, "il ne nomme pas Zone de police Exemple")
    assert lit(ecran, "donné directement au CPAS, pièce «\u00a0accord signé.pdf\u00a0»")


def test_le_retrait_dit_quel_jour_et_qui_l_a_note(session, dossier, montrer, referentiel_):
    numero = dossier("avis", ECRITE, Sens.COMMUNICATION).numero
    hier = date(2026, 10, 11)
    ecran = montrer(retirer_accord(session.contexte(), numero, referentiel_, hier))
    assert lit(ecran, PHRASE.replace("Accord écrit", "Accord retiré"))
    assert lit(ecran, "Retiré le 11/10/2026 (noté le 12/10/2026 par Secrétariat).")


def test_un_accord_plus_recent_ne_passe_pas_pour_retire(session, dossier, montrer, referentiel_):
    numero = dossier(demande=ECRITE).numero
    retirer_accord(session.contexte(), numero, referentiel_)
    arrivee = Arrivee(demande=ECRITE, personne=ZOE, correspondant=BAILLEUR)
    ecran = montrer(corriger(session.contexte(), numero, arrivee, referentiel_))
    assert lit(ecran, "Un accord antérieur a été retiré le 12/10/2026 (noté par Secrétariat).")


def test_un_nouvel_accord_se_remplit_depuis_le_debut(session, dossier, montrer, referentiel_):
    numero = dossier(demande=ECRITE).numero
    retirer_accord(session.contexte(), numero, referentiel_)
    ecran = montrer(session.registre.charger(numero))
    cocher(ecran, "← Recevabilité")
    assert not lit(ecran, "Valable")
    cocher(ecran, "La personne marque-t-elle son accord\u00a0? Accord écrit")
    assert lit(ecran, "Valable")
    assert nomme(ecran, "Parce que").text() == ""
    assert not bouton(ecran, "Donné par La personne elle-même").isChecked()


def test_un_accord_de_vive_voix_n_a_pas_de_papier(dossier, montrer):
    ecran = montrer(dossier(demande=replace(cas.ECRITE, consentement=Consentement.VERBAL)))
    assert lit(ecran, "Accord verbal.")
