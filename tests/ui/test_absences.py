"""A machine that sleeps and a session that is locked lock the register at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.cadenas import Cadenas
from desktop_app.ui.demarrage.deverrouillage import EcranVerrou
from desktop_app.ui.fenetre import Fenetre
from tests.ui.dialogues import au_dialogue
from tests.ui.registres import retenir
from tests.ui.secretaire import Secretaire

RACINE = Path(__file__).resolve().parents[2]

# Opens the register, has the bus told what a desktop tells, and says what became of it.
_AU_BUS = """
import subprocess, sys
from pathlib import Path
from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection
from desktop_app.bootstrap import poste
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.lancement import preparer
from tests.ui.secretaire import Secretaire
interface, ferme, donnees = sys.argv[1], sys.argv[2], Path(sys.argv[3])
application = preparer(donnees)
fenetre = Fenetre(poste(), donnees)
fenetre.show()
Secretaire(fenetre).deverrouiller()

class Suite(QObject):
    @Slot()
    def finir(self):
        print("verrouillé" if fenetre.session is None else "ouvert", flush=True)
        application.quit()

suite = Suite()
bus = QDBusConnection.sessionBus()
bus.connect("", "", "be.example.Essai", "Fini", suite, SLOT("finir()"))
# The bus keeps the order: once the second signal is back, the first one was heard.
emettre = ["dbus-send", "--session", "--type=signal", "/ScreenSaver"]
subprocess.run([*emettre, interface + ".ActiveChanged", "boolean:" + ferme], check=True)
subprocess.run([*emettre, "be.example.Essai.Fini"], check=True)
application.exec()
fenetre.close()
"""


# The Windows way, where there is no Windows: only the system itself is stood in for.
_SOUS_WINDOWS = """
import ctypes, sys, types
from ctypes import wintypes
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication
from shiboken6 import VoidPtr
application = QApplication([])
suivies, dites = [], []
sessions = types.SimpleNamespace(WTSRegisterSessionNotification=lambda *dit: suivies.append(dit))
ctypes.windll = types.SimpleNamespace(wtsapi32=sessions)
sys.platform = "win32"
from desktop_app.ui.absences import Absences
absences = Absences(application)
absences.annoncee.connect(lambda: dites.append("absence"))
(guet,) = application.topLevelWidgets()
assert suivies == [(int(guet.winId()), 0)]
assert not guet.isVisible()

def recevoir(message, detail):
    recu = wintypes.MSG(message=message, wParam=detail)
    ou = VoidPtr(ctypes.addressof(recu))
    assert guet.nativeEvent(QByteArray(b"windows_generic_MSG"), ou) == (False, 0)

peinture, session, verrouillee = 0x000F, 0x02B1, 0x7
recevoir(peinture, 0)
assert dites == []
recevoir(session, verrouillee)
assert dites == ["absence"]
"""


@pytest.fixture
def ouverte(qtbot, poste, chemin, tmp_path):
    """The secretary before her open register."""
    fenetre = Fenetre(poste, retenir(tmp_path / "donnees", chemin))
    fenetre.show()
    fenetre.activateWindow()
    qtbot.waitUntil(fenetre.isActiveWindow)
    elle = Secretaire(fenetre)
    elle.deverrouiller()
    yield elle
    fenetre.close()
    arriere_plan.attendre()
    fenetre.deleteLater()


def test_une_machine_qui_a_dormi_ferme_le_cadenas(qtbot, horloge):
    dormi = [100.0]
    proprietaire = QObject()
    cadenas = Cadenas(horloge, 5, proprietaire, lambda: dormi[0])
    cadenas.armer()
    with qtbot.assertNotEmitted(cadenas.a_fermer):
        cadenas.regarder()
    dormi[0] += 20
    with qtbot.waitSignal(cadenas.a_fermer):
        cadenas.regarder()
    cadenas.armer()
    with qtbot.assertNotEmitted(cadenas.a_fermer):
        cadenas.regarder()
    cadenas.desarmer()


def test_le_premier_geste_apres_un_sommeil_est_perdu(qtbot, horloge):
    dormi = [0.0]
    champ = QLineEdit()
    qtbot.addWidget(champ)
    with qtbot.waitExposed(champ):
        champ.show()
    cadenas = Cadenas(horloge, 5, champ, lambda: dormi[0])
    cadenas.armer()
    dormi[0] += 20
    with qtbot.waitSignal(cadenas.a_fermer):
        QTest.keyClick(champ.windowHandle(), Qt.Key.Key_A)
    assert champ.text() == ""


class _Temoin(QWidget):
    """Something of the register, which tells when it is painted."""

    def __init__(self, fenetre: Fenetre) -> None:
        super().__init__(fenetre.bureau)
        self._fenetre = fenetre
        self.peint_ouvert = 0
        self.resize(200, 200)
        self.show()

    def paintEvent(self, _evenement) -> None:  # noqa: N802 - Qt's own name
        """Count while the register is open."""
        self.peint_ouvert += self._fenetre.session is not None


def test_rien_n_est_peint_au_reveil_avant_le_verrou(qtbot, ouverte, horloge):
    temoin = _Temoin(ouverte.fenetre)
    qtbot.waitUntil(lambda: temoin.peint_ouvert > 0)
    ouverte.fenetre.cadenas.regarder()
    avant = temoin.peint_ouvert
    horloge.avancer(hours=8)
    temoin.update()
    QApplication.processEvents()
    assert temoin.peint_ouvert == avant
    assert isinstance(ouverte.fenetre.centralWidget(), EcranVerrou)


def _choisir_un_fichier(fenetre):
    messages.choisir_fichiers(fenetre.bureau, "Joindre", "")


def _enregistrer_sous(fenetre):
    messages.enregistrer_sous(fenetre.bureau, "Enregistrer", "Lettre.pdf", "")


def _choisir_une_imprimante(fenetre):
    messages.choisir_imprimante(fenetre.bureau, "Courrier")


@pytest.mark.parametrize(
    "ouvrir", [_choisir_un_fichier, _enregistrer_sous, _choisir_une_imprimante]
)
def test_le_verrou_ferme_ce_qui_est_ouvert_par_dessus(ouverte, ouvrir):
    vus = []

    def partir(dialogue):
        vus.append(dialogue)
        ouverte.fenetre.verrouiller()

    au_dialogue(partir)
    ouvrir(ouverte.fenetre)
    assert vus[0] is not None
    assert QApplication.activeModalWidget() is None
    assert ouverte.fenetre.session is None


@pytest.mark.skipif(
    not (shutil.which("dbus-run-session") and shutil.which("dbus-send")),
    reason="not installed: dbus",
)
@pytest.mark.parametrize(
    ("interface", "ferme", "dit"),
    [
        ("org.gnome.ScreenSaver", "true", "verrouillé"),
        ("org.freedesktop.ScreenSaver", "true", "verrouillé"),
        ("org.freedesktop.ScreenSaver", "false", "ouvert"),
    ],
)
def test_une_session_verrouillee_verrouille_le_registre(interface, ferme, dit, chemin, tmp_path):
    donnees = retenir(tmp_path / "donnees", chemin)
    au_bus = (shutil.which("dbus-run-session"), "--")
    joue = subprocess.run(
        [*au_bus, sys.executable, "-c", _AU_BUS, interface, ferme, str(donnees)],
        cwd=RACINE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(RACINE)},
        stdout=subprocess.PIPE,
        text=True,
        timeout=60,
        check=True,
    )
    assert joue.stdout == f"{dit}\n"


def test_sous_windows_une_fenetre_cachee_entend_les_absences():
    fini = subprocess.run(
        [sys.executable, "-c", _SOUS_WINDOWS],
        cwd=RACINE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (fini.stderr, fini.returncode) == ("", 0)
