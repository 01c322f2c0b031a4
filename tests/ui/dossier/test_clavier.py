"""Tab goes through a dossier as the eye does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app.domain.demande import Demande
from tests.ui.dossier.outils import bouton, nomme


def noms(qtbot, depart, touche, combien):
    """Press a key again and again; return the names of what took the focus."""
    depart.setFocus()
    trouves = []
    for _ in range(combien):
        qtbot.keyClick(QApplication.focusWidget(), touche)
        trouves.append(QApplication.focusWidget().accessibleName())
    return trouves


def test_tab_suit_l_ecran_meme_la_ou_il_vient_de_changer(qtbot, dossier, montrer):
    ecran = montrer(dossier(demande=Demande(demandeur="police")))
    ecran.activateWindow()
    qtbot.waitUntil(ecran.isActiveWindow)
    ecran.parcours.aller("analyse")
    for rang in (1, 2):
        bouton(ecran, "Ajouter un élément").click()
        nomme(ecran, f"Élément {rang}\u00a0: élément demandé").setText("adresse")
    premiere = nomme(ecran, "Élément 1\u00a0: élément demandé")
    attendus = [
        "Élément 1\u00a0: nature",
        "Élément 1\u00a0: nécessaire\u00a0?",
        "Élément 1\u00a0: retirer",
        "Élément 2\u00a0: élément demandé",
        "Élément 2\u00a0: nature",
        "Élément 2\u00a0: nécessaire\u00a0?",
        "Élément 2\u00a0: retirer",
        "Ajouter un élément",
    ]
    assert noms(qtbot, premiere, Qt.Key.Key_Tab, 8) == attendus
    retour = noms(qtbot, QApplication.focusWidget(), Qt.Key.Key_Backtab, 8)
    assert retour == [*reversed(attendus[:-1]), "Élément 1\u00a0: élément demandé"]


def test_tab_fait_le_tour_et_revient(qtbot, dossier, montrer):
    ecran = montrer(dossier("analyse"))
    ecran.activateWindow()
    qtbot.waitUntil(ecran.isActiveWindow)
    premier = bouton(ecran, "Revenir aux demandes")
    tour = noms(qtbot, premier, Qt.Key.Key_Tab, 40)
    assert premier.accessibleName() in tour
    visites = set(tour[: tour.index(premier.accessibleName()) + 1])
    visibles = {
        b.accessibleName()
        for b in ecran.findChildren(QPushButton)
        if b.isVisible() and b.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert visibles <= visites


def test_aucune_fenetre_ne_parait_d_elle_meme(qapp, dossier, montrer):
    avant = {w for w in qapp.topLevelWidgets() if w.isVisible()}
    ecran = montrer(dossier("avis"))
    connues, montrees = {*avant, ecran}, []
    for etape in ("enregistrement", "analyse", "avis", "decision"):
        ecran.parcours.aller(etape)
        montrees += [w for w in qapp.topLevelWidgets() if w.isVisible() and w not in connues]
    assert montrees == []
