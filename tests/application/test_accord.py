"""An agreement on a real register: what is kept of it, its withdrawal, its end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.application.analyser import analyser, instruire
from desktop_app.application.corriger import corriger
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import enregistrer
from desktop_app.application.envoyer import envoyer
from desktop_app.application.etablir_lettre import etablir_lettre
from desktop_app.application.rectifier import rectifier
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.retirer_accord import retirer_accord
from desktop_app.application.rouvrir import rouvrir
from desktop_app.application.signer import signer
from desktop_app.domain.demande import Accord, Consentement, DonneurAccord, OrigineAccord
from desktop_app.domain.dossier import Envoi, Mode
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.workflow import Statut
from tests.application.papier import avec_papier
from tests.application.test_actes import ANNE, ARRIVEE, ENVOI, LUC
from tests.application.test_issues import signee
from tests.application.test_suites import refuse
from tests.db.outils_db import contenu
from tests.domain import cas

VEILLE, LENDEMAIN = (cas.JOUR + timedelta(days=n) for n in (-1, 1))
ECRITE = replace(
    cas.ECRITE,
    consentement=Consentement.ECRIT,
    consentement_donne_par=DonneurAccord.REPRESENTANT_LEGAL,
    accord=Accord(nom="Ève Ñandú", qualite="mère", raison="Un logement.", page=2),
)
AVEC_ACCORD = replace(ARRIVEE, demande=ECRITE)


def avec_piece(piece):
    """What comes in, once the writing was joined to its dossier."""
    demande = replace(
        ECRITE,
        consentement_origine=OrigineAccord.DONNE_AU_CPAS,
        accord=replace(ECRITE.accord, page=0, piece=piece),
    )
    return replace(ARRIVEE, demande=demande)


@pytest.fixture
def joindre(contexte):
    """Joins the writing to a dossier, and returns the attachment."""

    def _joindre(numero):
        registre, quand = contexte.registre, contexte.quand
        with registre.transaction():
            return registre.joindre(numero, "accord.pdf", b"%PDF-1.7", auteur="x", moment=quand).id

    return _joindre


def test_l_ecrit_est_une_piece_du_dossier_et_d_aucun_autre(
    registre, contexte, referentiel, joindre
):
    autre, numero = (enregistrer(contexte, ARRIVEE, referentiel).numero for _ in range(2))
    ailleurs, sienne = avec_piece(joindre(autre)), avec_piece(joindre(numero))
    for acte in (corriger, instruire):
        refuse(registre, "accord_sans_piece", acte, contexte, numero, ailleurs, referentiel)
    refuse(registre, "accord_sans_piece", enregistrer, contexte, sienne, referentiel)
    instruire(contexte, numero, sienne, referentiel)
    assert registre.charger(numero).demande == sienne.demande


def test_une_rectification_garde_l_accord_sans_la_piece_d_un_autre_dossier(
    contexte, referentiel, atelier, joindre
):
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    instruire(contexte, numero, avec_piece(joindre(numero)), referentiel)
    rendre_avis(contexte, numero, cas.avis())
    decider(contexte, numero, avec_papier(contexte, numero, cas.decision()))
    etablir_lettre(contexte, numero, atelier)
    for signature in (LUC, ANNE):
        signer(contexte, numero, signature)
    assert envoyer(contexte, numero, ENVOI, referentiel).demande.accord.piece
    neuf = rectifier(contexte, numero, "Un montant.", referentiel)
    assert neuf.demande.accord == replace(ECRITE.accord, page=0)


def test_l_accord_retire_reste_lisible_avec_le_jour_ou_la_personne_l_a_dit(
    contexte, referentiel, atelier
):
    numero = signee(contexte, referentiel, atelier, AVEC_ACCORD)[0].numero
    retirer_accord(contexte, numero, referentiel, VEILLE)
    relu = contexte.registre.charger(numero)
    assert (relu.statut, relu.demande.accord) == (Statut.ENREGISTREE, ECRITE.accord)
    assert relu.demande.consentement is Consentement.RETIRE
    (retrait,) = relu.retraits
    assert (retrait.jour, retrait.date, retrait.auteur) == (VEILLE, cas.JOUR, "secrétariat")


def test_un_accord_retire_garde_ce_qu_on_en_sait_et_un_nouveau_est_un_autre_ecrit(
    contexte, referentiel
):
    numero = enregistrer(contexte, AVEC_ACCORD, referentiel).numero
    retire = retirer_accord(contexte, numero, referentiel).demande
    sans_rien = replace(cas.ECRITE, consentement=Consentement.RETIRE)
    instruit = instruire(contexte, numero, replace(ARRIVEE, demande=sans_rien), referentiel)
    assert instruit.demande == retire
    rouvrir(contexte, numero, "Un nouvel accord est arrivé.")
    neuve = replace(cas.ECRITE, consentement=Consentement.ECRIT, accord=Accord(page=7))
    assert (
        corriger(contexte, numero, replace(ARRIVEE, demande=neuve), referentiel).demande == neuve
    )


def test_sans_autre_jour_le_retrait_est_du_jour_de_l_acte(contexte, referentiel):
    numero = enregistrer(contexte, AVEC_ACCORD, referentiel).numero
    assert retirer_accord(contexte, numero, referentiel).retraits[0].jour == cas.JOUR


def test_un_retrait_de_demain_est_refuse_avec_les_deux_jours(
    registre, contexte, referentiel, textes
):
    numero = enregistrer(contexte, AVEC_ACCORD, referentiel).numero
    avant = contenu(registre)
    with pytest.raises(ErreurMetier) as refus:
        retirer_accord(contexte, numero, referentiel, LENDEMAIN)
    assert refus.value.code == "retrait_futur"
    phrase = textes.raison(refus.value)
    assert "13/10/2026" in phrase
    assert "12/10/2026" in phrase
    assert contenu(registre) == avant


def test_tous_les_retraits_d_un_dossier_se_lisent(contexte, referentiel):
    numero = enregistrer(contexte, AVEC_ACCORD, referentiel).numero
    retirer_accord(contexte, numero, referentiel)
    analyser(contexte, numero, referentiel, cas.JOUR)
    rouvrir(contexte, numero, "Un nouvel accord est arrivé.")
    corriger(contexte, numero, AVEC_ACCORD, referentiel)
    relu = retirer_accord(contexte, numero, referentiel)
    assert len(relu.tous_les_retraits) == 2
    assert len(relu.retraits) == 1


def test_un_accord_fini_arrete_l_envoi_et_dit_les_deux_jours(
    registre, contexte, referentiel, atelier, textes
):
    fini = replace(ECRITE, consentement_jusqu_au=cas.JOUR)
    arrivee = replace(ARRIVEE, demande=fini)
    numero = signee(contexte, referentiel, atelier, arrivee)[0].numero
    demain = replace(contexte, quand=contexte.quand + timedelta(days=1))
    avant = contenu(registre)
    with pytest.raises(ErreurMetier) as refus:
        envoyer(demain, numero, Envoi(date=LENDEMAIN, mode=Mode.COURRIER), referentiel)
    assert refus.value.code == "accord_sans_effet"
    phrase = textes.raison(refus.value)
    assert "valait jusqu’au 12/10/2026" in phrase
    assert "13/10/2026" in phrase
    assert contenu(registre) == avant
    assert envoyer(contexte, numero, ENVOI, referentiel).statut is Statut.ENVOYEE


def test_les_jours_de_l_accord_sont_ceux_de_l_ecrit(contexte, referentiel):
    jours = {"consentement_du": date(2026, 10, 1), "consentement_jusqu_au": date(2026, 12, 31)}
    arrivee = replace(ARRIVEE, demande=replace(ECRITE, **jours))
    numero = enregistrer(contexte, arrivee, referentiel).numero
    assert contexte.registre.charger(numero).demande == arrivee.demande
