"""The real program, from a cold start, without eyes and without a mouse."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ICI = Path(__file__).resolve().parent
OUTILS = ("dbus-run-session", "xvfb-run", "/usr/libexec/at-spi-bus-launcher", "/usr/bin/python3")
LIAISON = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
LIMITE = 600  # seconds


def manque():
    """Return what is not installed here, "" for nothing."""
    for outil in OUTILS:
        if shutil.which(outil) is None:
            return outil
    liaison = subprocess.run(["/usr/bin/python3", "-c", LIAISON], capture_output=True, check=False)
    return "gir1.2-atspi-2.0" if liaison.returncode else ""


MANQUE = manque()
pytestmark = pytest.mark.skipif(bool(MANQUE), reason=f"not installed: {MANQUE}")


@pytest.mark.parametrize("histoire", ["exercice", "premiere_lettre"])
def test_le_programme_se_conduit_sans_ecran_ni_souris(histoire, tmp_path):
    scene = [sys.executable, str(ICI / "scene.py"), histoire]
    ecran = [shutil.which("xvfb-run"), "-a", "-s", "-screen 0 1366x768x24"]
    env = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    env.pop("QT_QPA_PLATFORM", None)
    joue = subprocess.run(
        [shutil.which("dbus-run-session"), "--", *ecran, *scene],
        env=env,
        capture_output=True,
        text=True,
        timeout=LIMITE,
        check=False,
    )
    assert joue.returncode == 0, joue.stderr
    assert "Traceback" not in joue.stderr
