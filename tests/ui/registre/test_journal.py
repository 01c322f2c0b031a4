"""The journal on the desk: what was done, in its order, with the dossier one key away."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.ui.registre.journal import EcranJournal

RANG, QUAND, QUI, FAIT, DOSSIER = range(5)


@pytest.fixture
def ouvrir_journal(qtbot, session):
    """Show the journal."""

    def faire():
        ecran = EcranJournal(session)
        qtbot.addWidget(ecran)
        ecran.resize(1100, 700)
        ecran.show()
        ecran.activateWindow()
        ecran.arriver()
        return ecran

    return faire


def colonne(ecran, rang):
    """The words of a column, from the top."""
    modele = ecran.modele
    return [modele.index(ligne, rang).data() for ligne in range(modele.rowCount())]


def test_chaque_acte_se_lit_le_dernier_d_abord(ouvrir_journal, arriver, session, horloge):
    numero = arriver("Lambert")
    session.consigner("consulter", numero)
    session.consigner("imprimer_fiche")
    ecran = ouvrir_journal()
    assert colonne(ecran, RANG) == ["5", "4", "3", "2", "1"]
    assert colonne(ecran, FAIT) == [
        "Fiche imprimée",
        "Dossier consulté",
        "Demande enregistrée",
        "Réglages du CPAS modifiés",
        "Registre créé",
    ]
    assert colonne(ecran, DOSSIER) == ["", str(numero), str(numero), "", ""]
    assert colonne(ecran, QUI) == ["Secrétariat"] * 5
    assert set(colonne(ecran, QUAND)) == {f"{horloge().astimezone():%d/%m/%Y %H:%M}"}


def test_un_acte_sans_mot_se_dit_par_son_code(ouvrir_journal, session):
    session.consigner("acte_inconnu")
    assert colonne(ouvrir_journal(), FAIT)[0] == "acte_inconnu"


def test_entree_ouvre_le_dossier_de_la_ligne(qtbot, ouvrir_journal, arriver):
    numero = arriver("Lambert")
    ecran = ouvrir_journal()
    with qtbot.waitSignal(ecran.dossier_voulu) as voulu:
        qtbot.keyClick(ecran.table, Qt.Key.Key_Return)
    assert voulu.args == [numero]
    qtbot.keyClick(ecran.table, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(ecran.dossier_voulu):
        qtbot.keyClick(ecran.table, Qt.Key.Key_Return)


def test_cinq_cents_lignes_se_lisent_page_apres_page(qtbot, ouvrir_journal, session):
    with session.registre.transaction():
        for _ in range(500):
            session.registre.consigner(
                "consulter", auteur="Secrétariat", moment=session.poste.horloge()
            )
    ecran = ouvrir_journal()
    assert ecran.modele.rowCount() == 200
    for _ in range(3):
        qtbot.keyClick(ecran.table, Qt.Key.Key_End)
    assert colonne(ecran, RANG) == [str(rang) for rang in range(502, 0, -1)]
    session.consigner("consulter")
    ecran.arriver()
    assert ecran.table.currentIndex().row() == 502


def test_un_numero_montre_l_histoire_de_ce_seul_dossier(ouvrir_journal, arriver, qtbot):
    premier, _ = arriver("Lambert"), arriver("Peeters")
    ecran = ouvrir_journal()
    qtbot.keyClicks(ecran.recherche, str(premier)[:-1])
    qtbot.keyClicks(ecran.recherche, str(premier)[-1])
    assert colonne(ecran, DOSSIER) == [str(premier)]
    qtbot.keyClick(ecran.recherche, Qt.Key.Key_Escape)
    assert len(colonne(ecran, DOSSIER)) == 4


@pytest.mark.parametrize("tape", ["2026/0999", "Lambert"])
def test_un_numero_sans_histoire_le_dit_et_rend_le_journal(ouvrir_journal, arriver, tape):
    arriver("Lambert")
    ecran = ouvrir_journal()
    ecran.recherche.setText(tape)
    assert ecran.vide.isVisible()
    assert tape in ecran.vide.titre.text()
    ecran.vide.bouton.click()
    assert ecran.table.isVisible()
    assert len(colonne(ecran, RANG)) == 3


def test_le_pied_dit_combien_et_la_tete_puis_suit_ce_qui_s_ajoute(ouvrir_journal, session):
    ecran = ouvrir_journal()
    assert ecran.pied.text().startswith("2 inscriptions")
    assert ecran.pied.text().endswith(session.registre.tete_journal().tete[:16])
    session.consigner("imprimer_fiche")
    ecran.arriver()
    assert ecran.pied.text().startswith("3 inscriptions")
    assert ecran.pied.text().endswith(session.registre.tete_journal().tete[:16])
    assert colonne(ecran, FAIT)[0] == "Fiche imprimée"
    assert ecran.table.currentIndex().row() == 1
