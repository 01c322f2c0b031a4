"""The first window waits for nothing that it does not show; the rest comes in slices."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer

from desktop_app.ui.prechauffage import avant_le_registre
from desktop_app.ui.theme import POLICES
from tests.ui.registres import fonder, retenir

RACINE = Path(__file__).resolve().parents[2]
# Read by what comes later: the data files, the register, letters, pictures, every screen but one.
TARDIFS = {
    *("cattrs", "attrs", "sqlite_utils", "sqlcipher3", "reportlab", "pypdfium2", "cryptography"),
    *(
        "zxcvbn",
        "dateutil",
        "PIL",
        "desktop_app.letters",
        "desktop_app.content.lecture",
    ),
    *("desktop_app.application.ports", "desktop_app.application.ports_pdf"),
    *("desktop_app.application.vues", "desktop_app.domain.reponse"),
    *("desktop_app.ui.barre", "desktop_app.ui.bandeaux", "desktop_app.ui.cadenas"),
    *("desktop_app.ui.bureau", "desktop_app.ui.dossier", "desktop_app.ui.lettre"),
    *("desktop_app.ui.registre", "desktop_app.ui.arrivee", "desktop_app.ui.aide"),
    *("desktop_app.ui.demarrage.lettre_d_essai", "desktop_app.ui.demarrage.page_phrase"),
    *("desktop_app.ui.demarrage.attente", "desktop_app.domain.caracteres", "datetime"),
    *("desktop_app.ui.demarrage.restauration", "desktop_app.ui.demarrage.champ_mots"),
}
# The command itself, stopped by its own event loop once the first field has been painted.
SCENE = """
import json, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
lues = []
def face(widget):
    police = QFontInfo(widget.font())
    style = "Bold" * police.bold() + "Italic" * police.italic()
    return f"{police.family().replace(' ', '')}-{style or 'Regular'}"
def vues(fenetre):
    ecrits = (e for genre in (QLabel, QPushButton) for e in fenetre.findChildren(genre))
    return sorted({face(e) for e in ecrits if e.isVisible() and e.text()})
lire = QFontDatabase.addApplicationFont
QFontDatabase.addApplicationFont = lambda fichier: lues.append(fichier) or lire(fichier)
class Temoin(QApplication):
    def notify(self, objet, evenement):
        fait = super().notify(objet, evenement)
        if isinstance(objet, QLineEdit) and evenement.type() == QEvent.Type.Paint:
            print(json.dumps({"focus": objet.accessibleName() if objet.hasFocus() else "",
                              "modules": sorted(sys.modules), "polices": lues,
                              "vues": vues(objet.window())}), flush=True)
            self.quit()
        return fait
from desktop_app.ui import lancement
lancement.QApplication = Temoin
from desktop_app.commandes.ligne import executer
sys.exit(executer([]))
"""


def premiere_image(donnees):
    """Return what was read, and what has the focus, once the first field is painted."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(donnees)}
    fini = subprocess.run(
        [sys.executable, "-c", SCENE],
        cwd=RACINE,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert fini.returncode == 0, fini.stderr
    return json.loads(fini.stdout.splitlines()[0])


@pytest.fixture(params=["premier lancement", "déverrouillage"])
def vue(request, tmp_path):
    if request.param == "déverrouillage":
        retenir(tmp_path / "Sceau", fonder(tmp_path / "registre.sceau"))
    return premiere_image(tmp_path)


def test_rien_de_ce_que_la_premiere_fenetre_ne_montre_pas_n_est_lu(vue):
    noms = set(vue["modules"])
    assert {tardif for tardif in TARDIFS if tardif in noms} == set()
    assert "desktop_app.ui.fenetre" in noms
    assert vue["focus"] in {"Nom du centre", "Phrase de passe"}


def test_seules_les_polices_de_la_premiere_fenetre_sont_lues(vue):
    lues = sorted(Path(fichier).stem for fichier in vue["polices"])
    assert lues == vue["vues"]
    assert lues == [
        "AtkinsonHyperlegible-Bold",
        "AtkinsonHyperlegible-Regular",
        "GentiumBookPlus-Regular",
    ]


def test_entre_deux_tranches_la_fenetre_vit(qtbot, poste):
    hote, fil = QObject(), []
    prechauffage = avant_le_registre(poste, lambda: fil.append("meubles"), hote)

    def suivre():
        fil.append("tranche")
        QTimer.singleShot(0, hote, lambda: fil.append("fenêtre"))

    prechauffage.avancee.connect(suivre)
    with qtbot.waitSignal(prechauffage.finie, timeout=60_000):
        prechauffage.commencer()
    suite = [quoi for quoi in fil if quoi != "meubles"]
    assert "meubles" in fil
    assert suite == ["tranche", "fenêtre"] * (len(suite) // 2)
    assert len(suite) // 2 > len(POLICES)
    assert {"cattrs", "desktop_app.ui.bureau", "desktop_app.ui.lettre.panneau"} <= set(sys.modules)
