"""The window as a whole process: how soon it is seen, and what it weighs once open."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.mesure import Releve, contre, en_rapport
from tests.db.outils_db import PHRASE
from tests.ui.registres import fonder, retenir

RACINE = Path(__file__).resolve().parents[2]
TOURS = 9
DOSSIERS = 1_000

_UNE_NUE = "une fenêtre nue"
# What any Qt program costs: the same watcher, on a bare widget.
_GUETTEUR = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
class Guetteur(QObject):
    def eventFilter(self, objet, evenement):
        if evenement.type() == QEvent.Type.Paint:
            print(time.time(), flush=True)
            QTimer.singleShot(0, quitter)
            self.eventFilter = lambda *_: False
        return False
"""
_NUE = (
    _GUETTEUR
    + """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv[:1])
quitter = application.quit
fenetre = QWidget()
guetteur = Guetteur()
fenetre.installEventFilter(guetteur)
fenetre.show()
application.exec()
"""
)
_LA_NOTRE = (
    """
from pathlib import Path
from desktop_app.plateforme import proteger_processus
proteger_processus()
from desktop_app.bootstrap import poste
from desktop_app.ui import arriere_plan
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.lancement import preparer
"""
    + _GUETTEUR
    + """
donnees = Path(sys.argv[1])
application = preparer(donnees)
quitter = application.quit
fenetre = Fenetre(poste(), donnees)
guetteur = Guetteur()
fenetre.centralWidget().installEventFilter(guetteur)
fenetre.show()
application.exec()
arriere_plan.attendre()
"""
)
# Wait until everything that is free is given back.
_PESEE = """
def peser():
    for ligne in Path("/proc/self/status").read_text().splitlines():
        if ligne.startswith("VmRSS"):
            print(ligne.split()[1], flush=True)
    fenetre.close()
    application.quit()
QTimer.singleShot(2000, peser)
application.exec()
"""
_NUE_OUVERTE = (
    """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv[:1])
fenetre = QWidget()
fenetre.show()
"""
    + _PESEE
)
# Unlock, and wait until the whole file was verified.
_OUVERTE = (
    """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit
from desktop_app.bootstrap import poste
from desktop_app.ui import arriere_plan
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.guide import Guide
from desktop_app.ui.lancement import preparer
donnees = Path(sys.argv[1])
application = preparer(donnees)
fenetre = Fenetre(poste(), donnees)
fenetre.show()
guide = Guide(fenetre)
guide.ecrire("Phrase de passe", sys.argv[2])
guide.cliquer("Ouvrir le registre")
guide.attendre(lambda: fenetre.session is not None and fenetre.session.registre.verifie)
arriere_plan.attendre()
"""
    + _PESEE
)


def relever() -> list[Releve]:
    """Measure the start and the memory, each in processes of their own."""
    with tempfile.TemporaryDirectory(prefix="sceau-bench-") as dossier:
        donnees = Path(dossier)
        retenir(donnees, fonder(donnees / "registre.sceau", DOSSIERS))
        return [_demarrage(donnees), _memoire(donnees)]


def _demarrage(donnees: Path) -> Releve:
    """Compare the first picture of our window with that of a bare one, in turn."""
    notres, nues = [], []
    for _ in range(TOURS):
        nues.append(_premiere_image(_NUE))
        notres.append(_premiere_image(_LA_NOTRE, str(donnees)))
    nom = "Du lancement à la première fenêtre ÷ une fenêtre nue"
    return en_rapport(nom, (notres, nues), _UNE_NUE, cible=2)


def _premiere_image(programme: str, *arguments: str) -> float:
    """Return how long a program takes to paint, in milliseconds."""
    debut = time.time()
    return (float(_lancer(programme, *arguments)) - debut) * 1000


def _memoire(donnees: Path) -> Releve:
    """Weigh the program two seconds after the register was opened and verified."""
    notre, nue = (
        int(_lancer(*programme)) / 1024
        for programme in ((_OUVERTE, str(donnees), PHRASE), (_NUE_OUVERTE,))
    )
    return Releve(
        nom=f"Mémoire au repos, {DOSSIERS} dossiers ouverts",
        valeur=notre,
        cible=130,
        unite="Mio",
        detail=f"{contre(notre, nue, _UNE_NUE, 'Mio')} ; mémoire résidente",
    )


def _lancer(programme: str, *arguments: str) -> str:
    fini = subprocess.run(
        [sys.executable, "-c", programme, *arguments],
        cwd=RACINE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return fini.stdout.split()[-1]
