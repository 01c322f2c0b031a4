"""Each act on a real encrypted register: one transaction, one journal row, or nothing at all."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.coffre import Fondation, creer, ouvrir
from desktop_app.application.acte import Contexte
from desktop_app.application.analyser import analyser
from desktop_app.application.apprecier import apprecier
from desktop_app.application.classer import Raison, classer
from desktop_app.application.cloturer import cloturer
from desktop_app.application.corriger import corriger
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.envoyer import envoyer
from desktop_app.application.etablir_lettre import (
    composer_lettre,
    etablir_lettre,
    lettre_a_etablir,
    lettre_de,
)
from desktop_app.application.noter import noter
from desktop_app.application.prevenir import prevenir
from desktop_app.application.rectifier import rectifier
from desktop_app.application.refaire_lettre import refaire_lettre
from desktop_app.application.remettre import remettre
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.renvoyer_avis import renvoyer_avis
from desktop_app.application.retirer_accord import retirer_accord
from desktop_app.application.revoir import revoir
from desktop_app.application.rouvrir import rouvrir
from desktop_app.application.signer import signer
from desktop_app.application.transmettre import transmettre
from desktop_app.domain.comptes import Role
from desktop_app.domain.demande import Canal
from desktop_app.domain.dossier import Envoi, Mode, Numero, Renvoi, Sens, Signature
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.issues import Motif
from desktop_app.domain.remise import Remise
from desktop_app.domain.reponse import Correspondant, Personne, Qualite
from desktop_app.domain.workflow import Acte, Statut
from tests.application.conftest import MOMENT
from tests.application.papier import avec_papier
from tests.db.outils_db import KDF, PHRASE, contenu
from tests.domain import cas

CORRESPONDANT = Correspondant(
    nom="Zone de police Exemple", adresse=("rue de l'Étang 12", "5999 Val-d'Œuvre")
)
PERSONNE = Personne(nom="D'Hæyer", prenom="Zoé")
LUC = Signature(date=cas.JOUR, qualite=Qualite.DIRECTEUR_GENERAL, nom="Luc Moreau")
ANNE = Signature(date=cas.JOUR, qualite=Qualite.PRESIDENT, nom="Anne Delvaux")
ARRIVEE = Arrivee(demande=cas.ECRITE, personne=PERSONNE, correspondant=CORRESPONDANT)
ENVOI = Envoi(date=cas.JOUR, mode=Mode.COURRIER)
RENVOI = Renvoi(date=cas.JOUR, auteur="Luc Moreau", remarques="Motivez davantage.")
OUVERTS = {Acte.ENREGISTRER, Acte.CORRIGER, Acte.NOTER, Acte.ANALYSER, Acte.CLASSER}
RAISON = Raison(motif=Motif.RETIREE)


def arriver(contexte, referentiel, demande=cas.ECRITE):
    """Register a request."""
    return enregistrer(contexte, replace(ARRIVEE, demande=demande), referentiel)


def mener_a_la_decision(contexte, referentiel, arrivee, sens=Sens.REFUS, elements=()):
    """Register a request and lead it as far as its decision."""
    numero = enregistrer(contexte, arrivee, referentiel).numero
    analyser(contexte, numero, referentiel, cas.JOUR)
    rendre_avis(contexte, numero, cas.avis(conclusion=sens))
    return decider(contexte, numero, avec_papier(contexte, numero, cas.decision(sens, elements)))


REMISE = Remise(date=cas.JOUR, auteur="Secrétariat", acte="mandat", verifie_par="Luc Moreau")


def actes(contexte, referentiel, atelier, numero):
    """Every act that may follow the registration, with arguments that hold."""
    decision = avec_papier(contexte, numero, cas.decision())
    return {
        Acte.CORRIGER: lambda: corriger(contexte, numero, ARRIVEE, referentiel),
        Acte.NOTER: lambda: noter(contexte, numero, "Le demandeur a rappelé."),
        Acte.ANALYSER: lambda: analyser(contexte, numero, referentiel, cas.JOUR),
        Acte.RENDRE_AVIS: lambda: rendre_avis(contexte, numero, cas.avis()),
        Acte.RENVOYER_AVIS: lambda: renvoyer_avis(contexte, numero, RENVOI),
        Acte.DECIDER: lambda: decider(contexte, numero, decision),
        Acte.ETABLIR_LETTRE: lambda: etablir_lettre(contexte, numero, atelier)[0],
        Acte.SIGNER: lambda: signer(contexte, numero, LUC),
        Acte.ENVOYER: lambda: envoyer(contexte, numero, ENVOI, referentiel),
        Acte.CLOTURER: lambda: cloturer(contexte, numero),
        Acte.TRANSMETTRE: lambda: transmettre(contexte, numero),
        Acte.CLASSER: lambda: classer(contexte, numero, RAISON, referentiel),
        Acte.ROUVRIR: lambda: rouvrir(contexte, numero, "Erreur."),
        Acte.REFAIRE_LETTRE: lambda: refaire_lettre(contexte, numero, "Erreur."),
        Acte.RETIRER_ACCORD: lambda: retirer_accord(contexte, numero, referentiel),
        Acte.RECTIFIER: lambda: rectifier(contexte, numero, "Erreur.", referentiel),
        Acte.REVOIR: lambda: revoir(contexte, numero),
        Acte.REMETTRE: lambda: remettre(contexte, numero, REMISE),
        Acte.APPRECIER: lambda: apprecier(contexte, numero, accordee=True, motif="Utile."),
        Acte.PRENDRE_CONNAISSANCE: lambda: prevenir(contexte, numero),
    }


def test_une_demande_devient_une_lettre_a_deux_signatures(contexte, referentiel, atelier):
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    etabli, pdf = etablir_lettre(contexte, numero, atelier)
    assert etabli.lettre.sha256 == hashlib.sha256(pdf).hexdigest()
    assert contexte.registre.pdf(numero) == pdf
    signer(contexte, numero, LUC)
    signer(contexte, numero, ANNE)
    envoyer(contexte, numero, ENVOI, referentiel)
    final = cloturer(contexte, numero)
    assert contexte.registre.charger(numero) == final
    faits = [ligne.acte for ligne in contexte.registre.historique(numero)]
    assert faits == [
        "enregistrer",
        "analyser",
        "rendre_avis",
        "joindre",
        "decider",
        "etablir_lettre",
        "signer",
        "signer",
        "envoyer",
        "cloturer",
    ]


def composer_d_avance(contexte, numero, atelier):
    """The letter of a dossier, composed ahead of its act."""
    dossier = contexte.registre.charger(numero)
    return composer_lettre(lettre_a_etablir(contexte, dossier, atelier), atelier)


def test_la_lettre_composee_d_avance_est_gardee_telle_quelle(contexte, referentiel, atelier):
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    avance = composer_d_avance(contexte, numero, atelier)
    marquee = replace(avance, pdf=avance.pdf + b"%")
    _, pdf = etablir_lettre(contexte, numero, atelier, marquee)
    assert pdf == contexte.registre.pdf(numero) == marquee.pdf


@pytest.mark.parametrize("change", ["journal", "jour", "annexes"])
def test_une_lettre_que_le_registre_ne_demande_plus_est_recomposee(
    contexte, referentiel, atelier, change
):
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    avance = composer_d_avance(contexte, numero, atelier)
    if change == "journal":
        noter(contexte, numero, "Le demandeur a rappelé.")
    elif change == "jour":
        contexte = replace(contexte, quand=contexte.quand + timedelta(days=1))
    else:
        atelier = replace(atelier, annexes=("Formulaire",))
    attendue = composer_d_avance(contexte, numero, atelier)
    assert attendue.pdf != avance.pdf
    _, pdf = etablir_lettre(contexte, numero, atelier, avance)
    assert pdf == contexte.registre.pdf(numero) == attendue.pdf


@pytest.mark.parametrize("acte", [a for a in Acte if a not in OUVERTS])
def test_un_acte_refuse_ne_change_rien(contexte, referentiel, atelier, acte):
    numero = arriver(contexte, referentiel).numero
    faire = actes(contexte, referentiel, atelier, numero)[acte]
    avant = contenu(contexte.registre)
    with pytest.raises(ErreurMetier):
        faire()
    assert contenu(contexte.registre) == avant


def test_un_caractere_qui_ne_s_imprime_pas_ne_change_rien(contexte, referentiel, atelier):
    arrivee = replace(ARRIVEE, correspondant=replace(CORRESPONDANT, nom="Zone 漢"))
    numero = mener_a_la_decision(contexte, referentiel, arrivee).numero
    avant = contenu(contexte.registre)
    with pytest.raises(ErreurMetier) as refus:
        etablir_lettre(contexte, numero, atelier)
    assert (refus.value.code, refus.value.details["point_de_code"]) == (
        "caractere_absent",
        "U+6F22",
    )
    assert contenu(contexte.registre) == avant


@pytest.mark.parametrize("correspondant", [None, replace(CORRESPONDANT, nom=" ")])
def test_sans_destinataire_il_n_y_a_pas_de_lettre(contexte, referentiel, atelier, correspondant):
    arrivee = replace(ARRIVEE, correspondant=correspondant)
    numero = mener_a_la_decision(contexte, referentiel, arrivee).numero
    with pytest.raises(ErreurMetier, match="correspondant_inconnu"):
        etablir_lettre(contexte, numero, atelier)


def test_une_invitation_demande_ce_qui_manque(contexte, referentiel, atelier):
    imprecise = replace(cas.ECRITE, objet_precis=False, personne_identifiee=False)
    arrivee = replace(ARRIVEE, demande=imprecise)
    dossier = mener_a_la_decision(contexte, referentiel, arrivee, Sens.COMPLETER)
    attendus = atelier.redaction.points_manquants(("identification", "objet"))
    assert len(attendus) == 2
    assert lettre_de(contexte, dossier, atelier).points == attendus


def test_un_element_decide_deux_fois_s_imprime_une_fois(contexte, referentiel, atelier):
    elements = ["garantie locative"] * 2
    dossier = mener_a_la_decision(contexte, referentiel, ARRIVEE, Sens.COMMUNICATION, elements)
    lettre = lettre_de(contexte, dossier, atelier)
    assert lettre.points == ("garantie locative",)


def test_une_communication_ne_contient_que_ce_qui_est_decide(contexte, referentiel, atelier):
    elements = ["garantie locative"]
    dossier = mener_a_la_decision(contexte, referentiel, ARRIVEE, Sens.COMMUNICATION, elements)
    lettre = lettre_de(contexte, dossier, atelier)
    assert lettre.points == ("garantie locative",)
    assert lettre.principe == referentiel.textes["cp_352"].citation
    tete = contexte.registre.tete_journal()
    assert lettre.ancre == f"{tete.nombre}-{tete.tete[:16]}"
    assert PERSONNE.prenom not in repr(lettre)
    assert PERSONNE.nom not in repr(lettre)


def test_les_numeros_se_suivent_dans_l_annee(contexte, referentiel):
    numeros = [arriver(contexte, referentiel).numero for _ in range(3)]
    assert numeros == [Numero(2026, rang) for rang in (1, 2, 3)]
    suivante = replace(contexte, quand=contexte.quand.replace(year=2027))
    assert arriver(suivante, referentiel).numero == Numero(2027, 1)


def test_une_demande_orale_est_consignee_puis_cloturee(contexte, referentiel, atelier):
    orale = replace(cas.ECRITE, canal=Canal.TELEPHONE)
    numero = arriver(contexte, referentiel, orale).numero
    for acte, faire in actes(contexte, referentiel, atelier, numero).items():
        if acte not in {Acte.CLOTURER, Acte.NOTER}:
            code = "accord_absent" if acte is Acte.RETIRER_ACCORD else "demande_orale"
            with pytest.raises(ErreurMetier, match=code):
                faire()
    assert cloturer(contexte, numero).statut is Statut.CLOTUREE


def test_un_registre_sans_cpas_ne_decide_pas(tmp_path, referentiel):
    fondation = Fondation(phrase=PHRASE, role="secretariat", auteur="e", moment=MOMENT, kdf=KDF)
    registre, _ = creer(tmp_path / "neuf.sceau", fondation)
    with registre:
        contexte = Contexte(registre=registre, quand=MOMENT, operateur="e")
        numero = arriver(contexte, referentiel).numero
        analyser(contexte, numero, referentiel, cas.JOUR)
        with pytest.raises(ErreurMetier, match="cpas_inconnu"):
            rendre_avis(contexte, numero, cas.avis())


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.sampled_from([a for a in Acte if a is not Acte.ENREGISTRER]), max_size=30))
def test_au_hasard_un_refus_ne_laisse_jamais_de_trace(contexte, referentiel, atelier, suite):
    numero = arriver(contexte, referentiel).numero
    faire = actes(contexte, referentiel, atelier, numero)
    for acte in suite:
        avant = contenu(contexte.registre)
        nombre = contexte.registre.tete_journal().nombre
        try:
            dossier = faire[acte]()
        except ErreurMetier:
            assert contenu(contexte.registre) == avant
        else:
            # A correction of what was sent is a dossier of its own, told of in both.
            assert contexte.registre.charger(dossier.numero) == dossier
            rangs = 1 if acte is not Acte.RECTIFIER else 2
            assert contexte.registre.tete_journal().nombre == nombre + rangs


# One person alone: the decision is transcribed from its paper


def mener_a_l_avis(contexte, referentiel):
    """Register a request and lead it as far as its opinion."""
    numero = arriver(contexte, referentiel).numero
    analyser(contexte, numero, referentiel, cas.JOUR)
    rendre_avis(contexte, numero, cas.avis())
    return numero


def test_une_decision_transcrite_demande_son_papier(contexte, referentiel):
    numero = mener_a_l_avis(contexte, referentiel)
    with pytest.raises(ErreurMetier, match="decision_sans_papier"):
        decider(contexte, numero, cas.decision())
    assert contexte.registre.charger(numero).decision is None


def test_le_papier_d_un_autre_dossier_ne_compte_pas(contexte, referentiel):
    autre = mener_a_l_avis(contexte, referentiel)
    papier = avec_papier(contexte, autre, cas.decision()).piece
    numero = mener_a_l_avis(contexte, referentiel)
    with pytest.raises(ErreurMetier, match="decision_sans_papier"):
        decider(contexte, numero, replace(cas.decision(), piece=papier))


def test_le_directeur_qui_decide_lui_meme_ne_transcrit_rien(contexte, referentiel, registre):
    numero = mener_a_l_avis(contexte, referentiel)
    registre.comptes.ajouter("Luc Moreau", Role.DIRECTEUR_GENERAL, "sa phrase", moment=MOMENT)
    chemin = registre._lien.chemin
    registre.fermer()
    with ouvrir(chemin, "sa phrase") as le_sien:
        le_sien.verification_complete()
        decide = decider(replace(contexte, registre=le_sien), numero, cas.decision())
        assert decide.decision.piece == ""
        signe = {a.partie: a.compte.nom for a in le_sien.attestations(numero)}
        assert signe == {"avis": "essai", "decision": "Luc Moreau"}
