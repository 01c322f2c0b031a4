"""The journal on the desk: what was done, in its order, with the dossier one key away."""

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.comptes import Role
from desktop_app.ui.bureau import Bureau
from desktop_app.ui.registre.journal import EcranJournal
from tests.ui.conftest import MOMENT
from tests.ui.registre.outils import SECRETE

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
    session.contexte().consigner("consulter", numero)
    session.contexte().consigner("imprimer_fiche")
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
    session.contexte().consigner("acte_inconnu")
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
    session.contexte().consigner("consulter")
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
    session.contexte().consigner("imprimer_fiche")
    ecran.arriver()
    assert ecran.pied.text().startswith("3 inscriptions")
    assert ecran.pied.text().endswith(session.registre.tete_journal().tete[:16])
    assert colonne(ecran, FAIT)[0] == "Fiche imprimée"
    assert ecran.table.currentIndex().row() == 1


# What is asked of it.


def test_le_journal_se_filtre_par_acte_par_personne_et_par_jour(
    ouvrir_journal, arriver, session, horloge
):
    numero = arriver("Lambert")
    horloge.avancer(days=1)
    session.contexte().consigner("consulter", numero)
    registre = session.registre
    with registre.transaction():
        registre.consigner("imprimer_fiche", auteur="", moment=horloge())
    ecran = ouvrir_journal()
    tous = len(colonne(ecran, RANG))
    filtres = ecran.filtres
    filtres.quoi.setCurrentText("Consultations")
    assert colonne(ecran, FAIT) == ["Dossier consulté"]
    filtres.quoi.setCurrentText("Impressions et exports")
    assert colonne(ecran, FAIT) == ["Fiche imprimée"]
    filtres.vider()
    assert len(colonne(ecran, RANG)) == tous
    filtres.du.setText("13/10/2026")
    assert colonne(ecran, FAIT) == ["Fiche imprimée", "Dossier consulté"]
    filtres.vider()
    filtres.au.setText("12/10/2026")
    assert len(colonne(ecran, RANG)) == tous - 2
    filtres.quoi.setCurrentText("Consultations")
    assert ecran.vide.isVisible()
    ecran.vide.bouton.click()
    assert len(colonne(ecran, RANG)) == tous


def test_qui_a_ouvert_avec_les_mots_se_dit_ainsi(ouvrir_journal, session):
    registre = session.registre
    with registre.transaction():
        registre.consigner("imprimer_fiche", auteur="", moment=session.poste.horloge())
    ecran = ouvrir_journal()
    assert colonne(ecran, QUI)[0] == "Feuille de secours"
    ecran.filtres.qui.setCurrentText("Feuille de secours")
    assert colonne(ecran, QUI) == ["Feuille de secours"]


def test_une_precision_se_lit_apres_l_acte(ouvrir_journal, session):
    registre, moment = session.registre, session.poste.horloge()
    with registre.transaction():
        registre.consigner("ouverture_refusee", auteur="", moment=moment, precision="3")
        registre.consigner("restaurer", auteur="", moment=moment, precision=moment.isoformat())
    dits = colonne(ouvrir_journal(), FAIT)[:2]
    assert dits == [
        f"Copie restaurée ({moment.astimezone():%d/%m/%Y %H:%M})",
        "Essais d’ouverture refusés (3)",
    ]


def test_un_dossier_qui_n_existe_pas_pour_qui_regarde_n_a_pas_d_histoire(
    ouvrir_journal, arriver, session
):
    numero = arriver("Quertinmont", **SECRETE)
    session.registre.comptes.ajouter(
        "Anne", Role.DIRECTEUR_GENERAL, "phrase de la directrice", moment=MOMENT
    )
    ecran = ouvrir_journal()
    ecran.recherche.setText(str(numero))
    assert ecran.vide.isVisible()
    ecran.recherche.clear()
    assert str(numero) not in colonne(ecran, DOSSIER)


# What is checked and compared.


def test_verifier_maintenant_dit_ce_qui_a_ete_verifie(qtbot, ouvrir_journal, arriver):
    arriver("Lambert")
    ecran = ouvrir_journal()
    ecran.controle.verifier.click()
    qtbot.waitUntil(lambda: "Journal vérifié" in ecran.controle.dit.text())
    assert "3 inscriptions, 3 signatures" in ecran.controle.dit.text()


@pytest.mark.parametrize(
    ("repere", "phrase"),
    [
        (lambda r: f"{r.tete_journal().nombre}-{r.tete_journal().tete[:16]}", "bien passé par là"),
        (lambda r: f"{r.tete_journal().nombre}-{'0' * 16}", "jamais passé par là"),
        (lambda r: f"{r.tete_journal().nombre + 1}-{'0' * 16}", "revenu en arrière"),
        (lambda _: "le 22 novembre", "Recopiez le repère"),
    ],
)
def test_un_repere_recopie_se_situe(qtbot, ouvrir_journal, session, repere, phrase):
    ecran = ouvrir_journal()
    ecran.controle.repere.setText(repere(session.registre))
    qtbot.keyClick(ecran.controle.repere, Qt.Key.Key_Return)
    assert phrase in ecran.controle.dit.text()


def test_une_copie_et_un_fichier_etranger_se_comparent(qtbot, ouvrir_journal, session, tmp_path):
    copie = session.registre.sauvegarder(tmp_path / "copies", moment=MOMENT)
    etranger = tmp_path / "autre.pdf"
    etranger.write_bytes(b"%PDF-1.7 rien")
    ecran = ouvrir_journal()
    for fichier, phrase in ((copie.chemin, "bien passé par là"), (etranger, "aucune des lettres")):
        ecran.controle.comparer_avec(fichier)
        qtbot.waitUntil(lambda p=phrase: p in ecran.controle.dit.text())


def test_ctrl_f_cherche_dans_le_journal(qtbot, session):
    bureau = Bureau(session)
    qtbot.addWidget(bureau)
    bureau.show()
    bureau.montrer("Journal")
    bureau.chercher()
    assert bureau.ecran.recherche.hasFocus() or bureau.focusWidget() is bureau.ecran.recherche
    assert isinstance(bureau.ecran, EcranJournal)
