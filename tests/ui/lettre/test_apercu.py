"""The preview: the real pages, where one was reading, never an older one over a newer one."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop_app.ui import arriere_plan
from desktop_app.ui.lettre.apercu import ApercuPdf
from desktop_app.ui.lettre.relais import Relais
from tests.letters import outils

LONGUE = replace(outils.COMMUNICATION, points=(outils.LONG_TEXTE,) * 26)


@pytest.fixture(scope="module")
def longue():
    """A letter of several pages."""
    return outils.redaction().composer(LONGUE)


@pytest.fixture
def apercu(qtbot, poste, longue):
    """Several pages on the screen."""
    vue = ApercuPdf(poste)
    qtbot.addWidget(vue)
    vue.resize(500, 600)
    vue.show()
    with qtbot.waitSignal(vue.montre):
        vue.montrer(longue)
    return vue


def test_toutes_les_pages_a_la_largeur(apercu):
    assert len(apercu.pages) == 4
    assert apercu.accessibleDescription() == "4 pages"
    assert apercu._pile.width() <= apercu.viewport().width()
    assert apercu.horizontalScrollBar().maximum() == 0


def test_la_place_dans_le_texte_reste(qtbot, apercu):
    apercu.verticalScrollBar().setValue(700)
    autre = outils.redaction().composer(replace(LONGUE, numero="2026/0015"))
    with qtbot.waitSignal(apercu.montre):
        apercu.montrer(autre)
    assert apercu.verticalScrollBar().value() == 700


def test_le_zoom_redessine_plus_fin(qtbot, apercu):
    avant = apercu.pages[0].width()
    with qtbot.waitSignal(apercu.montre):
        apercu.zoomer(1)
    assert apercu.pages[0].width() > avant * 1.2
    for _ in range(20):
        apercu.zoomer(-1)
    with qtbot.waitSignal(apercu.montre):
        apercu.zoomer(1)
    assert apercu.pages[0].width() < avant


def test_le_milieu_de_la_vue_reste_au_milieu(apercu):
    def milieu():
        barre = apercu.verticalScrollBar()
        return (barre.value() + apercu.viewport().height() / 2) / apercu._pile.height()

    apercu.verticalScrollBar().setValue(900)
    avant = milieu()
    apercu.zoomer(1)
    assert milieu() == pytest.approx(avant, abs=0.01)


def reposer():
    """Let what was begun end, and be told."""
    assert arriere_plan.attendre()
    QApplication.processEvents()


def test_vider_oublie_le_document(qtbot, apercu, longue):
    apercu.montrer(longue)
    with qtbot.assertNotEmitted(apercu.montre):
        apercu.vider()
        reposer()
    assert apercu.pages == ()


def test_seul_le_dernier_travail_compte(qtbot):
    parent = QObject()
    relais = Relais(parent)
    porte, recus, faits = threading.Event(), [], []
    relais.fini.connect(recus.append)

    def travail(nom):
        def faire():
            porte.wait()
            faits.append(nom)
            return nom

        return faire

    for nom in ("un", "deux", "trois"):
        relais.demander(travail(nom))
    porte.set()
    qtbot.waitUntil(lambda: recus == ["trois"])
    assert faits == ["un", "trois"]


def test_un_travail_qui_echoue_n_arrete_pas_les_suivants(qtbot):
    parent = QObject()
    relais = Relais(parent)
    with qtbot.waitSignal(relais.echoue) as echec:
        relais.demander(lambda: 1 / 0)
    assert isinstance(echec.args[0], ZeroDivisionError)
    with qtbot.waitSignal(relais.fini) as fini:
        relais.demander(lambda: 7)
    assert fini.args == [7]


def test_ce_qui_est_oublie_n_est_dit_a_personne(qtbot):
    parent = QObject()
    relais = Relais(parent)
    porte = threading.Event()
    relais.demander(porte.wait)
    relais.oublier()
    with qtbot.assertNotEmitted(relais.fini):
        porte.set()
        reposer()
    with qtbot.waitSignal(relais.fini) as fini:
        relais.demander(lambda: 7)
    assert fini.args == [7]
