"""The opinion and the decision."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
)

from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.renvoyer_avis import renvoyer_avis
from desktop_app.domain.dossier import Renvoi, Sens
from desktop_app.domain.workflow import Statut
from tests.domain import cas
from tests.ui.dossier.outils import (
    POLICE,
    bouton,
    cliquer,
    cocher,
    joindre_le_papier,
    lit,
    nomme,
)


def test_un_avis_sans_conclusion_ou_sans_motif_n_est_pas_rendu(qtbot, session, dossier, montrer):
    neuf = dossier("analyse")
    ecran = montrer(neuf)
    cliquer(qtbot, ecran, "Rendre l’avis")
    assert lit(ecran, "Choisissez ce que l’avis conclut.")
    cocher(ecran, "Refuser de répondre")
    cliquer(qtbot, ecran, "Rendre l’avis")
    assert lit(ecran, "Un avis sans motivation n’est pas un avis motivé.")
    nomme(ecran, "Motivation de l’avis").setPlainText("Motifs.")
    nomme(ecran, "Qui rend l’avis").setText("Quelqu’un d’autre")
    cliquer(qtbot, ecran, "Rendre l’avis")
    assert lit(ecran, "L’avis est rendu par la personne ou le service désigné")
    assert nomme(ecran, "Motivation de l’avis").toPlainText() == "Motifs."
    assert session.registre.charger(neuf.numero).avis is None


def test_un_ecart_avec_l_avis_demande_pourquoi(qtbot, session, dossier, montrer):
    neuf = dossier("avis")
    ecran = montrer(neuf)
    question = "Pourquoi la décision s’écarte-t-elle de l’avis\u00a0?"
    cocher(ecran, "Refuser de répondre")
    assert not lit(ecran, question)
    cocher(ecran, "Inviter à compléter")
    assert lit(ecran, question)
    joindre_le_papier(qtbot, ecran)
    cliquer(qtbot, ecran, "Décider")
    assert lit(ecran, "La décision s’écarte de l’avis sans dire pourquoi.")
    assert session.registre.charger(neuf.numero).statut is Statut.AVIS_RENDU
    nomme(ecran, "Raisons de l’écart avec l’avis").setPlainText("La référence manque.")
    cliquer(qtbot, ecran, "Décider")
    decision = session.registre.charger(neuf.numero).decision
    assert (decision.sens, decision.motivation) == (Sens.COMPLETER, "La référence manque.")


def test_seul_ce_qui_est_communicable_se_coche(qtbot, session, dossier, montrer):
    neuf = dossier("avis", demande=cas.ECRITE, conclusion=Sens.COMMUNICATION)
    ecran = montrer(neuf)
    cocher(ecran, "Communiquer des éléments")
    cases = [c for c in ecran.findChildren(QCheckBox) if c.isVisible()]
    assert [c.accessibleName() for c in cases] == ["Communiquer\u00a0: garantie locative"]
    assert lit(ecran, "revenu d'intégration\u00a0: il n’est pas strictement nécessaire.")
    joindre_le_papier(qtbot, ecran)
    cliquer(qtbot, ecran, "Décider")
    assert lit(ecran, "La décision de communiquer ne désigne aucun élément.")
    cocher(ecran, "Communiquer\u00a0: garantie locative")
    for blanc in ("", "  "):
        nomme(ecran, "Ce qui sera écrit\u00a0: garantie locative").setText(blanc)
        cliquer(qtbot, ecran, "Décider")
        assert lit(ecran, "Rien n’est écrit de l’élément 1 parmi ceux que la décision retient")
        assert session.registre.charger(neuf.numero).decision is None
    qtbot.keyClicks(nomme(ecran, "Ce qui sera écrit\u00a0: garantie locative"), "750 euros")
    cliquer(qtbot, ecran, "Décider")
    decision = session.registre.charger(neuf.numero).decision
    (decide,) = decision.elements
    assert (decide.id, decide.libelle, decide.valeur) == (1, "garantie locative", "750 euros")


def test_un_element_coche_ne_suit_pas_un_refus(qtbot, session, dossier, montrer):
    neuf = dossier("avis", demande=cas.ECRITE)
    ecran = montrer(neuf)
    cocher(ecran, "Communiquer des éléments")
    cocher(ecran, "Communiquer\u00a0: garantie locative")
    cocher(ecran, "Refuser de répondre")
    joindre_le_papier(qtbot, ecran)
    cliquer(qtbot, ecran, "Décider")
    assert session.registre.charger(neuf.numero).decision.elements == ()


def test_une_decision_transcrite_demande_le_papier_signe(qtbot, session, dossier, montrer):
    neuf = dossier("avis")
    ecran = montrer(neuf)
    cocher(ecran, "Refuser de répondre")
    cliquer(qtbot, ecran, "Décider")
    assert lit(ecran, "le papier qu’il a signé manque")
    joindre_le_papier(qtbot, ecran)
    cliquer(qtbot, ecran, "Décider")
    (scan,) = session.registre.pieces(neuf.numero)
    assert session.registre.charger(neuf.numero).decision.piece == scan.id


def test_le_papier_choisi_se_retrouve_quand_on_revient(qtbot, session, dossier, montrer):
    neuf = dossier("avis")
    ecran = montrer(neuf)
    joindre_le_papier(qtbot, ecran)
    ecran.garder()
    (scan,) = session.registre.pieces(neuf.numero)
    liste = nomme(montrer(neuf), "Pièce qui porte la décision signée")
    assert liste.currentData() == scan.id


def test_un_avis_renvoye_se_rend_de_nouveau(qtbot, session, dossier, montrer):
    neuf = dossier("avis")
    ecran = montrer(neuf)
    bouton(ecran, "▸ Renvoyer l’avis avec remarques").click()
    cliquer(qtbot, ecran, "Renvoyer l’avis avec ces remarques")
    assert lit(ecran, "Un avis est renvoyé avec des remarques.")
    nomme(ecran, "Remarques du directeur général").setPlainText("Citez l’article.")
    cliquer(qtbot, ecran, "Renvoyer l’avis avec ces remarques")
    assert session.registre.charger(neuf.numero).avis_renvoye
    assert ecran.parcours.etape == "avis"
    assert lit(ecran, "Citez l’article.")
    assert lit(ecran, "Motifs.")
    ecran.parcours.aller("decision")
    assert lit(ecran, "L’avis a été renvoyé avec des remarques")
    assert lit(ecran, "Personne désignée pour l’avis (Service juridique)")
    ecran.parcours.aller("avis")
    cocher(ecran, "Refuser de répondre")
    nomme(ecran, "Motivation de l’avis").setPlainText("Article 352.")
    cliquer(qtbot, ecran, "Rendre l’avis")
    assert session.registre.charger(neuf.numero).avis_actuel.motivation == "Article 352."
    assert ecran.parcours.etape == "decision"


def test_les_deux_avis_restent_lisibles(session, dossier, montrer):
    neuf = dossier("avis")
    contexte = session.contexte()
    renvoi = Renvoi(date=contexte.jour, auteur="Luc Moreau", remarques="Citez l’article.")
    renvoyer_avis(contexte, neuf.numero, renvoi)
    rendre_avis(contexte, neuf.numero, cas.avis(motivation="Article 352."))
    ecran = montrer(neuf)
    ecran.parcours.aller("avis")
    assert lit(ecran, "Article 352.")
    assert lit(ecran, "Citez l’article.")
    bouton(ecran, "▸ Avis du 12/10/2026").click()
    assert lit(ecran, "Motifs.")


def test_la_decision_est_celle_du_directeur_general(dossier, montrer):
    ecran = montrer(dossier("avis"))
    assert lit(ecran, "Cette décision est celle du directeur général, Luc Moreau.")


@pytest.mark.parametrize("etape", ["enregistrement", "recevabilite", "analyse"])
def test_ce_qui_est_analyse_se_lit_et_ne_se_change_plus(dossier, montrer, etape):
    ecran = montrer(dossier("analyse"))
    ecran.parcours.aller(etape)
    saisies = (QLineEdit, QPlainTextEdit, QRadioButton, QComboBox, QCheckBox)
    milieu = ecran.parcours.milieu
    assert not [w for genre in saisies for w in milieu.findChildren(genre) if w.isVisible()]


def test_l_adresse_se_corrige_jusqu_a_la_lettre(qtbot, session, dossier, montrer):
    # An answer that the police is never asked is kept as it is.
    neuf = dossier("decision", demande=replace(POLICE, enquete_l_exige=True))
    ecran = montrer(neuf)
    ecran.parcours.aller("enregistrement")
    cliquer(qtbot, ecran, "Corriger l’adresse ou l’identité")
    nomme(ecran, "À qui la réponse sera-t-elle écrite\u00a0?").setText("Zone de police Autre")
    cliquer(qtbot, ecran, "Enregistrer la correction")
    corrige = session.registre.charger(neuf.numero)
    assert corrige.correspondant.nom == "Zone de police Autre"
    assert corrige.demande == neuf.demande
    assert lit(ecran, "2026/0001 · Zone de police Autre")
    assert ecran.parcours.etape == "enregistrement"


def test_sans_destinataire_le_projet_dit_pourquoi(qtbot, dossier, montrer):
    ecran = montrer(dossier("avis", correspondant=None))
    cocher(ecran, "Refuser de répondre")
    qtbot.waitUntil(lambda: lit(ecran, "Le destinataire de la lettre n’est pas renseigné."))
