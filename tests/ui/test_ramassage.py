"""What is thrown away is destroyed in the thread of the window."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from desktop_app.ui import arriere_plan
from desktop_app.ui.ramassage import Ramassage

DECHETS = 2_000  # more than Python lets lie
ALLOCATIONS = 300_000  # enough for Python to collect every generation by itself


class Dechet:
    """Holds itself, so that only a collection destroys it."""

    def __init__(self):
        self.soi = self


@pytest.fixture
def proprietaire():
    """Owns what a test makes; Python collects again afterwards."""
    gc.enable()
    yield QObject()
    gc.enable()


def test_rien_n_est_detruit_dans_un_fil(qtbot, proprietaire):
    ramassage = Ramassage(proprietaire)
    ramassage.commencer()
    detruits, finis = [], []
    for _ in range(DECHETS):
        weakref.finalize(Dechet(), lambda: detruits.append(threading.current_thread()))
    arriere_plan.lancer(
        proprietaire,
        lambda _: [[] for _ in range(ALLOCATIONS)] and None,
        reussie=finis.append,
        echouee=finis.append,
    )
    qtbot.waitUntil(lambda: bool(finis) and len(detruits) == DECHETS)
    assert set(detruits) == {threading.main_thread()}
