"""The police writes: from the registered writing to the decision, by hand on the screen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop_app.domain.demande import Canal, Demande, Verification
from desktop_app.domain.dossier import Sens
from desktop_app.domain.evaluation import Proposition
from desktop_app.domain.workflow import Statut
from tests.ui.dossier.outils import bouton, cliquer, cocher, joindre_le_papier, lit, nomme


def remplir(qtbot, ecran):
    """Answer the second and third steps as the police case does."""
    ecran.parcours.aller("recevabilite")
    cocher(ecran, "La demande identifie-t-elle la personne sans équivoque\u00a0? Oui")
    cocher(ecran, "L’objet de la demande est-il précis\u00a0? Oui")
    cocher(ecran, "Une autre disposition, dans les mots du demandeur")
    qtbot.keyClicks(
        nomme(ecran, "Disposition citée, dans les mots du demandeur"), "loi du 5 aout 1992"
    )
    examen = "Cette disposition oblige-t-elle le CPAS à répondre, ou le lui permet-elle\u00a0?"
    cocher(ecran, f"{examen} Non")
    cocher(ecran, "Aucun accord")
    cliquer(qtbot, ecran, "Analyse →")
    cliquer(qtbot, ecran, "Ajouter un élément")
    qtbot.keyClicks(nomme(ecran, "Élément 1\u00a0: élément demandé"), "adresse du domicile")
    cocher(ecran, "Élément 1\u00a0: nécessaire\u00a0?")


def test_de_l_ecrit_a_la_decision(qtbot, session, dossier, montrer):
    neuf = dossier(demande=Demande(demandeur="police", canal=Canal.COURRIER))
    ecran = montrer(neuf)
    remplir(qtbot, ecran)
    assert lit(ecran, "Aucune exception au secret n’est établie")
    assert lit(ecran, "L’analyse sera figée avec les textes en vigueur le 12/10/2026.")
    with qtbot.waitSignal(ecran.change):
        cliquer(qtbot, ecran, "Valider l’analyse →")

    analyse = session.registre.charger(neuf.numero)
    assert analyse.statut is Statut.ANALYSEE
    assert analyse.analyse.evaluation.proposition is Proposition.REFUS
    assert analyse.demande.disposition_verifiee is Verification.NON
    assert analyse.demande.elements[0].necessaire
    assert ecran.parcours.etape == "avis"

    cocher(ecran, "Refuser de répondre")
    qtbot.keyClicks(nomme(ecran, "Motivation de l’avis"), "La police n'est pas un tribunal.")
    assert nomme(ecran, "Qui rend l’avis").text() == "Service juridique"
    cliquer(qtbot, ecran, "Rendre l’avis")
    assert session.registre.charger(neuf.numero).avis.conclusion is Sens.REFUS
    assert ecran.parcours.etape == "decision"
    assert lit(ecran, "La police n'est pas un tribunal.")

    cocher(ecran, "Refuser de répondre")
    joindre_le_papier(qtbot, ecran)
    cliquer(qtbot, ecran, "Décider")
    decide = session.registre.charger(neuf.numero)
    assert (decide.statut, decide.decision.auteur) == (Statut.DECIDEE, "Luc Moreau")
    assert ecran.parcours.etape == "lettre"


def test_le_projet_de_lettre_parait_pendant_qu_on_decide(qtbot, dossier, montrer):
    ecran = montrer(dossier("avis"))
    projet = ecran.parcours.panneau._projet
    assert not projet.apercu.isVisible()
    cocher(ecran, "Refuser de répondre")
    qtbot.waitUntil(lambda: projet.apercu.isVisible() and bool(projet.apercu.pages))


def test_une_question_sans_reponse_arrete_la_validation(qtbot, session, dossier, montrer):
    neuf = dossier(demande=Demande(demandeur="police"))
    ecran = montrer(neuf)
    ecran.parcours.aller("analyse")
    assert lit(
        ecran, "Le constat paraît ici dès que ces étapes sont complètes\u00a0: Recevabilité."
    )
    cliquer(qtbot, ecran, "Valider l’analyse →")
    assert ecran.parcours.etape == "recevabilite"
    assert lit(ecran, "Cette question attend une réponse.")
    assert session.registre.charger(neuf.numero).statut is Statut.ENREGISTREE


def test_changer_une_reponse_garde_les_autres(qtbot, dossier, montrer):
    ecran = montrer(dossier(demande=Demande(demandeur="police")))
    remplir(qtbot, ecran)
    ecran.parcours.aller("recevabilite")
    cocher(ecran, "L’objet de la demande est-il précis\u00a0? Non")
    ecran.parcours.aller("analyse")
    assert lit(ecran, "La demande est incomplète")
    assert nomme(ecran, "Élément 1\u00a0: élément demandé").text() == "adresse du domicile"
    ecran.parcours.aller("recevabilite")
    citee = nomme(ecran, "Disposition citée, dans les mots du demandeur")
    assert citee.toPlainText() == "loi du 5 aout 1992"


def test_pourquoi_montre_chaque_verdict_et_sa_phrase(dossier, montrer, session):
    ecran = montrer(dossier("analyse"))
    ecran.parcours.aller("analyse")
    phrase = session.contenu.referentiel.passage("circ_2022.externe.2").texte
    assert not lit(ecran, phrase)
    bouton(ecran.parcours.milieu, "▸ Pourquoi\u00a0?").click()
    assert lit(ecran, phrase)
    assert lit(ecran, "Canal\u00a0: Courrier")


@pytest.mark.parametrize(
    ("etape", "raison"),
    [
        ("avis", "L’analyse juridique n’est pas encore faite"),
        ("decision", "L’avis écrit et motivé n’a pas encore été rendu"),
        ("lettre", "Le directeur général n’a pas encore décidé"),
        ("signatures", "La lettre n’est pas encore établie"),
        ("envoi", "La lettre ne porte pas encore les deux signatures"),
    ],
)
def test_une_etape_fermee_dit_ce_qui_manque_et_chez_qui(dossier, montrer, etape, raison):
    ecran = montrer(dossier())
    ecran.parcours.aller(etape)
    assert lit(ecran, raison)
    assert lit(ecran, "Le dossier est chez\u00a0: Secrétariat.")


def test_aucun_clic_ne_mene_a_une_lettre_avant_la_decision(qtbot, session, dossier, montrer):
    for jusqu_a in ("", "analyse", "avis"):
        neuf = dossier(jusqu_a)
        ecran = montrer(neuf)
        ecran.parcours.aller("lettre")
        for b in ecran.parcours.milieu.findChildren(QAbstractButton):
            if b.isVisible():
                qtbot.mouseClick(b, Qt.MouseButton.LeftButton)
        assert session.registre.charger(neuf.numero).lettre is None


def test_les_etapes_se_parcourent_au_clavier(qtbot, dossier, montrer):
    ecran = montrer(dossier("analyse"))
    ecran.activateWindow()
    qtbot.waitUntil(ecran.isActiveWindow)
    assert ecran.parcours.etape == "avis"
    qtbot.keyClick(
        ecran,
        Qt.Key.Key_Left,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )
    qtbot.waitUntil(lambda: ecran.parcours.etape == "analyse")
    qtbot.keyClick(ecran, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: ecran.parcours.etape == "decision")


def test_l_etat_de_chaque_etape_a_un_mot(dossier, montrer):
    ecran = montrer(dossier("analyse"))
    assert bouton(ecran, "Étape 3, Analyse\u00a0: fait")
    assert bouton(ecran, "Étape 4, Avis\u00a0: en cours")
    assert bouton(ecran, "Étape 8, Envoi\u00a0: pas encore")


def test_la_consultation_est_journalisee_une_fois(session, dossier, montrer):
    neuf = dossier()
    ecran = montrer(neuf)
    ecran.arriver()
    actes = [ligne.acte for ligne in session.registre.historique(neuf.numero)]
    assert actes == ["enregistrer", "consulter"]


def test_le_nom_du_demandeur_reste_hors_du_titre(dossier, montrer):
    ecran = montrer(dossier())
    assert lit(ecran, "2026/0001 · Zone de police Exemple")
    assert "police" not in ecran.windowTitle().lower()
