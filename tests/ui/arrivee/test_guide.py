"""What is no request for information is guided and recorded, and never gets a letter."""

import pytest

from desktop_app.application.etablir_lettre import etablir_lettre
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.workflow import Statut
from tests.ui.arrivee.gestes import PREMIER, achever, choisir, cliquer, finir, lus, repondre

HORS = "Une convocation, une saisie, un contrôle, un acte d’huissier"
VOIES = {
    "Une convocation à votre nom": ("juge_instruction", Voie.CONVOCATION),
    "Une ordonnance ou un mandat": ("juge_instruction", Voie.SAISIE),
    "Une carte d’inspecteur, un ordre de contrôle": ("spp_is", Voie.CONTROLE),
    "Un exploit d’huissier, un pli recommandé du fisc": ("huissier", Voie.DECLARATION),
    "Un litige où le CPAS est partie": ("tribunal", Voie.LITIGE),
}


@pytest.mark.parametrize(("titre", "demandeur", "voie"), [(t, *v) for t, v in VOIES.items()])
def test_chaque_voie_se_consigne_et_se_clot_sans_lettre(
    qtbot, session, ecran, titre, demandeur, voie
):
    choisir(qtbot, ecran, HORS, titre)
    repondre(ecran, demandeur=demandeur, canal="depot", consigne__remarques=["vu"])
    cliquer(qtbot, ecran.volet.liste._points[0].case)
    cliquer(qtbot, ecran.volet.consigner)
    dossier = session.registre.charger(PREMIER)
    assert dossier.voie is voie
    point = session.contenu.procedures[_procedure(voie)].liste[0]
    assert f"– {point}" in dossier.notes[0].texte
    assert "Remarques\u00a0: vu" in dossier.notes[0].texte
    with pytest.raises(ErreurMetier):
        etablir_lettre(session.contexte(), PREMIER, session.atelier())
    finir(qtbot, ecran)
    assert session.registre.charger(PREMIER).statut is Statut.ENREGISTREE
    achever(ecran, remise__acte="mandat", remise__verifie_par="L. Moreau", remise__parti=False)
    finir(qtbot, ecran)
    assert session.registre.charger(PREMIER).statut is Statut.CLOTUREE


def _procedure(voie):
    noms = {
        Voie.CONVOCATION: "convocation",
        Voie.DECLARATION: "declaration",
        Voie.LITIGE: "litige",
    }
    return noms.get(voie, str(voie))


@pytest.mark.parametrize("demandeur", ["personne_concernee", "avocat_de_la_personne"])
def test_la_personne_elle_meme_a_sa_propre_voie(qtbot, session, ecran, demandeur):
    choisir(qtbot, ecran, "La personne elle-même")
    assert "RGPD" in lus(ecran)
    repondre(ecran, demandeur=demandeur, canal="guichet")
    cliquer(qtbot, ecran.volet.consigner)
    assert session.registre.charger(PREMIER).voie is Voie.PERSONNE_CONCERNEE


def test_une_convocation_de_police_se_traite_comme_un_ecrit(qtbot, session, ecran):
    choisir(qtbot, ecran, HORS, "Une convocation à votre nom")
    repondre(ecran, demandeur="police", canal="courrier", correspondant__nom="Zone de police")
    assert "Sceau ne sait pas si ce demandeur a ce pouvoir" in lus(ecran)
    assert not ecran.volet.consigner.isEnabled()
    cliquer(qtbot, ecran.volet.ordinaire)
    assert ecran.volet.titre == "Un écrit"
    repondre(ecran, destinataire="president")
    with qtbot.waitSignal(ecran.dossier_voulu):
        cliquer(qtbot, ecran.volet.consigner)
    dossier = session.registre.charger(PREMIER)
    assert dossier.voie is Voie.EXTERNE
    assert dossier.correspondant.nom == "Zone de police"
    assert session.registre.brouillons() == {}


def test_un_pouvoir_a_verifier_prend_sa_route_et_le_dit(qtbot, session, ecran):
    choisir(qtbot, ecran, HORS, "Une ordonnance ou un mandat")
    repondre(ecran, demandeur="police", canal="guichet")
    assert "notification, titre de contrôle, mandat de l’avocat" in lus(ecran)
    assert not ecran.volet.ordinaire.isVisible()
    repondre(ecran, acte_montre="aucun")
    assert "notification, titre de contrôle, mandat de l’avocat" not in lus(ecran)
    assert ecran.volet.ordinaire.isVisible()
    repondre(ecran, acte_montre="vu")
    cliquer(qtbot, ecran.volet.consigner)
    dossier = session.registre.charger(PREMIER)
    assert (dossier.voie, dossier.demande.acte_montre) == (Voie.SAISIE, "vu")
    achever(
        ecran,
        remise__acte="mandat du 9 octobre",
        remise__verifie_par="Le directeur général",
        remise__parti=True,
        remise__elements=["le dossier, 12 pages"],
    )
    finir(qtbot, ecran)
    (remise,) = session.registre.charger(PREMIER).remises
    assert (remise.acte, remise.verifie_par) == ("mandat du 9 octobre", "Le directeur général")
    assert remise.elements == ("le dossier, 12 pages",)


def test_une_convocation_de_police_au_telephone_reste_orale(qtbot, session, ecran):
    choisir(qtbot, ecran, HORS, "Une convocation à votre nom")
    repondre(ecran, demandeur="police", canal="telephone")
    assert ecran.volet.ordinaire.text() == "Traiter comme une demande orale ordinaire"
    cliquer(qtbot, ecran.volet.ordinaire)
    cliquer(qtbot, ecran.volet.consigner)
    dossier = session.registre.charger(PREMIER)
    assert dossier.voie is Voie.ORALE
    assert dossier.demande.demandeur == "police"


def test_le_delai_de_la_loi_se_compte_du_jour_de_la_reception(qtbot, session, ecran):
    choisir(qtbot, ecran, HORS, "Un exploit d’huissier, un pli recommandé du fisc")
    repondre(ecran, demandeur="huissier", canal="depot", recue_le="2026-10-01")
    assert "délai de la loi" in lus(ecran)
    assert "au plus tard le 16/10/2026" in lus(ecran)
    cliquer(qtbot, ecran.volet.consigner)
    assert "au plus tard le 16/10/2026" in session.registre.charger(PREMIER).notes[0].texte


def test_les_points_suivis_survivent_a_la_fermeture(qtbot, montrer):
    ecran = montrer()
    choisir(qtbot, ecran, HORS, "Une ordonnance ou un mandat")
    cliquer(qtbot, ecran.volet.liste._points[1].case)
    ecran.garder()
    reprise = montrer()
    choisir(qtbot, reprise, HORS, "Une ordonnance ou un mandat")
    assert reprise.volet.liste.suivis() == (1,)


def test_ce_qu_aucune_source_ne_regle_reste_une_question(session):
    for nom in ("convocation", "saisie", "controle", "declaration", "litige", "acces"):
        points = session.contenu.procedures[nom].liste
        assert any(point.startswith("À vérifier avec un juriste") for point in points)
