"""Practice: the answers of a trainee beside the reference."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop_app.domain.evaluation import Manquement, Proposition, Voie
from desktop_app.domain.evaluer import evaluer
from desktop_app.ui.aide import enonce
from desktop_app.ui.aide.comparaison import Choix, comparer
from desktop_app.ui.aide.exercice import Exercice


@pytest.fixture
def exercice(qtbot, session):
    """The practice, shown."""
    neuf = Exercice(session)
    qtbot.addWidget(neuf)
    neuf.resize(1100, 600)
    neuf.show()
    return neuf


def lus(exercice):
    """What can be read on the sheet."""
    return [x.text() for x in exercice.feuille.findChildren(QLabel) if x.isVisible()]


def repondre(feuille, voie, suite):
    """Choose a road and a proposal."""
    feuille.voie.setCurrentIndex(feuille.voie.findData(voie))
    feuille.suite.setCurrentIndex(feuille.suite.findData(suite))


def justes(cas, referentiel):
    """The answers of somebody who knows."""
    evaluation = evaluer(cas.demande, cas.date, referentiel)
    return Choix(
        voie=evaluation.voie,
        manquements=frozenset(evaluation.manquements),
        proposition=evaluation.proposition,
    ), evaluation


def test_qui_repond_comme_la_reference_est_d_accord_sur_tout(session, referentiel, textes):
    assert len(session.contenu.cas) > 20
    for nom, cas in session.contenu.cas.items():
        ecarts = comparer(*justes(cas, referentiel), textes)
        assert all(ecart.accord for ecart in ecarts), nom
        assert len(ecarts) >= 3, nom
        assert ecarts[-1].citations, nom


def test_chaque_ecart_est_dit_par_un_mot_et_fonde(session, referentiel, textes):
    cas = session.contenu.cas["02_police_ecrit"]
    _, reference = justes(cas, referentiel)
    faux = Choix(
        voie=Voie.ORALE,
        manquements=frozenset({Manquement.ECRIT}),
        proposition=Proposition.COMMUNICATION_POSSIBLE,
    )
    ecarts = comparer(faux, reference, textes)
    assert [e.accord for e in ecarts] == [False, False, False]
    assert ecarts[1].reponse == "Retenu."
    assert ecarts[1].reference == "Pas retenu."
    assert "circ_2022.externe.18" in [c.passage for c in ecarts[-1].citations]


def test_l_enonce_ne_dit_pas_la_suite(session, referentiel, textes):
    for cas in session.contenu.cas.values():
        recit = " ".join((enonce.titre(cas), *enonce.enoncer(cas, textes, referentiel)))
        _, reference = justes(cas, referentiel)
        assert textes.constats[reference.proposition].texte not in recit
        assert "invité" not in recit
        assert "'" not in recit


def test_on_compare_au_clavier_ses_reponses_a_la_reference(qtbot, exercice):
    exercice.liste.setCurrentRow(1)
    feuille = exercice.feuille
    repondre(feuille, Voie.EXTERNE, Proposition.COMMUNICATION_POSSIBLE)
    feuille.comparer.setFocus()
    qtbot.keyClick(feuille.comparer, Qt.Key.Key_Return)
    assert feuille.bilan.text() == "D’accord avec la référence\u00a0: 2 sur 3."
    qtbot.waitUntil(lambda: lus(exercice).count("D’accord") == 2)
    assert lus(exercice).count("Différent") == 1
    policiere = (
        "Une demande émanant d'une autorité policière n'entre dès lors pas dans cette exception."
    )
    assert policiere in lus(exercice)


def test_une_reponse_oubliee_est_demandee_en_place(qtbot, exercice):
    feuille = exercice.feuille
    qtbot.keyClick(feuille.comparer, Qt.Key.Key_Return)
    assert feuille.bilan.text() == "À choisir d’abord\u00a0: la voie."
    assert "D’accord" not in lus(exercice)
    qtbot.waitUntil(feuille.voie.hasFocus)


def test_hors_d_un_registre_d_exercice_on_est_invite_a_en_ouvrir_un(exercice):
    assert any("ouvrez un registre d’exercice" in x.text() for x in exercice.findChildren(QLabel))
