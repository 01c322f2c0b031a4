"""A voice gets a sentence and a number, never an answer."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop_app.application.analyser import analyser
from desktop_app.application.classer import Raison, classer
from desktop_app.application.cloturer import cloturer
from desktop_app.application.decider import decider
from desktop_app.application.envoyer import envoyer
from desktop_app.application.etablir_lettre import etablir_lettre
from desktop_app.application.noter import noter
from desktop_app.application.rectifier import rectifier
from desktop_app.application.rendre_avis import rendre_avis
from desktop_app.application.rouvrir import rouvrir
from desktop_app.application.signer import signer
from desktop_app.domain.demande import Canal
from desktop_app.domain.dossier import Envoi, Mode, Signature
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.issues import Motif
from desktop_app.domain.reponse import Qualite
from desktop_app.domain.workflow import Statut
from tests.domain import cas
from tests.ui.arrivee.gestes import PREMIER, aller, choisir, cliquer, lus, repondre, taper

JOUR = date(2026, 10, 12)


def test_deux_clics_suffisent_une_fois_dit_qui_demande(qtbot, session, ecran):
    choisir(qtbot, ecran, "Un appel ou une visite")
    cliquer(qtbot, ecran.volet.consigner)
    assert session.registre.compter() == 0
    repondre(ecran, demandeur="autre_tiers")
    cliquer(qtbot, ecran.volet.consigner)
    dossier = session.registre.charger(PREMIER)
    assert dossier.statut is Statut.CLOTUREE
    assert dossier.voie is Voie.ORALE
    assert dossier.demande.canal is Canal.TELEPHONE
    assert dossier.demande.demandeur == "autre_tiers"
    actes = [ligne.acte for ligne in session.registre.historique(PREMIER)]
    assert actes == ["enregistrer", "cloturer"]
    assert "2026/0001" in lus(ecran)


def test_la_phrase_a_dire_est_la_des_l_ouverture(qtbot, ecran):
    choisir(qtbot, ecran, "Un appel ou une visite")
    vus = lus(ecran)
    assert "Je ne peux ni confirmer ni infirmer. Je vous invite à écrire au Président" in vus
    assert "aucune réponse ne sera donnée à une demande orale" in vus


def test_ce_qui_etait_demande_est_consigne(qtbot, session, ecran):
    choisir(qtbot, ecran, "Un appel ou une visite")
    repondre(
        ecran,
        correspondant__nom="Inspecteur B.",
        demandeur="police",
        canal="guichet",
        consigne__demande=["Madame D. est-elle chez vous ?"],
    )
    ecran.garder()
    assert list(session.registre.brouillons()) == ["arrivee/oral"]
    cliquer(qtbot, ecran.volet.consigner)
    dossier = session.registre.charger(PREMIER)
    assert dossier.demande.demandeur == "police"
    assert dossier.correspondant.nom == "Inspecteur B."
    assert "Qu’était-il demandé\u00a0? Madame D. est-elle chez vous ?" in dossier.notes[0].texte
    assert "09:00" in dossier.notes[0].texte
    assert session.registre.brouillons() == {}


def test_au_clavier_seul(qtbot, session, montrer):
    montrer()
    taper(qtbot, "2")
    taper(qtbot, "police")
    taper(qtbot, Qt.Key.Key_Return)
    aller(qtbot, "Qui\u00a0?")
    taper(qtbot, "Commissaire")
    taper(qtbot, Qt.Key.Key_Tab)
    taper(qtbot, "une adresse")
    aller(qtbot, "Consigner")
    taper(qtbot, Qt.Key.Key_Return)
    dossier = session.registre.charger(PREMIER)
    assert dossier.correspondant.nom == "Commissaire"
    assert "une adresse" in dossier.notes[0].texte
    assert dossier.statut is Statut.CLOTUREE


ENVOI = Envoi(date=JOUR, mode=Mode.COURRIER)
RAISON = Raison(motif=Motif.RETIREE)
ACTES = {
    "analyser": lambda s: analyser(s.contexte(), PREMIER, s.contenu.referentiel, JOUR),
    "classer": lambda s: classer(s.contexte(), PREMIER, RAISON, s.contenu.referentiel),
    "rouvrir": lambda s: rouvrir(s.contexte(), PREMIER, "Il insiste."),
    "rectifier": lambda s: rectifier(s.contexte(), PREMIER, "Il insiste.", s.contenu.referentiel),
    "rendre_avis": lambda s: rendre_avis(s.contexte(), PREMIER, cas.avis()),
    "decider": lambda s: decider(s.contexte(), PREMIER, cas.decision()),
    "etablir_lettre": lambda s: etablir_lettre(s.contexte(), PREMIER, s.atelier()),
    "signer": lambda s: signer(
        s.contexte(),
        PREMIER,
        Signature(date=JOUR, qualite=Qualite.PRESIDENT, nom="Anne Delvaux"),
    ),
    "envoyer": lambda s: envoyer(s.contexte(), PREMIER, ENVOI, s.contenu.referentiel),
    "cloturer": lambda s: cloturer(s.contexte(), PREMIER),
}


def test_aucun_acte_n_en_fait_une_lettre(qtbot, session, ecran):
    choisir(qtbot, ecran, "Un appel ou une visite")
    repondre(ecran, demandeur="police")
    cliquer(qtbot, ecran.volet.consigner)
    avant = session.registre.charger(PREMIER)
    for acte in ACTES.values():
        with pytest.raises(ErreurMetier):
            acte(session)
    assert session.registre.charger(PREMIER) == avant
    # What is heard later can still be written down.
    assert noter(session.contexte(), PREMIER, "encore").statut is Statut.CLOTUREE


def test_une_date_mal_ecrite_est_dite_et_rien_n_est_consigne(qtbot, session, ecran):
    choisir(qtbot, ecran, "Un appel ou une visite")
    repondre(ecran, demandeur="police", recue_le="2026-10-13")
    cliquer(qtbot, ecran.volet.consigner)
    assert "dans l’avenir" in lus(ecran)
    assert session.registre.compter() == 0


def test_la_touche_entree_seule_ne_clot_rien(qtbot, session, montrer):
    montrer()
    taper(qtbot, "2")
    taper(qtbot, "Commissaire")
    taper(qtbot, Qt.Key.Key_Return)
    assert session.registre.compter() == 0


def test_la_touche_ctrl_entree_consigne(qtbot, session, montrer):
    ecran = montrer()
    taper(qtbot, "2")
    taper(qtbot, "police")
    taper(qtbot, Qt.Key.Key_Return)
    qtbot.keyClick(ecran.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.registre.charger(PREMIER).statut is Statut.CLOTUREE
