"""The desk: its sections, its keys, and what it keeps while one looks at something else."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QPushButton

from desktop_app.application.enregistrer import Arrivee, enregistrer
from desktop_app.domain.reponse import Personne
from desktop_app.ui.arrivee.ecran import EcranArrivee
from desktop_app.ui.bureau import Bureau
from desktop_app.ui.dossier.ecran import EcranDossier
from desktop_app.ui.ecran import Ecran
from desktop_app.ui.registre.ecran import EcranRegistre
from tests.domain import cas

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def arriver(session, referentiel):
    """Register a request about Zoé Lambert and return its number."""

    def faire():
        arrivee = Arrivee(demande=cas.ECRITE, personne=Personne(nom="Lambert", prenom="Zoé"))
        return enregistrer(session.contexte(), arrivee, referentiel).numero

    return faire


@pytest.fixture
def ouvrir(qtbot, session):
    """Show the desk."""

    def faire():
        bureau = Bureau(session)
        qtbot.addWidget(bureau)
        bureau.resize(1366, 700)
        bureau.show()
        bureau.activateWindow()
        qtbot.waitUntil(bureau.isActiveWindow)
        return bureau

    return faire


def section(bureau, nom):
    """The button of a section."""
    return next(b for b in bureau.findChildren(QPushButton) if b.text() == nom)


def test_le_bureau_s_ouvre_sur_les_demandes_prete_au_clavier(qtbot, ouvrir, arriver):
    arriver()
    bureau = ouvrir()
    assert section(bureau, "Demandes").isChecked()
    qtbot.waitUntil(bureau.ecran.liste.hasFocus)


def test_place_dans_une_fenetre_il_rend_le_clavier_a_la_liste(qtbot, session, arriver):
    arriver()
    fenetre = QMainWindow()
    qtbot.addWidget(fenetre)
    fenetre.show()
    qtbot.waitUntil(fenetre.isActiveWindow)
    bureau = Bureau(session)
    fenetre.setCentralWidget(bureau)
    bureau.setFocus()
    qtbot.waitUntil(bureau.ecran.liste.hasFocus)


def test_echap_quitte_un_ecran_qui_n_en_fait_rien(qtbot, ouvrir):
    bureau = ouvrir()
    liste = bureau.ecran
    bureau._aller(bureau._accueillir(Ecran()))
    qtbot.keyClick(bureau.ecran, Qt.Key.Key_Escape)
    assert bureau.ecran is liste
    qtbot.keyClick(bureau.ecran, Qt.Key.Key_Escape)
    assert bureau.ecran is liste


def test_une_section_n_est_faite_que_lorsqu_on_la_demande(qtbot, ouvrir):
    bureau = ouvrir()
    assert len(bureau.findChildren(EcranRegistre)) == 1
    qtbot.mouseClick(section(bureau, "Carnet interne"), Qt.MouseButton.LeftButton)
    assert len(bureau.findChildren(EcranRegistre)) == 2
    section(bureau, "Demandes").click()
    section(bureau, "Carnet interne").click()
    assert len(bureau.findChildren(EcranRegistre)) == 2
    assert section(bureau, "Carnet interne").isChecked()
    assert not section(bureau, "Demandes").isChecked()


def test_chaque_section_se_montre(ouvrir):
    bureau = ouvrir()
    noms = [
        b.text() for b in bureau.findChildren(QPushButton) if b.property("allure") == "navigation"
    ]
    assert noms == [
        "Demandes",
        "Sollicitations orales",
        "Carnet interne",
        "Hors procédure",
        "Personnes",
        "Journal",
        "Textes et aide",
        "Réglages",
    ]
    vus = set()
    for nom in noms:
        section(bureau, nom).click()
        assert isinstance(bureau.ecran, Ecran)
        assert bureau.ecran.isVisible()
        vus.add(bureau.ecran)
    assert len(vus) == len(noms)


def test_un_lecteur_d_ecran_change_de_section_et_d_onglet(ouvrir, arriver):
    arriver()
    bureau = ouvrir()
    signer = next(b for b in bureau.findChildren(QPushButton) if "À signer" in b.text())
    signer.toggle()
    assert bureau.ecran.vide.isVisible()
    section(bureau, "Personnes").toggle()
    assert not isinstance(bureau.ecran, EcranRegistre)


def test_echap_revient_a_la_liste_ou_l_on_etait(qtbot, ouvrir, arriver):
    arriver()
    deuxieme = arriver()
    arriver()
    bureau = ouvrir()
    liste = bureau.ecran.liste
    qtbot.keyClick(liste, Qt.Key.Key_Down)
    qtbot.keyClick(liste, Qt.Key.Key_Return)
    assert isinstance(bureau.ecran, EcranDossier)
    qtbot.keyClick(bureau.ecran, Qt.Key.Key_Escape)
    assert bureau.ecran.liste is liste
    assert liste.ligne.numero == deuxieme
    assert liste.hasFocus()


def test_la_liste_est_relue_au_retour(qtbot, ouvrir, arriver):
    premier = arriver()
    bureau = ouvrir()
    bureau.ouvrir_dossier(premier)
    neuf = arriver()
    qtbot.keyClick(bureau.ecran, Qt.Key.Key_Escape)
    assert bureau.ecran.modele.ligne(0).numero == neuf
    assert bureau.ecran.liste.ligne.numero == premier


def test_les_raccourcis(qtbot, ouvrir, arriver):
    arriver()
    bureau = ouvrir()
    liste = bureau.ecran
    qtbot.keyClick(bureau, Qt.Key.Key_F, CTRL)
    assert liste.recherche.hasFocus()
    qtbot.keyClick(bureau, Qt.Key.Key_H, CTRL)
    assert "noms masqués" in liste.pied.etat.text()
    qtbot.keyClick(bureau, Qt.Key.Key_N, CTRL)
    assert isinstance(bureau.ecran, EcranArrivee)
    qtbot.keyClick(bureau, Qt.Key.Key_F, CTRL)
    assert bureau.ecran is liste
    assert liste.recherche.hasFocus()


def test_les_noms_sont_masques_d_emblee_si_on_l_a_voulu(session, ouvrir, arriver):
    arriver()
    memoire = session.memoire
    memoire.retenir(replace(memoire.preferences, noms_masques=True))
    bureau = ouvrir()
    assert "noms masqués" in bureau.ecran.pied.etat.text()
    section(bureau, "Hors procédure").click()
    assert "noms masqués" in bureau.ecran.pied.etat.text()


def test_les_listes_suivent_le_reglage_des_noms_mais_la_touche_l_emporte(
    qtbot, session, ouvrir, arriver
):
    arriver()
    bureau, memoire = ouvrir(), session.memoire
    memoire.retenir(replace(memoire.preferences, noms_masques=True))
    assert "noms masqués" in bureau.ecran.pied.etat.text()
    qtbot.keyClick(bureau, Qt.Key.Key_H, CTRL)
    memoire.retenir(replace(memoire.preferences, verrouillage=9))
    assert "noms masqués" not in bureau.ecran.pied.etat.text()


def test_un_ecran_quitte_garde_ce_qui_est_tape_et_s_en_va(qtbot, ouvrir, arriver):
    gardes = []
    bureau = ouvrir()
    bureau.ouvrir_dossier(arriver())
    dossier = bureau.ecran
    dossier.garder = lambda: gardes.append(dossier)
    with qtbot.waitSignal(dossier.destroyed):
        section(bureau, "Carnet interne").click()
    assert len(gardes) == 1
