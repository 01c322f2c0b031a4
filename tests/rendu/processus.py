"""The processes that read attachments, as the system sees them."""

from pathlib import Path

from desktop_app.rendu.pieces import VERBE


def liseuses():
    """Those of this process that still run."""
    enfants = {
        pid
        for fil in Path("/proc/self/task").iterdir()
        for pid in _lire(fil / "children").split()
        if VERBE in _lire(Path("/proc") / pid / "cmdline").split("\0")
    }
    return sorted(enfants)


def arguments(pid):
    """What it was started with."""
    return _lire(Path("/proc") / pid / "cmdline").strip("\0").split("\0")


def _lire(fichier):
    try:
        return fichier.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
