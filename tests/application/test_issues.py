"""The ways out and back on a real register: nothing is lost, nothing of before counts."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.coffre import ouvrir
from db.erreurs import JournalRompu, ProcedureContournee
from desktop_app.application.analyser import analyser
from desktop_app.application.classer import Raison, classer, lire_le_double
from desktop_app.application.corriger import corriger
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.envoyer import envoyer
from desktop_app.application.etablir_lettre import etablir_lettre
from desktop_app.application.noter import noter
from desktop_app.application.rectifier import rectifier
from desktop_app.application.refaire_lettre import refaire_lettre
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.retirer_accord import retirer_accord
from desktop_app.application.revoir import revoir
from desktop_app.application.rouvrir import rouvrir
from desktop_app.application.signer import signer
from desktop_app.application.transmettre import transmettre
from desktop_app.domain.comptes import Role
from desktop_app.domain.demande import Consentement, Destinataire
from desktop_app.domain.dossier import Envoi, Mode, Numero, Signature
from desktop_app.domain.elimination import Autorisation
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.issues import Motif, Revue
from desktop_app.domain.reponse import Correspondant, Delegue, Personne, Qualite, Signataire
from desktop_app.domain.workflow import Acte, Statut
from tests.application.conftest import MOMENT
from tests.application.papier import avec_papier
from tests.application.test_actes import ANNE, ARRIVEE, ENVOI, LUC, mener_a_la_decision
from tests.application.test_suites import refuse
from tests.db.outils_db import PHRASE, brute, clefs, sans_declencheurs
from tests.domain import cas

MOTIF = "Une erreur."
AVEC_ACCORD = replace(ARRIVEE, demande=replace(cas.ECRITE, consentement=Consentement.ECRIT))
SECRETE = replace(
    ARRIVEE,
    demande=replace(
        cas.ECRITE, demandeur="procureur_du_roi", disposition_citee="cic_46bis1", elements=()
    ),
)
ADRESSE = ("Rue neuve 2", "5999 Val-d'Œuvre")


def signee(contexte, referentiel, atelier, arrivee=ARRIVEE):
    """A dossier whose letter bears both signatures, and the bytes of that letter."""
    numero = mener_a_la_decision(contexte, referentiel, arrivee).numero
    _, pdf = etablir_lettre(contexte, numero, atelier)
    signer(contexte, numero, LUC)
    return signer(contexte, numero, ANNE), pdf


def relu(contexte, dossier):
    """The dossier as the register reads it, which is what the act returned."""
    assert contexte.registre.charger(dossier.numero) == dossier
    return dossier


def test_ce_qui_etait_fige_reste_lisible_et_ne_compte_plus(contexte, referentiel, atelier):
    avant, pdf = signee(contexte, referentiel, atelier)
    apres = relu(contexte, rouvrir(contexte, avant.numero, MOTIF))
    (tour,) = apres.tours
    assert (tour.analyse, tour.avis, tour.decision) == (avant.analyse, avant.avis, avant.decision)
    assert (tour.lettre, tour.signatures) == (avant.lettre, avant.signatures)
    assert (tour.reprise.motif, tour.reprise.demande) == (MOTIF, avant.demande)
    assert (apres.analyse, apres.decision, apres.lettre, apres.signatures) == (None,) * 3 + ((),)
    refuse(contexte.registre, "lettre_manquante", contexte.registre.pdf, avant.numero)
    assert contexte.registre.pdf(avant.numero, hashlib.sha256(pdf).hexdigest()) == pdf
    signees = {(a.partie, a.tour) for a in contexte.registre.attestations(avant.numero)}
    assert signees == {("avis", 1), ("decision", 1), ("lettre", 1), ("reprise 1", 0)}


def test_les_tours_se_suivent_et_se_relisent(contexte, referentiel, atelier):
    numero = signee(contexte, referentiel, atelier)[0].numero
    for _ in range(2):
        relu(contexte, refaire_lettre(contexte, numero, MOTIF))
        relu(contexte, etablir_lettre(contexte, numero, atelier)[0])
        relu(contexte, signer(contexte, numero, LUC))
    relu(contexte, rouvrir(contexte, numero, MOTIF))
    relu(contexte, analyser(contexte, numero, referentiel, cas.JOUR))
    relu(contexte, rendre_avis(contexte, numero, cas.avis()))
    relu(contexte, classer(contexte, numero, Raison(motif=Motif.RETIREE), referentiel))
    fini = relu(contexte, rouvrir(contexte, numero, MOTIF))
    assert [t.lettre is not None for t in fini.tours] == [True, True, True, False]
    assert [t.decision is not None for t in fini.tours] == [False, False, True, False]
    assert [t.classement is not None for t in fini.tours] == [False, False, False, True]
    assert [a.tour for a in contexte.registre.attestations(numero) if a.partie == "avis"] == [3, 4]
    contexte.registre.verifier_le_journal()


def test_une_lettre_refaite_n_est_plus_l_ancienne(contexte, referentiel, atelier):
    avant, ancienne = signee(contexte, referentiel, atelier)
    numero = avant.numero
    refaire_lettre(contexte, numero, MOTIF)
    autre = replace(ARRIVEE.correspondant, adresse=ADRESSE)
    corriger(contexte, numero, replace(ARRIVEE, correspondant=autre), referentiel)
    refaite, pdf = etablir_lettre(contexte, numero, atelier)
    assert pdf != ancienne
    assert (refaite.decision, refaite.signatures) == (avant.decision, ())
    assert contexte.registre.pdf(numero) == pdf
    assert refaite.tours[0].reprise.correspondant == ARRIVEE.correspondant


@pytest.mark.parametrize(
    "autre",
    [
        {"personne": Personne(nom="Une autre")},
        {"correspondant": Correspondant(nom="Un autre")},
        {"correspondant": None},
    ],
)
def test_une_lettre_refaite_est_pour_les_memes(contexte, referentiel, atelier, autre):
    numero = signee(contexte, referentiel, atelier)[0].numero
    refaire_lettre(contexte, numero, MOTIF)
    arrivee = replace(ARRIVEE, **autre)
    actes = (corriger, contexte, numero, arrivee, referentiel)
    refuse(contexte.registre, "identite_a_rouvrir", *actes)
    rouvrir(contexte, numero, MOTIF)
    assert corriger(contexte, numero, arrivee, referentiel).personne == arrivee.personne


def test_une_correction_garde_ce_qu_elle_remplace(contexte, referentiel):
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    autre = replace(ARRIVEE, personne=replace(ARRIVEE.personne, prenom="Maëlle"))
    corriger(contexte, numero, autre, referentiel)
    vague = replace(autre, demande=replace(cas.ECRITE, objet_precis=False))
    corrige = relu(contexte, corriger(contexte, numero, vague, referentiel))
    une, deux = corrige.corrections
    assert (une.champs, une.personne, une.demande) == (
        ("personne.prenom",),
        ARRIVEE.personne,
        None,
    )
    assert (deux.champs, deux.personne, deux.demande) == (
        ("demande.objet_precis",),
        None,
        cas.ECRITE,
    )
    lignes = repr(contexte.registre.journal())
    assert ARRIVEE.personne.nom not in lignes
    assert "prenom" not in lignes


def test_ne_rien_corriger_ne_garde_rien(contexte, referentiel):
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    assert corriger(contexte, numero, ARRIVEE, referentiel).corrections == ()


def test_une_elimination_emporte_ce_qui_fut_corrige_et_repris(contexte, referentiel, registre):
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    rouvrir(contexte, numero, MOTIF)
    corriger(contexte, numero, replace(ARRIVEE, personne=None), referentiel)
    classer(contexte, numero, Raison(motif=Motif.RETIREE), referentiel)
    accord = Autorisation(reference="AE 12", accordee_le=date(2026, 1, 2))
    chemin = registre._lien.chemin
    registre.eliminer([numero], accord, auteur="essai", moment=MOMENT)
    with ouvrir(chemin, PHRASE) as reste:
        for table in ("reprise", "correction", "classement", "analyse", "decision"):
            assert reste._lien.lire(f"select count(*) from {table}") == [(0,)]


def test_un_retrait_avant_l_envoi_recommence_tout(contexte, referentiel, atelier):
    avant, _ = signee(contexte, referentiel, atelier, AVEC_ACCORD)
    apres = relu(contexte, retirer_accord(contexte, avant.numero, referentiel))
    assert (apres.statut, apres.lettre) == (Statut.ENREGISTREE, None)
    assert apres.demande.consentement is Consentement.RETIRE
    assert apres.tours[0].reprise.demande == AVEC_ACCORD.demande
    assert [r.en_suspens for r in apres.retraits] == [False]
    numero = avant.numero
    refuse(contexte.registre, "accord_absent", retirer_accord, contexte, numero, referentiel)
    refuse(contexte.registre, "decision_manquante", etablir_lettre, contexte, numero, atelier)


def test_un_nouvel_accord_se_retire_a_nouveau(contexte, referentiel, atelier):
    numero = signee(contexte, referentiel, atelier, AVEC_ACCORD)[0].numero
    retirer_accord(contexte, numero, referentiel)
    corriger(contexte, numero, AVEC_ACCORD, referentiel)
    analyser(contexte, numero, referentiel, cas.JOUR)
    apres = relu(contexte, retirer_accord(contexte, numero, referentiel))
    assert apres.demande.consentement is Consentement.RETIRE
    assert [len(tour.retraits) for tour in apres.tours] == [0, 1]


def test_une_mesure_secrete_le_reste_quand_on_recommence(contexte, referentiel):
    numero = enregistrer(contexte, SECRETE, referentiel).numero
    analyser(contexte, numero, referentiel, cas.JOUR)
    rouvrir(contexte, numero, MOTIF)
    assert corriger(contexte, numero, ARRIVEE, referentiel).secrete


def test_seul_le_directeur_qui_a_un_compte_laisse_sans_suite(contexte, referentiel, registre):
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    registre.comptes.ajouter("Luc Moreau", Role.DIRECTEUR_GENERAL, "sa phrase", moment=MOMENT)
    raison = Raison(motif=Motif.SANS_SUITE, texte="Déjà dit.", auteur="Luc Moreau")
    refuse(registre, "decision_reservee", classer, contexte, numero, raison, referentiel)
    chemin = registre._lien.chemin
    registre.fermer()
    with ouvrir(chemin, "sa phrase") as le_sien:
        le_sien.verification_complete()
        luc = replace(contexte, registre=le_sien)
        assert classer(luc, numero, raison, referentiel).statut is Statut.CLASSEE


def test_ce_qui_est_classe_attend_d_etre_vu(contexte, referentiel):
    retiree = Raison(motif=Motif.RETIREE)
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    refuse(contexte.registre, "rien_a_revoir", revoir, contexte, numero)
    for _ in range(2):
        assert relu(contexte, classer(contexte, numero, retiree, referentiel)).a_revoir
        vu = relu(contexte, revoir(contexte, numero))
        assert (vu.a_revoir, vu.statut) == (False, Statut.CLASSEE)
        assert vu.revue.auteur == contexte.operateur
        refuse(contexte.registre, "acte_deja_fait", revoir, contexte, numero)
        rouvert = relu(contexte, rouvrir(contexte, numero, MOTIF))
        assert (rouvert.revue, rouvert.tours[-1].revue) == (None, vu.revue)
    contexte.registre.verifier_le_journal()


def test_ce_que_le_directeur_classe_lui_meme_est_vu(contexte, referentiel):
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    raison = Raison(motif=Motif.SANS_SUITE, texte="Déjà dit.", auteur="Luc Moreau")
    assert not relu(contexte, classer(contexte, numero, raison, referentiel)).a_revoir


def test_le_directeur_qui_a_un_compte_revoit_seul(contexte, referentiel, registre):
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    classer(contexte, numero, Raison(motif=Motif.RETIREE), referentiel)
    registre.comptes.ajouter("Luc Moreau", Role.DIRECTEUR_GENERAL, "sa phrase", moment=MOMENT)
    refuse(registre, "decision_reservee", revoir, contexte, numero)


def test_rien_ne_se_revoit_qui_n_est_classe(contexte, referentiel, registre):
    dossier = enregistrer(contexte, ARRIVEE, referentiel)
    revue = Revue(date=contexte.jour, auteur="Luc Moreau")
    with pytest.raises(ProcedureContournee, match="rien_a_revoir"), registre.transaction():
        contexte.inscrire(Acte.REVOIR, replace(dossier, revue=revue))


def test_une_transmission_garde_le_jour_ou_l_ecrit_est_parti(contexte, referentiel):
    ailleurs = replace(cas.ECRITE, destinataire=Destinataire.MEMBRE_DU_PERSONNEL)
    numero = enregistrer(contexte, replace(ARRIVEE, demande=ailleurs), referentiel).numero
    plus_tard = replace(contexte, quand=contexte.quand + timedelta(days=3))
    veille = contexte.jour - timedelta(days=1)
    actes = (plus_tard, numero, Destinataire.PRESIDENT)
    refuse(contexte.registre, "acte_avant_le_precedent", transmettre, *actes, veille)
    garde = relu(contexte, transmettre(*actes, DEMAIN))
    assert garde.transmission.date == DEMAIN
    assert contexte.registre.historique(numero)[-1].moment == plus_tard.quand


def test_le_numero_d_un_double_se_lit_comme_il_est_ecrit():
    assert lire_le_double(" 2026/7 ", Numero(2026, 1)) == Numero(2026, 7)
    assert lire_le_double("  ", Numero(2026, 1)) is None
    with pytest.raises(ErreurMetier) as refus:
        lire_le_double("sept", Numero(2026, 1))
    assert refus.value.details == {"doublon": "sept", "numero": "2026/0001"}


AILLEURS = [
    {"correspondant": replace(ARRIVEE.correspondant, nom="Quelqu’un d’autre")},
    {"personne": replace(ARRIVEE.personne, nom="Une autre")},
    {"personne": None},
    {"demande": replace(cas.ECRITE, demandeur="huissier")},
]


@pytest.mark.parametrize("autre", AILLEURS)
def test_un_doublon_est_du_meme_demandeur_sur_la_meme_personne(contexte, referentiel, autre):
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    autre = enregistrer(contexte, replace(ARRIVEE, **autre), referentiel).numero
    raison = Raison(motif=Motif.DOUBLON, doublon=autre)
    refuse(contexte.registre, "doublon_autre", classer, contexte, numero, raison, referentiel)


def test_un_doublon_classe_n_en_est_pas_un(contexte, referentiel):
    un, deux = (enregistrer(contexte, ARRIVEE, referentiel).numero for _ in range(2))
    assert classer(
        contexte, un, Raison(motif=Motif.DOUBLON, doublon=deux), referentiel
    ).classement.doublon == str(deux)
    raison = Raison(motif=Motif.DOUBLON, doublon=un)
    refuse(contexte.registre, "doublon_classe", classer, contexte, deux, raison, referentiel)


@pytest.mark.parametrize(
    ("raison", "code"),
    [
        (Raison(motif=Motif.ERREUR), "classement_sans_texte"),
        (Raison(motif=Motif.SANS_SUITE, auteur="Luc Moreau"), "classement_sans_texte"),
        (Raison(motif=Motif.SANS_SUITE, texte="Vu."), "sans_suite_reservee"),
        (Raison(motif=Motif.DOUBLON), "doublon_manquant"),
        (Raison(motif=Motif.DOUBLON, doublon=Numero(2026, 1)), "doublon_de_soi"),
        (Raison(motif=Motif.DOUBLON, doublon=Numero(2026, 9)), "doublon_inconnu"),
    ],
)
def test_un_classement_qui_ne_tient_pas_ne_change_rien(contexte, referentiel, raison, code):
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    refuse(contexte.registre, code, classer, contexte, numero, raison, referentiel)


def test_la_veille_rien_ne_se_fait(contexte, referentiel, atelier, textes):
    """Whatever the act, the refusal names both days."""
    numero = signee(contexte, referentiel, atelier)[0].numero
    veille = replace(contexte, quand=contexte.quand - timedelta(days=1))
    envoi = Envoi(date=veille.jour, mode=Mode.COURRIER)
    for acte, *reste in (
        (envoyer, envoi, referentiel),
        (noter, "Une note."),
        (rouvrir, MOTIF),
        (refaire_lettre, MOTIF),
        (classer, Raison(motif=Motif.RETIREE), referentiel),
    ):
        refuse(contexte.registre, "acte_avant_le_precedent", acte, veille, numero, *reste)
    with pytest.raises(Exception, match="acte_avant") as refus:
        noter(veille, numero, "Une note.")
    raison = textes.raison(refus.value)
    assert "11/10/2026" in raison
    assert "12/10/2026" in raison


DEMAIN = cas.JOUR + timedelta(days=1)
IMPOSSIBLES = [
    (
        replace(ARRIVEE, correspondant=replace(ARRIVEE.correspondant, date_du_courrier=DEMAIN)),
        "courrier_apres_reception",
    ),
    (
        replace(ARRIVEE, personne=replace(ARRIVEE.personne, date_de_naissance=DEMAIN)),
        "naissance_apres_reception",
    ),
]


@pytest.mark.parametrize(("arrivee", "code"), IMPOSSIBLES)
def test_une_date_impossible_ne_s_enregistre_ni_ne_se_corrige(
    contexte, referentiel, arrivee: Arrivee, code
):
    refuse(contexte.registre, code, enregistrer, contexte, arrivee, referentiel)
    numero = enregistrer(contexte, ARRIVEE, referentiel).numero
    refuse(contexte.registre, code, corriger, contexte, numero, arrivee, referentiel)


def test_une_rectification_nomme_la_lettre_qu_elle_corrige(contexte, referentiel, atelier):
    ancien = envoyer(
        contexte, signee(contexte, referentiel, atelier)[0].numero, ENVOI, referentiel
    )
    neuf = relu(contexte, rectifier(contexte, ancien.numero, MOTIF, referentiel))
    assert (neuf.numero, neuf.statut) == (Numero(2026, 2), Statut.ENREGISTREE)
    assert neuf.suite_de == ancien.numero
    assert (neuf.rectification.reference, neuf.rectification.lettre_du) == (
        "2026/0001",
        ancien.lettre.date,
    )
    assert [contexte.registre.historique(d.numero)[-1].acte for d in (ancien, neuf)] == [
        "rectifier"
    ] * 2


def test_un_delegue_signe_dans_les_dates_que_dit_la_maison(contexte, referentiel, atelier):
    delegue = Delegue(
        qualite=Qualite.PRESIDENT, nom="Paul Œuvrard", mention="Par délégation", au=cas.JOUR
    )
    with contexte.registre.transaction():
        contexte.registre.definir_cpas(
            replace(cas.CPAS, delegues=(delegue,)), auteur="essai", moment=MOMENT
        )
    numero = mener_a_la_decision(contexte, referentiel, ARRIVEE).numero
    bloc = Signataire(
        qualite=Qualite.PRESIDENT, nom="Paul Œuvrard", titre="", delegation="Par délégation"
    )
    etablir_lettre(contexte, numero, replace(atelier, delegues=(bloc,)))
    signature = Signature(
        date=DEMAIN, qualite=Qualite.PRESIDENT, nom="Paul Œuvrard", delegation="Par délégation"
    )
    refuse(contexte.registre, "delegation_hors_dates", signer, contexte, numero, signature)
    assert signer(contexte, numero, replace(signature, date=cas.JOUR)).signatures


@pytest.mark.parametrize(
    "alteration",
    [
        "update {} set contenu = json_set(contenu, '$.date', '2026-10-11') where tour = 2",
        "update {} set contenu = json_set(contenu, '$.date', '2026-10-11') where tour = 1",
        "update {} set tour = 3 where tour = 2",
    ],
)
@pytest.mark.parametrize("table", ["avis", "decision", "lettre", "signature"])
def test_rien_d_aucun_tour_ne_s_altere_en_cachette(
    contexte, referentiel, atelier, table, alteration
):
    numero = signee(contexte, referentiel, atelier)[0].numero
    rouvrir(contexte, numero, MOTIF)
    analyser(contexte, numero, referentiel, cas.JOUR)
    rendre_avis(contexte, numero, cas.avis())
    decider(contexte, numero, avec_papier(contexte, numero, cas.decision()))
    etablir_lettre(contexte, numero, atelier)
    signer(contexte, numero, LUC)
    chemin = contexte.registre._lien.chemin
    contexte.registre.fermer()
    with brute(chemin, clefs(chemin)) as connexion:
        sans_declencheurs(connexion)
        assert connexion.execute(alteration.format(table)).rowcount
    with pytest.raises(JournalRompu, match="enregistrement"):
        ouvrir(chemin, PHRASE)


@pytest.mark.parametrize("partie", ["analyse", "avis", "decision", "lettre"])
@pytest.mark.parametrize(("autre", "code"), [(None, "disparue"), (cas.JOUR, "figee")])
def test_aucun_acte_ne_recrit_un_tour_fini(contexte, referentiel, atelier, partie, autre, code):
    dossier, _ = signee(contexte, referentiel, atelier)
    dossier = rouvrir(contexte, dossier.numero, MOTIF)
    (tour,) = dossier.tours
    jour = {"analyse": "jour"}.get(partie, "date")
    change = autre and replace(getattr(tour, partie), **{jour: autre + timedelta(days=1)})
    faux = replace(dossier, tours=(replace(tour, **{partie: change}),))
    with (
        pytest.raises(ProcedureContournee, match=f"partie_{code}"),
        contexte.registre.transaction(),
    ):
        contexte.inscrire(Acte.NOTER, faux)
    assert contexte.registre.charger(dossier.numero) == dossier
