"""Whoever cannot see the screen, or has no mouse, does the same work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QTextEdit

from tests.ui import outils_a11y as outils


@pytest.fixture(params=outils.PLACES, scope="module")
def place(bureau, request):
    """The window, at one place of it."""
    fenetre = bureau.window()
    with outils.Guet(fenetre) as guet:
        outils.PLACES[request.param](bureau)
        outils.reposer(fenetre)
    fenetre.fenetres_perdues = guet.vues
    return fenetre


def test_aucune_autre_fenetre_n_apparait(place):
    assert place.fenetres_perdues == []


def test_chaque_widget_a_un_nom_et_un_role(place):
    assert outils.sans_nom(place) == []


def test_aucune_barre_de_defilement_ne_vient_ni_ne_part(place):
    """Qt does not check the rank of the child that a screen reader asks a scroll area for."""
    zones = place.findChildren(QScrollArea)
    parfois = Qt.ScrollBarPolicy.ScrollBarAsNeeded
    sens = (QScrollArea.horizontalScrollBarPolicy, QScrollArea.verticalScrollBarPolicy)
    assert [zone for zone in zones if parfois in {politique(zone) for politique in sens}] == []


def test_tab_visite_tout_et_revient(place):
    visites, revenu = outils.tabuler(place)
    assert revenu, [outils.nommer(w) for w in visites]
    assert outils.oublies(place, visites) == []


def test_tab_sort_de_chaque_editeur(place):
    editeurs = [e for genre in (QPlainTextEdit, QTextEdit) for e in outils.visibles(place, genre)]
    assert [outils.nommer(e) for e in editeurs if not e.tabChangesFocus()] == []
