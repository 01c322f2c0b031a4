"""The frame: what holds the screens together."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui import arriere_plan
from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.cadenas import Cadenas
from desktop_app.ui.geste import en_plein_geste, souffler


def test_un_travail_rend_son_resultat_dans_le_fil_de_la_fenetre(qtbot):
    recus = []
    proprietaire = QObject()
    arriere_plan.lancer(
        proprietaire,
        lambda avancer: avancer(1, 2) or 42,
        reussie=lambda valeur: recus.append((valeur, proprietaire.thread().isCurrentThread())),
        echouee=recus.append,
        avance=lambda fait, total: recus.append((fait, total)),
    )
    qtbot.waitUntil(lambda: len(recus) == 2)
    assert recus == [(1, 2), (42, True)]


def test_un_travail_qui_echoue_le_dit(qtbot):
    recus = []
    proprietaire = QObject()
    arriere_plan.lancer(proprietaire, lambda _: 1 / 0, reussie=recus.append, echouee=recus.append)
    qtbot.waitUntil(lambda: bool(recus))
    assert isinstance(recus[0], ZeroDivisionError)


def test_un_travail_qui_finit_en_plein_geste_attend_pour_le_dire(qtbot):
    dits = []
    proprietaire = QObject()
    arriere_plan.lancer(
        proprietaire,
        lambda _: 42,
        reussie=lambda _: dits.append(en_plein_geste()),
        echouee=dits.append,
    )
    assert arriere_plan.attendre()
    souffler()
    assert dits == []
    qtbot.waitUntil(lambda: bool(dits))
    assert dits == [False]


def test_ce_qui_est_tape_est_garde_avant_deux_secondes(qtbot, session):
    """Nothing is later than two seconds after the first key: the others do not put it off."""
    saisie = {"objet": "garantie"}
    proprietaire = QObject()
    brouillon = Brouillon(session, "essai", lambda: saisie, proprietaire)
    with qtbot.waitSignal(brouillon.garde):
        brouillon.noter()
        minuterie = brouillon.findChild(QTimer)
        assert minuterie.interval() < 2000
        premiere = minuterie.timerId()
        brouillon.noter()
        assert minuterie.timerId() == premiere
    assert brouillon.reprendre() == saisie
    brouillon.oublier()
    assert brouillon.reprendre() == {}


def test_le_cadenas_compte_depuis_le_dernier_geste(qtbot, horloge):
    proprietaire = QObject()
    cadenas = Cadenas(horloge, 5, proprietaire)
    cadenas.armer()
    horloge.avancer(minutes=4)
    with qtbot.assertNotEmitted(cadenas.a_fermer):
        cadenas.regarder()
    horloge.avancer(minutes=1)
    with qtbot.waitSignal(cadenas.a_fermer):
        cadenas.regarder()


def test_un_geste_dans_une_fenetre_repousse_l_heure(qtbot, horloge):
    fenetre = QLineEdit()
    qtbot.addWidget(fenetre)
    with qtbot.waitExposed(fenetre):
        fenetre.show()
    cadenas = Cadenas(horloge, 5, fenetre)
    cadenas.armer()
    horloge.avancer(minutes=4)
    QTest.keyClick(fenetre.windowHandle(), Qt.Key.Key_A)
    horloge.avancer(minutes=4)
    with qtbot.assertNotEmitted(cadenas.a_fermer):
        cadenas.regarder()
    cadenas.desarmer()


def test_un_geste_apres_une_longue_absence_est_perdu(qtbot, horloge):
    fenetre = QLineEdit()
    qtbot.addWidget(fenetre)
    with qtbot.waitExposed(fenetre):
        fenetre.show()
    cadenas = Cadenas(horloge, 5, fenetre)
    cadenas.armer()
    horloge.avancer(hours=8)
    with qtbot.waitSignal(cadenas.a_fermer):
        QTest.keyClick(fenetre.windowHandle(), Qt.Key.Key_A)
    assert fenetre.text() == ""


def test_une_horloge_reculee_ferme_le_cadenas(qtbot, horloge):
    proprietaire = QObject()
    cadenas = Cadenas(horloge, 5, proprietaire)
    cadenas.armer()
    horloge.avancer(days=-1)
    with qtbot.waitSignal(cadenas.a_fermer):
        cadenas.regarder()
