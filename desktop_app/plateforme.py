"""Everything that depends on the operating system, and nothing else does."""

from __future__ import annotations

import contextlib
import ctypes
import io
import os
import sys
import time
from pathlib import Path

if sys.platform != "win32":
    import fcntl
    import resource
    import struct

# Windows refuses to replace a file while an antivirus or an indexer looks at it.
_ESSAIS = 20 if sys.platform == "win32" else 1
_PAUSE = 0.05  # seconds

# WM_WTSSESSION_CHANGE with WTS_SESSION_LOCK, and WM_POWERBROADCAST with PBT_APMSUSPEND.
_ABSENCES = frozenset({(0x02B1, 0x7), (0x0218, 0x4)})


def dossier_donnees(application: str) -> Path:
    """Return the folder where that application keeps its data; it is not created."""
    if sys.platform == "win32":
        racine = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        racine = str(Path.home() / "Library" / "Application Support")
    else:
        racine = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(racine) / application


def proteger_processus() -> None:
    """Keep what this process writes or leaves behind to its user; call it first."""
    os.umask(0o077)
    if sys.platform == "win32":
        # No error box and no crash dump offered by the system.
        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002 | 0x8000)
    else:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        pr_set_dumpable = 4
        ctypes.CDLL(None, use_errno=True).prctl(pr_set_dumpable, 0, 0, 0, 0)


def rendre_la_memoire() -> None:
    """Give back to the system what this process freed; only glibc has to be asked."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def borner_processus(memoire: int, secondes: int) -> None:
    """Keep this process from taking more, from writing a file and from starting another program.

    Windows knows no such bounds: there, whoever started it ends it in time.

    Args:
        memoire: Bytes of address space; only Linux keeps count.
        secondes: Of processor.
    """
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CPU, (secondes, secondes))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memoire, memoire))


def fenetre_cachee() -> int:
    """Return the flags of a program that is started without a console of its own."""
    return 0x08000000 if sys.platform == "win32" else 0


def creer_fichier_prive(chemin: Path) -> int:
    """Create a file that only its user reads, before any byte is in it.

    Windows knows no such mode: there, the folder's own rights decide.

    Returns:
        A descriptor open for writing; the caller closes it.

    Raises:
        FileExistsError: There is one already.
    """
    drapeaux = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(chemin, drapeaux | getattr(os, "O_NOFOLLOW", 0), 0o600)


def ecrire_fichier_prive(chemin: Path, contenu: bytes) -> None:
    """Create a private file and force its bytes to the disk.

    Raises:
        OSError: The disk refused; no half-written file stays behind.
    """
    descripteur = creer_fichier_prive(chemin)
    try:
        with os.fdopen(descripteur, "wb") as fichier:
            fichier.write(contenu)
            fichier.flush()
            os.fsync(fichier.fileno())
    except OSError:
        chemin.unlink(missing_ok=True)
        raise


def remplacer(source: Path, cible: Path) -> None:
    """Put a file in the place of another in one step, and make the step last.

    Raises:
        OSError: The system still refuses; the target is as it was.
    """
    for essai in range(1, _ESSAIS + 1):
        try:
            source.replace(cible)
            break
        except PermissionError:
            if essai == _ESSAIS:
                raise
            time.sleep(_PAUSE)
    synchroniser_dossier(cible.parent)


def remplace_ce_qui_est_tenu() -> bool:
    """Tell whether a file may be put in the place of one that is open; not on Windows."""
    return sys.platform != "win32"


def effacer_les_restes(chemin: Path, marque: str) -> None:
    """Remove the temporary files that interrupted writings left beside a file.

    Args:
        chemin: The file they were to become.
        marque: What their names add to its own, before something random.
    """
    # What cannot be seen or cannot go now goes next time; nothing depends on it.
    with contextlib.suppress(OSError):
        for reste in chemin.parent.glob("*"):
            if reste.name.startswith(chemin.name + marque):
                reste.unlink()


def synchroniser_fichier(chemin: Path) -> None:
    """Force the bytes of a file to the disk."""
    descripteur = os.open(chemin, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descripteur)
    finally:
        os.close(descripteur)


def synchroniser_dossier(dossier: Path) -> None:
    """Force the names in a folder to the disk; Windows does it by itself."""
    if sys.platform != "win32":
        descripteur = os.open(dossier, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descripteur)
        finally:
            os.close(descripteur)


def modifiable(chemin: Path) -> bool:
    """Tell whether a file and its folder, where the rollback journal goes, can be written."""
    return os.access(chemin, os.W_OK) and os.access(chemin.parent, os.W_OK)


def detenteur_du_verrou(chemin: Path, debut: int, longueur: int) -> int | None:
    """Return the process that locks some bytes of a file, if the system tells.

    Never call it on a file that this very process has locked: closing a second descriptor
    of a file drops every POSIX lock the process holds on it.
    """
    if sys.platform == "linux":
        forme = "hhqqi4x"
        question = struct.pack(forme, fcntl.F_WRLCK, os.SEEK_SET, debut, longueur, 0)
        with contextlib.suppress(OSError), chemin.open("rb") as fichier:
            reponse = fcntl.fcntl(fichier, fcntl.F_GETLK, question)
            genre, _, _, _, pid = struct.unpack(forme, reponse)
            return int(pid) if genre != fcntl.F_UNLCK and pid > 0 else None
    return None


def commande_impression(titre: str, options: tuple[str, ...] = ()) -> tuple[str, ...] | None:
    """Return the command that prints what it reads, or nothing where there is none.

    Args:
        titre: Name of the job; it names nobody.
        options: Which printer, how many copies, as the command knows them.
    """
    if sys.platform == "win32":
        commande = None
    else:
        commande = ("lp", "-t", titre, *options, "--")
    return commande


def sommeil() -> float:
    """Return how many seconds this machine has slept since its start; 0 where nobody knows."""
    if sys.platform == "win32":
        noyau, eveille = ctypes.windll.kernel32, ctypes.c_ulonglong()
        noyau.QueryUnbiasedInterruptTime(ctypes.byref(eveille))
        noyau.GetTickCount64.restype = ctypes.c_ulonglong
        # Thousandths of a second in all, tenths of a millionth awake.
        en_tout = float(noyau.GetTickCount64()) / 1e3
        endormi = en_tout - eveille.value / 1e7
    elif sys.platform == "linux":
        endormi = time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(
            time.CLOCK_MONOTONIC
        )
    else:
        endormi = 0.0
    return endormi


def a_un_bus_de_session() -> bool:
    """Tell whether programs of this session tell each other things on a bus, as on Linux."""
    return sys.platform == "linux" and "DBUS_SESSION_BUS_ADDRESS" in os.environ


def annonce_par_messages() -> bool:
    """Tell whether the system announces an absence to windows, as Windows does."""
    return sys.platform == "win32"


def suivre_la_session(fenetre: int) -> None:
    """Have Windows tell a window when its session is locked; it tells of sleep by itself."""
    if sys.platform == "win32":
        celle_ci = 0
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(fenetre, celle_ci)


def annonce_une_absence(message: int) -> bool:
    """Tell whether a message of Windows says that its session is locked, or that it will sleep.

    Args:
        message: Where the message is in memory.
    """
    from ctypes import wintypes  # noqa: PLC0415 - nobody else waits for it

    recu = wintypes.MSG.from_address(message)
    return (recu.message, recu.wParam) in _ABSENCES


def sortie_utf8() -> None:
    """Make what is printed UTF-8 whatever the console's code page."""
    for flux in (sys.stdout, sys.stderr):
        if isinstance(flux, io.TextIOWrapper):
            flux.reconfigure(encoding="utf-8", errors="backslashreplace")
