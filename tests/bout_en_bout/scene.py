"""Sets a stage without a screen: the bus, the accessibility, the program, and who drives it.

Started inside ``dbus-run-session`` and ``xvfb-run``; returns the status of the story.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
LANCEUR = "/usr/libexec/at-spi-bus-launcher"
ENV = {
    **os.environ,
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    "QT_QPA_PLATFORM": "xcb",
    "LC_ALL": "C.UTF-8",
}
LIMITE = 540  # seconds


def jouer(histoire):
    """Play a story against the real program."""
    acteurs = [
        subprocess.Popen([LANCEUR, "--launch-immediately"], stderr=subprocess.DEVNULL),
        subprocess.Popen([sys.executable, "-m", "desktop_app"], cwd=RACINE, env=ENV),
    ]
    try:
        conteur = ["/usr/bin/python3", str(Path(__file__).with_name(f"{histoire}.py"))]
        return subprocess.run(conteur, env=ENV, timeout=LIMITE, check=False).returncode
    finally:
        if acteurs[1].poll() is not None:
            print("the program ended by itself:", acteurs[1].returncode, file=sys.stderr)
        for acteur in reversed(acteurs):
            acteur.send_signal(signal.SIGTERM)
            acteur.wait(LIMITE)


if __name__ == "__main__":
    sys.exit(jouer(sys.argv[1]))
