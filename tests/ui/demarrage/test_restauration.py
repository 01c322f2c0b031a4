"""A damaged or absent register: a copy is put back from the lock, and opens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.coffre import Fondation, creer
from db.copies import lister
from db.fichier_cles import chemin_des_cles
from db.restauration import restaurer
from desktop_app.ui import arriere_plan
from desktop_app.ui.copie import decrire
from desktop_app.ui.demarrage.deverrouillage import EcranVerrou
from tests.db.outils_db import KDF, PHRASE, clefs, enregistrer, rouvrir
from tests.ui.conftest import MOMENT
from tests.ui.demarrage.conftest import nom_du_focus, repondre

RESTAURER, CETTE_COPIE = "Restaurer une copie", "Restaurer cette copie"
LISTE = "Copies de ce dossier"
DEBRIS = b"plus rien de lisible" * 500


@pytest.fixture
def copies(chemin, tmp_path):
    """The folder of one copy of the register."""
    registre = rouvrir(chemin, clefs(chemin))
    registre.verification_complete()
    registre.sauvegarder(tmp_path / "copies", moment=MOMENT)
    registre.fermer()
    return tmp_path / "copies"


def ouvrir(guide):
    guide.ecrire("Phrase de passe", PHRASE)
    guide.cliquer("Ouvrir le registre")


def endommager(chemin):
    """Cut a register short; return what it is from now on."""
    reste = chemin.read_bytes()[: 4096 * 3 + 1]
    chemin.write_bytes(reste)
    return reste


def test_un_registre_endommage_se_restaure_et_se_rouvre(
    qtbot, poste, chemin, copies, montrer, textes
):
    abime = endommager(chemin)
    verrou = EcranVerrou(poste, chemin, str(copies))
    guide = montrer(verrou)
    ouvrir(guide)
    phrase = textes.coffre["coffre_endommage"].entiere()
    guide.attendre(lambda: guide.voit(phrase), phrase)
    guide.cliquer(RESTAURER)
    assert (
        guide.trouver(LISTE).item(0).text() == f"{MOMENT.astimezone():%d/%m/%Y %H:%M} · 0 dossier"
    )
    assert guide.voit("le fichier actuel est conservé à côté")
    guide.cliquer(CETTE_COPIE)
    guide.attendre(lambda: guide.voit("Copie restaurée."), "restauration")
    (ancien,) = (f for f in chemin.parent.iterdir() if f.read_bytes() == abime)
    assert guide.voit(ancien.name)
    assert not guide.voit(phrase)
    assert nom_du_focus() == "Phrase de passe"
    with qtbot.waitSignal(verrou.ouvert) as recu:
        ouvrir(guide)
    recu.args[0].fermer()


def test_un_registre_absent_se_restaure(qtbot, poste, chemin, copies, montrer):
    chemin.unlink()
    chemin_des_cles(chemin).unlink()
    verrou = EcranVerrou(poste, chemin, str(copies))
    guide = montrer(verrou)
    guide.cliquer(RESTAURER)
    guide.cliquer(CETTE_COPIE)
    guide.attendre(lambda: guide.voit("Copie restaurée."), "restauration")
    assert not guide.voit("L’ancien fichier")
    assert not guide.voit("Aucun registre ne se trouve")
    with qtbot.waitSignal(verrou.ouvert) as recu:
        ouvrir(guide)
    recu.args[0].fermer()


def test_les_copies_d_un_autre_registre_ne_sont_pas_proposees(
    poste, chemin, copies, montrer, tmp_path
):
    ailleurs = tmp_path / "ailleurs" / "registre.sceau"
    ailleurs.parent.mkdir()
    fondation = Fondation(
        phrase=PHRASE, role="secretariat", auteur="essai", moment=MOMENT, kdf=KDF
    )
    with creer(ailleurs, fondation)[0] as autre:
        autre.sauvegarder(copies, moment=MOMENT.replace(hour=10))
    assert len(poste.registres.copies(copies)) == 2
    guide = montrer(EcranVerrou(poste, chemin, str(copies)))
    guide.cliquer(RESTAURER)
    assert guide.trouver(LISTE).count() == 1


AVANCE = "Plus récentes ou plus remplies que le registre en place"
AUTRE = "D’une autre suite de ce registre"


@pytest.fixture
def mardi(chemin, copies):
    """A copy of three dossiers, made the day after; then Monday's is put back by mistake."""
    with verifie(chemin) as registre:
        for _ in range(3):
            enregistrer(registre)
        mardi = registre.sauvegarder(copies, moment=MOMENT + timedelta(days=1))
    (lundi,) = (c for c in lister(copies) if c != mardi)
    restaurer(lundi, chemin, MOMENT)
    return mardi


def verifie(chemin):
    """The register of a place, open and verified."""
    registre = rouvrir(chemin, clefs(chemin))
    registre.verification_complete()
    return registre


def lignes(liste):
    """What is read in a list, and whether it can be chosen."""
    tous = (liste.item(rang) for rang in range(liste.count()))
    return [(ligne.text(), bool(ligne.flags())) for ligne in tous]


def test_une_copie_plus_recente_que_le_registre_a_son_titre(
    qtbot, poste, chemin, copies, mardi, montrer
):
    guide = montrer(EcranVerrou(poste, chemin, str(copies)))
    guide.cliquer(RESTAURER)
    liste = guide.trouver(LISTE)
    assert lignes(liste) == [
        (AVANCE, False),
        (decrire(mardi), True),
        ("De ce registre", False),
        (f"{MOMENT.astimezone():%d/%m/%Y %H:%M} · 0 dossier", True),
    ]
    assert liste.currentRow() == 3
    assert guide.voit("Une copie plus récente ou plus remplie que le registre en place existe")
    qtbot.keyClick(liste, Qt.Key.Key_Up)
    assert liste.currentRow() == 1
    assert AVANCE in liste.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)
    guide.cliquer(CETTE_COPIE)
    guide.attendre(lambda: guide.voit("Copie restaurée."), "restauration")
    with verifie(chemin) as registre:
        assert registre.compter() == 3


def test_une_copie_quittee_garde_son_titre_quand_le_registre_la_depasse(
    poste, chemin, copies, mardi, montrer
):
    with verifie(chemin) as registre:
        for _ in range(9):
            enregistrer(registre)
        neuve = registre.sauvegarder(copies, moment=MOMENT + timedelta(days=2))
    guide = montrer(EcranVerrou(poste, chemin, str(copies)))
    guide.cliquer(RESTAURER)
    lues = lignes(guide.trouver(LISTE))
    assert lues[:4] == [
        (AUTRE, False),
        (decrire(mardi), True),
        ("De ce registre", False),
        (decrire(neuve), True),
    ]


def test_sans_cles_les_copies_de_chaque_registre_sont_ensemble(poste, chemin, copies, montrer):
    exercice = chemin.parent / "exercice.sceau"
    fondation = Fondation(
        phrase=PHRASE, role="secretariat", auteur="essai", moment=MOMENT, exercice=True, kdf=KDF
    )
    with creer(exercice, fondation)[0] as autre:
        autre.sauvegarder(copies, moment=MOMENT + timedelta(hours=1))
    chemin_des_cles(chemin).write_bytes(b"plus rien de lisible")
    guide = montrer(EcranVerrou(poste, chemin, str(copies)))
    guide.cliquer(RESTAURER)
    assert [choisie for _, choisie in lignes(guide.trouver(LISTE))] == [False, True, False, True]


def test_sans_copie_on_regarde_dans_un_autre_dossier(poste, chemin, copies, montrer):
    guide = montrer(EcranVerrou(poste, chemin))
    guide.cliquer(RESTAURER)
    aucune = "Aucune copie complète ne se trouve dans ce dossier."
    guide.attendre(lambda: guide.voit(aucune), aucune)
    assert not guide.voit(CETTE_COPIE)
    assert nom_du_focus() == "Choisir : dossier des copies".replace(" :", "\u00a0:")
    repondre(copies)
    guide.cliquer("Choisir : dossier des copies")
    assert guide.trouver(LISTE).count() == 1
    assert not guide.voit(aucune)


def test_une_copie_abimee_se_dit_en_place_et_rien_n_est_touche(
    poste, chemin, copies, montrer, textes
):
    avant = chemin.read_bytes()
    guide = montrer(EcranVerrou(poste, chemin, str(copies)))
    guide.cliquer(RESTAURER)
    guide.trouver(CETTE_COPIE)
    for copie in poste.registres.copies(copies):
        copie.chemin.write_bytes(DEBRIS)
    guide.cliquer(CETTE_COPIE)
    phrase = textes.coffre["copie_defectueuse"].entiere()
    guide.attendre(lambda: guide.voit(phrase), phrase)
    assert chemin.read_bytes() == avant
    assert guide.trouver(CETTE_COPIE).isEnabled()


def test_tout_se_fait_au_clavier(qtbot, poste, chemin, copies, montrer):
    guide = montrer(EcranVerrou(poste, chemin, str(copies)))
    guide.cliquer(RESTAURER)
    guide.attendre(lambda: nom_du_focus() == LISTE, LISTE)
    visites = [LISTE]
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visites.append(nom_du_focus().replace("\u00a0", " "))
    assert visites == [
        *(LISTE, CETTE_COPIE, "Ne rien restaurer"),
        *("Dossier des copies", "Choisir : dossier des copies", LISTE),
    ]
    guide.trouver("Ne rien restaurer").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert nom_du_focus() == RESTAURER
    assert arriere_plan.attendre()
