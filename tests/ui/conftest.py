"""Real widgets on a real encrypted register, offscreen, in the look of the program."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count

import pytest

from db.coffre import Fondation, creer
from desktop_app.bootstrap import poste as faire_le_poste
from desktop_app.ui import arriere_plan
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.geste import REPOS, Seuil
from desktop_app.ui.lancement import preparer
from desktop_app.ui.session import Session
from tests.db.outils_db import KDF, PHRASE, clefs, rouvrir
from tests.domain import cas

MOMENT = datetime(2026, 10, 12, 9, tzinfo=UTC)
LIMITE = 60_000  # milliseconds: what did not come by then, on any machine, never will
ATTENTES = 6  # as long


class Horloge:
    """A clock that a test sets."""

    def __init__(self, moment=MOMENT):
        self.moment = moment

    def __call__(self):
        return self.moment

    def avancer(self, **duree):
        """Move forward, or back."""
        self.moment += timedelta(**duree)


@pytest.fixture(scope="session")
def qapp(tmp_path_factory):
    """The application of the program, in French and in its light look, for patient hands."""
    # Whenever a button asks, more time has gone by than it wants: nobody has to wait.
    Seuil.horloge = staticmethod(count(0, REPOS).__next__)
    return preparer(tmp_path_factory.mktemp("donnees"))


@pytest.fixture
def qtbot(qtbot):
    """Waits for what has to come until it comes: how long is nothing that a test is about."""
    for attente in ("waitUntil", "waitSignal", "waitActive", "waitExposed"):
        setattr(qtbot, attente, partial(getattr(qtbot, attente), timeout=LIMITE))
    return qtbot


@pytest.fixture(autouse=True)
def _rien_ne_reste(qapp):
    """No thread goes on after a test; garbage is never collected in one, as in the program."""
    gc.disable()
    yield
    assert any(arriere_plan.attendre() for _ in range(ATTENTES))
    qapp.processEvents()
    gc.enable()


@pytest.fixture
def horloge():
    """The clock of the workstation: 12 October 2026, 9 o'clock."""
    return Horloge()


@pytest.fixture
def poste(horloge):
    """The workstation."""
    return faire_le_poste(horloge)


@pytest.fixture(scope="session")
def modele(tmp_path_factory):
    """The folder of a register that knows its CPAS and is empty."""
    dossier = tmp_path_factory.mktemp("modele")
    fondation = Fondation(
        phrase=PHRASE, role="secretariat", auteur="Secrétariat", moment=MOMENT, kdf=KDF
    )
    registre, _ = creer(dossier / "registre.sceau", fondation)
    cpas = replace(cas.CPAS, telephone="081 00 00 00", courriel="cpas@example.be")
    with registre.transaction():
        registre.definir_cpas(cpas, auteur="Secrétariat", moment=MOMENT)
    registre.fermer()
    return dossier


@pytest.fixture
def chemin(modele, tmp_path):
    """A copy of that register, closed; its passphrase is ``PHRASE``."""
    return shutil.copytree(modele, tmp_path / "registre") / "registre.sceau"


@pytest.fixture
def registre(chemin):
    """A copy of that register, open and verified."""
    ouvert = rouvrir(chemin, clefs(chemin))
    ouvert.verification_complete()
    yield ouvert
    ouvert.fermer()


@pytest.fixture
def session(poste, registre):
    """An open register and its secretary."""
    return Session(poste, registre, "Secrétariat")


@pytest.fixture(scope="module")
def bureau(qapp, tmp_path_factory):
    """The desk of a practice register, in the window, on the smallest screen."""
    fenetre = Fenetre(faire_le_poste(Horloge()), tmp_path_factory.mktemp("poste"))
    fenetre.resize(1366, 768)
    fenetre.show()
    fenetre.centralWidget().exercice_voulu.emit()
    while fenetre.bureau is None:
        qapp.processEvents()
    yield fenetre.bureau
    fenetre.close()
