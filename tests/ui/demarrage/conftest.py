"""What the first run and the lock are given: real registers, with the lightest derivation."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from db.coffre import Fondation, creer
from desktop_app.bootstrap import RegistresSqlite
from desktop_app.ui.clavier import tabuler
from desktop_app.ui.guide import Guide
from tests.db.outils_db import KDF
from tests.ui.dialogues import au_dialogue


class RegistresLegers(RegistresSqlite):
    """The same doors; a new register asks less memory and less time of the machine."""

    def creer(self, chemin, nouveau):
        fondation = Fondation(
            phrase=nouveau.phrase,
            role="secretariat",
            auteur=nouveau.auteur,
            moment=nouveau.moment,
            kdf=KDF,
        )
        chemin.parent.mkdir(parents=True, exist_ok=True)
        registre, mots = creer(chemin, fondation)
        with registre.transaction():
            registre.definir_cpas(nouveau.cpas, auteur=nouveau.auteur, moment=nouveau.moment)
        return registre, mots


class Hote(QMainWindow):
    """A window in which Tab goes where it does in the program's own."""

    def focusNextPrevChild(self, suivant):  # noqa: N802 - Qt's own name
        return tabuler(self, suivant=suivant)


@pytest.fixture
def poste_leger(poste, horloge):
    """The workstation, in no hurry to protect what nobody will read."""
    return replace(poste, registres=RegistresLegers(horloge))


@pytest.fixture
def montrer(qtbot):
    """Show something alone in a window; return whoever walks through it by its words."""

    def montrer(milieu):
        hote = Hote()
        qtbot.addWidget(hote)
        hote.resize(1366, 768)
        hote.setCentralWidget(milieu)
        with qtbot.waitActive(hote):
            hote.show()
            hote.activateWindow()
        milieu.setFocus()
        return Guide(hote)

    return montrer


def repondre(chemin):
    """Answer the file dialog that is about to open."""

    def choisir(dialogue):
        dialogue.findChild(QLineEdit, "fileNameEdit").setText(str(chemin))
        dialogue.accept()

    au_dialogue(choisir)


def nom_du_focus():
    """Return how whatever has the focus is called."""
    tenu = QApplication.focusWidget()
    return tenu.accessibleName() if tenu is not None else ""
