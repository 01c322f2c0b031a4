"""The window fits the screen it is on, comes back onto one that exists, and hides nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton

from desktop_app import preferences
from desktop_app.preferences import Preferences
from desktop_app.ui.clavier import montrer
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.place import MOINDRE
from tests.ui import outils_a11y as outils

_RACINE = Path(__file__).parents[2]
_OUVRIR = """
import json, sys
from pathlib import Path
from desktop_app.bootstrap import poste
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.lancement import preparer

donnees = Path(sys.argv[1])
application = preparer(donnees)
fenetre = Fenetre(poste(), donnees)
fenetre.show()
application.processEvents()
ecran = fenetre.screen()
libre, cadre = ecran.availableGeometry(), fenetre.frameGeometry()
print(json.dumps({
    "dedans": libre.contains(cadre),
    "ecran": ecran.name(),
    "libre": libre.size().toTuple(),
    "taille": fenetre.size().toTuple(),
    "moindre": fenetre.minimumSize().toTuple(),
    "besoin": fenetre.minimumSizeHint().toTuple(),
    "maximisee": fenetre.isMaximized(),
}))
fenetre.close()
"""


def ecran(nom, large, haut, x=0):
    """A screen, as the offscreen platform takes it."""
    sien = {"name": nom, "x": x, "y": 0, "width": large, "height": haut}
    return {**sien, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


@pytest.fixture
def ouvrir(tmp_path):
    """Open the window of a workstation in a process that has its own screens."""

    def faire(*ecrans, facteur="1", retenues=None):
        config = tmp_path / "ecrans.json"
        config.write_text(json.dumps({"screens": ecrans}), encoding="utf-8")
        donnees = tmp_path / "donnees"
        if retenues is not None:
            preferences.ecrire(donnees, retenues)
        plateforme = f"offscreen:configfile={config}"
        sien = {**os.environ, "QT_QPA_PLATFORM": plateforme, "QT_SCALE_FACTOR": facteur}
        commande = [sys.executable, "-c", _OUVRIR, str(donnees)]
        dit = subprocess.run(
            commande, cwd=_RACINE, env=sien, capture_output=True, text=True, check=True
        )
        return json.loads(dit.stdout)

    return faire


PETIT = ecran("petit", 1366, 768)


@pytest.mark.parametrize("facteur", ["1", "1.25", "1.5", "1.75", "2"])
def test_la_premiere_fenetre_tient_sur_le_plus_petit_ecran(ouvrir, facteur):
    vue = ouvrir(PETIT, facteur=facteur)
    assert vue["dedans"]
    assert vue["besoin"][0] <= MOINDRE.width()
    assert vue["besoin"][1] <= MOINDRE.height()
    # The smaller of the usual size and of the screen, less what the system draws around.
    for cote, usuel, libre in zip(vue["taille"], (1180, 700), vue["libre"], strict=True):
        assert min(usuel, libre - 40) <= cote <= min(usuel, libre)


def test_la_premiere_fenetre_n_emplit_pas_un_grand_ecran(ouvrir):
    assert ouvrir(ecran("grand", 2560, 1440))["taille"] == [1180, 700]


@pytest.mark.parametrize(
    "retenues",
    [
        Preferences(fenetre=(1900, 1000), coin=(10, 10)),
        Preferences(fenetre=(1180, 700), coin=(2000, 100)),
        Preferences(fenetre=(1180, 700), coin=(-1300, -900)),
        Preferences(fenetre=(1180, 700), coin=(900, 400)),
    ],
    ids=["plus grande", "sur un écran parti", "hors de tout", "à cheval sur le bord"],
)
@pytest.mark.parametrize("facteur", ["1", "1.5"])
def test_elle_revient_sur_un_ecran_qui_existe(ouvrir, retenues, facteur):
    assert ouvrir(PETIT, facteur=facteur, retenues=retenues)["dedans"]


def test_elle_revient_sur_le_second_ecran_tant_qu_il_est_la(ouvrir):
    retenues = Preferences(fenetre=(1000, 600), coin=(1500, 50))
    second = ecran("second", 1920, 1080, x=1366)
    vue = ouvrir(PETIT, second, retenues=retenues)
    assert (vue["ecran"], vue["dedans"], vue["taille"]) == ("second", True, [1000, 600])


def test_elle_revient_maximisee(ouvrir):
    assert ouvrir(PETIT, retenues=Preferences(maximisee=True))["maximisee"]


def test_elle_retient_ou_elle_est(qtbot, poste, tmp_path):
    fenetre = Fenetre(poste, tmp_path)
    qtbot.addWidget(fenetre)
    cadre = QRect(5, 7, fenetre.minimumWidth(), 460)
    fenetre.resize(cadre.size())
    fenetre.show()
    fenetre.move(cadre.topLeft())
    fenetre.showMaximized()
    fenetre.close()
    lues = preferences.lire(tmp_path)
    assert (lues.maximisee, lues.fenetre) == (True, cadre.size().toTuple())


# What is on the smallest window.


@pytest.mark.parametrize("lieu", outils.PLACES)
def test_rien_n_est_hors_d_atteinte_dans_la_plus_petite_fenetre(bureau, lieu):
    fenetre = bureau.window()
    fenetre.resize(MOINDRE)
    outils.PLACES[lieu](bureau)
    outils.reposer(fenetre)
    assert fenetre.size() == MOINDRE
    besoin = fenetre.minimumSizeHint()
    assert (besoin.width() <= MOINDRE.width(), besoin.height() <= MOINDRE.height()) == (True, True)
    boutons = [b for b in outils.visibles(fenetre, QAbstractButton) if b.isEnabled()]
    siens = [b for b in boutons if not outils.dans_une_vue(b)]
    assert [outils.nommer(w) for w in (*outils.atteignables(fenetre), *siens) if _cache(w)] == []


def _cache(widget):
    """Tell whether even scrolling does not show enough of something to use it."""
    montrer(widget)
    vu = widget.visibleRegion().boundingRect().size()
    return vu.width() < min(widget.width(), 60) or vu.height() < min(widget.height(), 20)
