"""What a letter says of its reasons, and what it keeps for the house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.application.analyser import analyser
from desktop_app.application.decider import decider
from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.application.envoyer import envoyer
from desktop_app.application.etablir_lettre import etablir_lettre, lettre_de
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.signer import signer
from desktop_app.domain.demande import (
    ActeDuJuge,
    Canal,
    Consentement,
    DonneurAccord,
    Element,
    NatureElement,
    OrigineAccord,
)
from desktop_app.domain.dossier import Decision, ElementDecide, Envoi, Mode, Sens, Signature
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.reponse import (
    Base,
    Circonstance,
    Correspondant,
    Fondement,
    Personne,
    Qualite,
)
from tests.application.papier import avec_papier
from tests.domain import cas

LE_PREMIER = date(2026, 10, 1)
ADRESSE = Element(libelle="adresses connues", necessaire=True)
RAPPORT = Element(libelle="rapports", nature=NatureElement.SOCIALE, necessaire=True)
AVEC_ACCORD = replace(
    cas.ECRITE,
    disposition_citee="",
    consentement=Consentement.ECRIT,
    consentement_du=LE_PREMIER,
    elements=(ADRESSE, replace(RAPPORT, couvert_par_le_consentement=False)),
)
REQUISITION = replace(
    cas.ECRITE,
    demandeur="procureur_federal",
    disposition_citee="cic_46bis1",
    conditions_verifiees=(
        "decision_ecrite_et_motivee",
        "infraction_terroriste",
        "renseignements_precises",
    ),
    elements=(ADRESSE, RAPPORT),
)
ORDONNANCE = replace(
    cas.ECRITE,
    demandeur="juge_instruction",
    disposition_citee="",
    enquete_l_exige=True,
    acte_du_juge=ActeDuJuge.ORDONNANCE,
)
ARTICLE = "article 46bis/1, §§ 1er et 2, du Code d’instruction criminelle"


@pytest.fixture
def lettre(contexte, referentiel, atelier):
    """The letter of a request, decided that way, as data; and its dossier."""

    def mener(demande, sens, *places):
        dossier = decidee(contexte, referentiel, demande, sens, places)
        return lettre_de(contexte, dossier, atelier)

    return mener


def decidee(contexte, referentiel, demande, sens, places=()):
    arrivee = Arrivee(
        demande=demande,
        personne=Personne(nom="Lambert", prenom="Zoé"),
        correspondant=Correspondant(nom="Qui demande"),
    )
    numero = enregistrer(contexte, arrivee, referentiel).numero
    analyser(contexte, numero, referentiel, cas.JOUR)
    rendre_avis(contexte, numero, cas.avis(sens))
    libelles = {e.id: e.libelle for e in arrivee.demande.elements}
    elements = tuple(ElementDecide(id=p, libelle=libelles[p], valeur="dit") for p in places)
    decision = Decision(date=cas.JOUR, auteur="Luc Moreau", sens=sens, elements=elements)
    return decider(contexte, numero, avec_papier(contexte, numero, decision))


@pytest.mark.parametrize(
    ("demande", "attendu"),
    [
        (AVEC_ACCORD, Fondement(base=Base.CONSENTEMENT, depuis=LE_PREMIER)),
        (
            replace(AVEC_ACCORD, consentement_donne_par=DonneurAccord.ADMINISTRATEUR),
            Fondement(base=Base.CONSENTEMENT_AU_NOM, depuis=LE_PREMIER),
        ),
        (REQUISITION, Fondement(base=Base.DISPOSITION_LEGALE, disposition=ARTICLE)),
        (ORDONNANCE, Fondement(base=Base.TEMOIGNAGE_EN_JUSTICE)),
        (
            replace(ORDONNANCE, demandeur="commission_enquete_parlementaire"),
            Fondement(base=Base.COMMISSION_ENQUETE),
        ),
        (
            cas.ECRITE,
            Fondement(base=Base.DISPOSITION_INVOQUEE, disposition="article 1er du bail"),
        ),
    ],
)
def test_le_fondement_vient_de_la_porte(lettre, demande, attendu):
    assert lettre(demande, Sens.COMMUNICATION, 1).fondements == (attendu,)


def test_une_porte_qui_ne_couvre_rien_de_decide_ne_fonde_rien(lettre):
    deux = replace(
        AVEC_ACCORD,
        disposition_citee=cas.ECRITE.disposition_citee,
        elements=(
            replace(ADRESSE, couvert_par_la_disposition=False),
            replace(RAPPORT, couvert_par_le_consentement=False),
        ),
    )
    accord, disposition = Base.CONSENTEMENT, Base.DISPOSITION_INVOQUEE
    for places, bases in (
        ((1,), [accord]),
        ((2,), [disposition]),
        ((1, 2), [accord, disposition]),
    ):
        fondements = lettre(deux, Sens.COMMUNICATION, *places).fondements
        assert [fondement.base for fondement in fondements] == bases


@pytest.mark.parametrize(
    ("citee", "attendu"),
    [
        ("article 5, dossier de Mme LAMBERT", Fondement(base=Base.DISPOSITION_TUE)),
        ("article 5, au sujet de zoe", Fondement(base=Base.DISPOSITION_TUE)),
        (
            "article 5 \u6f22",
            Fondement(base=Base.DISPOSITION_INVOQUEE, disposition="article 5 [U+6F22]"),
        ),
    ],
)
def test_la_disposition_invoquee_ne_nomme_personne_et_s_imprime_toujours(
    contexte, referentiel, atelier, citee, attendu
):
    demande = replace(cas.ECRITE, disposition_citee=citee)
    dossier = decidee(contexte, referentiel, demande, Sens.COMMUNICATION, (1,))
    reponse = lettre_de(contexte, dossier, atelier)
    assert reponse.fondements == (attendu,)
    assert atelier.redaction.composer(reponse)


def test_un_refus_ne_dit_pas_de_fondement(lettre):
    assert lettre(AVEC_ACCORD, Sens.REFUS).fondements == ()


@pytest.mark.parametrize(
    ("change", "dit"),
    [
        ({}, True),
        # It would say that the person is known.
        ({"consentement_origine": OrigineAccord.DONNE_AU_CPAS}, False),
        ({"consentement_vise_le_demandeur": False}, False),
        ({"consentement": Consentement.VERBAL}, False),
        ({"elements": (replace(ADRESSE, couvert_par_le_consentement=False),)}, False),
    ],
)
def test_un_refus_ne_parle_que_d_un_accord_joint_qui_compte(lettre, change, dit):
    demande = replace(AVEC_ACCORD, disposition_citee="article 1er du bail", **change)
    refus = lettre(demande, Sens.REFUS)
    assert (Circonstance.ACCORD_JOINT in refus.circonstances) is dit


@pytest.mark.parametrize("change", [{}, {"consentement": Consentement.AUCUN}])
def test_le_refus_a_les_memes_mots_que_la_personne_ait_accepte_ou_non_sans_accord_joint(
    lettre, change
):
    """A consent that only the house knows of changes nothing of a refusal."""
    su = replace(
        AVEC_ACCORD,
        disposition_citee="article 1er du bail",
        consentement_origine=OrigineAccord.DONNE_AU_CPAS,
    )
    ne_sait_rien = lettre(replace(su, consentement=Consentement.AUCUN), Sens.REFUS)
    refus = lettre(replace(su, **change), Sens.REFUS)
    assert refus.circonstances == ne_sait_rien.circonstances == frozenset()


@pytest.mark.parametrize(
    ("elements", "sens", "places", "dit"),
    [
        ((ADRESSE, RAPPORT), Sens.COMMUNICATION, (1,), True),
        ((ADRESSE,), Sens.COMMUNICATION, (1,), False),
        ((RAPPORT,), Sens.REFUS, (), True),
        # What is administrative was kept back for another reason than its kind.
        ((ADRESSE, RAPPORT), Sens.REFUS, (), False),
    ],
)
def test_une_requisition_recoit_la_raison_de_ce_qui_manque(lettre, elements, sens, places, dit):
    reponse = lettre(replace(REQUISITION, elements=elements), sens, *places)
    assert (Circonstance.HORS_REQUISITION in reponse.circonstances) is dit


def test_sans_requisition_remplie_cette_raison_ne_se_dit_pas(lettre):
    partielle = replace(
        REQUISITION, elements=(RAPPORT,), conditions_verifiees=("infraction_terroriste",)
    )
    assert Circonstance.HORS_REQUISITION not in lettre(partielle, Sens.REFUS).circonstances


@pytest.mark.parametrize(
    ("demandeur", "attendues"),
    [
        ("proprietaire", set()),
        ("police", set()),
        ("procureur_du_roi", {Circonstance.MAGISTRAT}),
        ("juge_instruction", {Circonstance.MAGISTRAT, Circonstance.SANS_DISPOSITION}),
        ("commission_enquete_parlementaire", {Circonstance.SANS_DISPOSITION}),
    ],
)
def test_a_un_magistrat_et_a_un_juge(lettre, demandeur, attendues):
    demande = replace(cas.ECRITE, demandeur=demandeur, objet_precis=False, disposition_citee="")
    assert lettre(demande, Sens.COMPLETER).circonstances == attendues


def test_une_mesure_secrete_ne_renvoie_jamais_a_l_accord_de_la_personne(
    contexte, referentiel, atelier
):
    sans = replace(cas.ECRITE, demandeur="procureur_du_roi", disposition_citee="")
    dossier = decidee(contexte, referentiel, sans, Sens.COMPLETER)
    assert any("l’accord écrit" in p for p in lettre_de(contexte, dossier, atelier).points)
    # Corrected since, for instance: what was once a requisition stays secret.
    secrete = lettre_de(contexte, replace(dossier, secrete=True), atelier)
    assert not any("accord" in point for point in secrete.points)


@pytest.mark.parametrize("canal", [Canal.COURRIER, Canal.COURRIEL, Canal.DEPOT])
def test_le_courriel_seul_se_nomme_courriel(lettre, canal):
    reponse = lettre(replace(cas.ECRITE, canal=canal), Sens.REFUS)
    assert reponse.par_courriel is (canal is Canal.COURRIEL)


FORME = "Sous pli fermé, remis en main propre"


@pytest.fixture
def a_envoyer(contexte, referentiel, atelier):
    """The number of a dossier whose letter was signed twice."""

    def mener(demande):
        numero = decidee(contexte, referentiel, demande, Sens.COMMUNICATION, (1,)).numero
        etablir_lettre(contexte, numero, atelier)
        for qualite, nom in zip(Qualite, ("Luc Moreau", "Anne Delvaux"), strict=True):
            signer(contexte, numero, Signature(date=cas.JOUR, qualite=qualite, nom=nom))
        return numero

    return mener


def test_la_forme_que_la_requisition_fixe_est_gardee_avec_l_envoi(
    contexte, referentiel, a_envoyer
):
    numero = a_envoyer(replace(REQUISITION, forme_de_reponse=FORME))
    envoi = Envoi(date=cas.JOUR, mode=Mode.REQUISITION, forme=FORME)
    envoyer(contexte, numero, envoi, referentiel)
    relu = contexte.registre.charger(numero)
    assert (relu.envoi, relu.demande.forme_de_reponse) == (envoi, FORME)


@pytest.mark.parametrize(
    ("demande", "forme", "code"),
    [
        (REQUISITION, " ", "forme_manquante"),
        (AVEC_ACCORD, FORME, "forme_sans_requisition"),
    ],
)
def test_une_forme_sans_mots_ou_sans_requisition_est_refusee(
    contexte, referentiel, a_envoyer, demande, forme, code
):
    numero = a_envoyer(demande)
    avant = contexte.registre.tete_journal()
    envoi = Envoi(date=cas.JOUR, mode=Mode.REQUISITION, forme=forme)
    with pytest.raises(ErreurMetier, match=code):
        envoyer(contexte, numero, envoi, referentiel)
    assert contexte.registre.charger(numero).envoi is None
    assert contexte.registre.tete_journal() == avant
