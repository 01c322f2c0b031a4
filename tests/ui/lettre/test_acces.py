"""Every room of the letter can be walked by keyboard, and says what each thing is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from desktop_app.application.etablir_lettre import etablir_lettre
from desktop_app.application.signer import signer
from desktop_app.ui.lettre.envoi import PanneauEnvoi
from desktop_app.ui.lettre.panneau import PanneauLettre
from desktop_app.ui.lettre.signatures import PanneauSignatures
from tests.application.test_actes import ANNE, LUC
from tests.domain import cas

PIECES = {
    "a_ecrire": (PanneauLettre, 0),
    "etablie": (PanneauLettre, 1),
    "a_signer": (PanneauSignatures, 1),
    "a_envoyer": (PanneauEnvoi, 2),
}


@pytest.fixture(params=PIECES)
def panneau(request, qtbot, session, mener):
    """A room, as it stands at each moment."""
    genre, moment = PIECES[request.param]
    dossier = mener()
    if moment:
        dossier, _ = etablir_lettre(session.contexte(), dossier.numero, session.atelier())
    if moment > 1:
        for signature in (LUC, ANNE):
            dossier = signer(session.contexte(), dossier.numero, signature)
    piece = genre(session, dossier)
    qtbot.addWidget(piece)
    piece.resize(1100, 640)
    piece.show()
    qtbot.waitExposed(piece)
    QApplication.processEvents()
    return piece


def atteignables(panneau):
    """Return what Tab reaches."""
    return [
        w
        for w in panneau.findChildren(QWidget)
        if w.isVisibleTo(panneau) and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_tout_ce_qui_s_atteint_a_un_nom(panneau):
    atteints = atteignables(panneau)
    assert atteints
    for widget in atteints:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip(), widget


def test_tab_passe_partout_et_revient(qtbot, panneau):
    panneau.activateWindow()
    panneau.arriver()
    assert isinstance(QApplication.focusWidget(), QLineEdit | QAbstractButton | QPlainTextEdit)
    vus = []
    for _ in range(40):
        focalise = QApplication.focusWidget()
        if focalise in vus:
            break
        vus.append(focalise)
        qtbot.keyClick(focalise, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in vus
    assert len(vus) > 2


def test_aucun_mot_n_est_lu_comme_une_mise_en_forme(panneau):
    for etiquette in panneau.findChildren(QLabel):
        if etiquette.text():
            assert etiquette.textFormat() is Qt.TextFormat.PlainText, etiquette.text()


def test_une_lettre_introuvable_se_dit(qtbot, session, mener):
    dossier = replace(mener(), lettre=cas.lettre(mener().decision.sens.genre))
    panneau = PanneauSignatures(session, dossier)
    qtbot.addWidget(panneau)
    mots = [m.text() for m in panneau.findChildren(QLabel)]
    assert any("La lettre n’est pas encore établie" in m for m in mots)
