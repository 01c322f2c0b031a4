"""Somebody is in danger: act, record, tell the directeur général, close."""

import pytest

from desktop_app.application.cloturer import cloturer
from desktop_app.application.joindre import Fichier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Proposition, Voie
from desktop_app.domain.workflow import Statut
from desktop_app.ui.jonction import Jonction
from tests.application.papier import SCAN
from tests.ui.arrivee.gestes import PREMIER, achever, choisir, cliquer, finir, lus, repondre, voir

CONSTATE = {
    "demandeur": "collegue",
    "consigne__constate": ["un enfant seul"],
    "consigne__fait": ["112 appelé à 09:02"],
    "consigne__grave": True,
    "consigne__imminent": True,
    "consigne__sans_autre_moyen": True,
    "consigne__interet": "la vie de l’enfant",
    "remise__verifie_par": "Mme A.",
    "remise__parti": True,
    "remise__elements": ["au 112 : le lieu et le péril"],
}


PREVENU = {
    "connaissance__prevenu_le": "2026-10-12",
    "connaissance__heure": "09:10",
    "connaissance__moyen": "par téléphone",
}


def joindre_la_fiche(papier):
    """Give the sheet that the directeur général signed, where it is asked for."""
    papier.findChild(Jonction).donner((Fichier("fiche.pdf", SCAN),))


def _agir(qtbot, ecran, **reponses):
    choisir(qtbot, ecran, "Danger grave et imminent")
    cliquer(qtbot, ecran.volet.agi)
    repondre(ecran, **{**CONSTATE, **reponses})
    cliquer(qtbot, ecran.volet.consigner)


def test_ce_qu_il_faut_faire_est_dit_avant_toute_question(qtbot, ecran):
    choisir(qtbot, ecran, "Danger grave et imminent")
    vus = lus(ecran)
    assert "112" in vus
    assert "Il y a état de nécessité lorsque, en présence d'un mal grave et imminent" in vus
    assert not hasattr(ecran.volet, "formulaire")
    assert ecran.volet.agi.hasFocus()


def test_le_dossier_reste_ouvert_tant_que_le_directeur_general_ne_sait_pas(qtbot, session, ecran):
    _agir(qtbot, ecran)
    dossier = session.registre.charger(PREMIER)
    assert dossier.voie is Voie.URGENCE
    assert dossier.statut is Statut.ANALYSEE
    assert dossier.analyse.evaluation.proposition is Proposition.AGIR_ET_CONSIGNER
    assert "pas encore prévenu" in lus(ecran)
    with pytest.raises(ErreurMetier, match="danger_pas_vu"):
        cloturer(session.contexte(), PREMIER)


def test_sans_acces_du_directeur_general_tout_est_dit_et_la_fiche_est_jointe(
    qtbot, session, ecran
):
    _agir(qtbot, ecran)
    finir(qtbot, ecran)
    assert session.registre.charger(PREMIER).connaissance is None
    achever(ecran, **PREVENU)
    finir(qtbot, ecran)
    voir(qtbot, ecran, "La fiche que le directeur général a signée manque")
    assert session.registre.charger(PREMIER).statut is Statut.ANALYSEE
    papier = ecran.volet.fin.papier
    joindre_la_fiche(papier)
    qtbot.waitUntil(lambda: bool(papier.piece()))
    finir(qtbot, ecran)
    clos = session.registre.charger(PREMIER)
    assert clos.statut is Statut.CLOTUREE
    assert [clos.connaissance.piece] == [p.id for p in session.registre.pieces(PREMIER)]
    assert (clos.connaissance.heure, clos.connaissance.moyen) == ("09:10", "par téléphone")
    actes = [ligne.acte for ligne in session.registre.historique(PREMIER)]
    assert actes[-2:] == ["prendre_connaissance", "cloturer"]


def test_ce_qui_a_ete_dit_reste_au_dossier_avec_qui_a_decide(qtbot, session, ecran):
    _agir(qtbot, ecran)
    dossier = session.registre.charger(PREMIER)
    assert dossier.remises[0].verifie_par == "Mme A."
    assert dossier.remises[0].elements == ("au 112 : le lieu et le péril",)
    for condition in ("grave", "imminent", "aucun autre moyen", "la vie de l’enfant"):
        assert condition in dossier.notes[0].texte


def test_une_condition_de_la_necessite_qui_manque_est_dite(qtbot, session, ecran):
    choisir(qtbot, ecran, "Danger grave et imminent")
    cliquer(qtbot, ecran.volet.agi)
    repondre(ecran, **CONSTATE)
    assert not ecran.volet.doute.isVisible()
    repondre(ecran, consigne__imminent=False)
    assert ecran.volet.doute.isVisible()
    cliquer(qtbot, ecran.volet.consigner)
    assert session.registre.charger(PREMIER).voie is Voie.URGENCE


def test_qui_a_signale_fixe_l_origine(qtbot, session, ecran):
    _agir(qtbot, ecran, demandeur="police", canal="telephone")
    assert session.registre.charger(PREMIER).demande.origine == "externe"


def test_un_collegue_accourt_c_est_une_demande_interne(qtbot, session, ecran):
    _agir(qtbot, ecran)
    assert session.registre.charger(PREMIER).demande.origine == "interne"


@pytest.mark.parametrize("question", ["demandeur", "consigne__imminent", "remise__verifie_par"])
def test_qui_signale_les_conditions_et_qui_decide_sont_demandes(qtbot, session, ecran, question):
    _agir(qtbot, ecran, **{question: None})
    assert session.registre.compter() == 0


def test_rien_n_est_consigne_sans_dire_ce_qui_a_ete_vu(qtbot, session, ecran):
    choisir(qtbot, ecran, "Danger grave et imminent")
    cliquer(qtbot, ecran.volet.agi)
    cliquer(qtbot, ecran.volet.consigner)
    assert session.registre.compter() == 0
    assert "Cette question attend une réponse." in lus(ecran)
