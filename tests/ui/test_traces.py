"""The traces a dialog leaves: none."""

import os
import subprocess
import sys
from pathlib import Path

PROJET = Path(__file__).resolve().parents[2]

ENREGISTRER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from desktop_app.ui import messages
from desktop_app.ui.lancement import preparer

application = preparer(Path(sys.argv[1]))
fenetre = QWidget()

def accepter():
    dialogue = QApplication.activeModalWidget()
    dialogue.setDirectory(sys.argv[1])
    dialogue.selectFile("Courrier.pdf")
    dialogue.accept()

QTimer.singleShot(0, fenetre, accepter)
print(messages.enregistrer_sous(fenetre, "Enregistrer", "Courrier.pdf", "PDF (*.pdf)"))
QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
"""


def test_le_choix_d_un_fichier_n_ecrit_rien_sur_le_disque(tmp_path):
    maison, visite = tmp_path / "maison", tmp_path / "visite"
    maison.mkdir()
    visite.mkdir()
    lieux = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(maison))
    fini = subprocess.run(
        [sys.executable, "-c", ENREGISTRER, str(visite)],
        cwd=PROJET,
        env=os.environ | lieux | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert fini.stdout.strip() == str(visite / "Courrier.pdf")
    assert [f for f in maison.rglob("*") if f.is_file()] == []
