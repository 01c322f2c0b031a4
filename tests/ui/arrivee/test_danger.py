"""Somebody is in danger: act, record, tell the directeur général, close."""

from desktop_app.domain.evaluation import Proposition, Voie
from desktop_app.domain.workflow import Statut
from tests.ui.arrivee.gestes import PREMIER, choisir, cliquer, lus, repondre

CONSTATE = {"consigne__constate": ["un enfant seul"], "consigne__fait": ["112 appelé à 09:02"]}


def _agir(qtbot, ecran, **reponses):
    choisir(qtbot, ecran, "Danger grave et imminent")
    cliquer(qtbot, ecran.volet.agi)
    repondre(ecran, **CONSTATE, **reponses)
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
    assert not ecran.volet.clore.isVisible()

    cliquer(qtbot, ecran.volet.prevenu)
    clos = session.registre.charger(PREMIER)
    assert clos.statut is Statut.CLOTUREE
    assert clos.notes[-1].texte == "Directeur général prévenu le 12/10/2026 à 09:00."


def test_deja_prevenu_le_dossier_se_clot_aussitot(qtbot, session, ecran):
    _agir(
        qtbot,
        ecran,
        consigne__directeur_general_prevenu=True,
        consigne__directeur_general_heure="09:10",
    )
    dossier = session.registre.charger(PREMIER)
    assert dossier.statut is Statut.CLOTUREE
    assert "09:10" in dossier.notes[0].texte


def test_qui_a_signale_fixe_l_origine(qtbot, session, ecran):
    _agir(qtbot, ecran, demandeur="police", canal="telephone")
    assert session.registre.charger(PREMIER).demande.origine == "externe"


def test_un_collegue_accourt_c_est_une_demande_interne(qtbot, session, ecran):
    _agir(qtbot, ecran)
    assert session.registre.charger(PREMIER).demande.origine == "interne"


def test_rien_n_est_consigne_sans_dire_ce_qui_a_ete_vu(qtbot, session, ecran):
    choisir(qtbot, ecran, "Danger grave et imminent")
    cliquer(qtbot, ecran.volet.agi)
    cliquer(qtbot, ecran.volet.consigner)
    assert session.registre.compter() == 0
    assert "Cette question attend une réponse." in lus(ecran)
