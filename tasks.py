"""Everything a contributor types: set-up, run, test, check, bench and build.

Needs nothing but Python. Only syntax known to older interpreters stands here, so that they can
still print why they are refused.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
LINUX = sys.platform == "linux"
PROGRAM = str(VENV / ("Scripts/{}.exe" if WINDOWS else "bin/{}"))
PYTHON = Path(PROGRAM.format("python"))
STAMP = VENV / "verrous.json"
LOCKS = ROOT / "requirements"
APPLICATION = ("application",)
DEVELOPMENT = ("application", "developpement")
DEMONSTRATION = ["demonstration", "--sortie", "demo"]

# A file of tests stays on one core: what it makes once serves all of it.
ALL_CORES = ("--numprocesses=auto", "--dist=loadfile")

# Debian package of each shared library that the Qt wheels expect to find on Linux.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def say(sentence: str, stream: TextIO = sys.stdout) -> None:
    """Write at once, in UTF-8 like the programs that we start, so that the two keep in step."""
    stream.buffer.write(f"{sentence}\n".encode(errors="backslashreplace"))
    stream.buffer.flush()


def stop(sentence: str, code: int = 1) -> NoReturn:
    """End with one sentence on the error stream."""
    say(sentence, sys.stderr)
    raise SystemExit(code)


def environment() -> dict[str, str]:
    """Return the environment of every program that we start."""
    # UTF-8 whatever the console; pyright must not ask a registry for its newest version.
    fixed = {"PYTHONUTF8": "1", "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **fixed}


def call(command: list[str], where: Path = ROOT) -> int:
    """Run a program, by default from the root, its output shown as it is; return its exit code."""
    code = subprocess.run(command, cwd=where, env=environment(), check=False).returncode
    return code if code >= 0 else 128 - code


def module(name: str, *arguments: str) -> list[str]:
    """Return the command that runs a module with the Python of `.venv`, from wherever."""
    # -P: a folder of the same name where the user stands is not the module.
    return [str(PYTHON), "-P", "-m", name, *arguments]


def require_packages(packages: list[str]) -> None:
    """Install the missing Debian packages, or name the command that the user has to type."""
    if not packages:
        return
    if not shutil.which("apt-get") or not os.access("/var/lib/dpkg", os.W_OK):
        stop(f"Il manque des paquets système ; sous Debian, tapez : {apt_command(packages)}")
    say(f"Installation des paquets système : {' '.join(packages)}.")
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    call(["apt-get", "update"])
    if call(["apt-get", "install", "-y", "--no-install-recommends", *packages]):
        stop("L'installation des paquets système a échoué.")


def apt_command(packages: list[str]) -> str:
    """Return what a user types to get these Debian packages."""
    return f"sudo apt-get install -y {' '.join(packages)}"


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return the packages of the shared libraries that this Linux does not have."""
    return [package for name, package in libraries.items() if LINUX and not has_library(name)]


def has_library(name: str) -> bool:
    """Tell whether the dynamic loader finds a shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing_build_packages() -> list[str]:
    """Return what PyInstaller needs beside the Python of Debian."""
    version = "{}.{}".format(*sys.version_info)
    shared = {f"libpython{version}.so.1.0": f"libpython{version}"}
    packages = missing_packages(shared) if sys.base_prefix == "/usr" else []
    return packages if shutil.which("objdump") or not LINUX else [*packages, "binutils"]


def lock_hash(name: str) -> str:
    """Return what changes when a lock file changes, line endings left aside."""
    return hashlib.sha256((LOCKS / f"{name}.txt").read_text("utf-8").encode()).hexdigest()


def installed_locks() -> dict[str, str]:
    """Return the hashes of the locks installed in `.venv`; empty if it cannot be trusted."""
    if not PYTHON.exists():
        return {}
    try:
        return dict(json.loads(STAMP.read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def ensure(names: tuple[str, ...]) -> None:
    """Bring `.venv` to the state of these lock files, with the least work."""
    installed = installed_locks()
    if any(digest != lock_hash(name) for name, digest in installed.items()):
        installed = {}
    missing = [name for name in names if name not in installed]
    if not missing:
        return
    # Without its stamp an interrupted set-up is not trusted: the next call starts afresh.
    STAMP.unlink(missing_ok=True)
    if not installed:
        make_venv()
    for name in missing:
        install(name)
        installed[name] = lock_hash(name)
    STAMP.write_text(json.dumps(installed), "utf-8")


def make_venv() -> None:
    """Make an empty `.venv`, first getting from Debian what its bare Python lacks."""
    if importlib.util.find_spec("ensurepip") is None:
        require_packages(["python3-venv"])
    say("Création de l'environnement .venv …")
    if call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        stop("L'environnement .venv n'a pas pu être créé.")


def install(name: str) -> None:
    """Install a lock file; the machine's own pip configuration says from where."""
    say(f"Installation des dépendances : requirements/{name}.txt …")
    options = ["--require-hashes", "--only-binary", ":all:", "--disable-pip-version-check"]
    if call(module("pip", "install", "--quiet", *options, "-r", str(LOCKS / f"{name}.txt"))):
        stop("L'installation a échoué ; la même commande la reprendra du début.")


def setup(_arguments: list[str]) -> int:
    """Prepare everything that the other commands need."""
    ensure(DEVELOPMENT)
    require_packages(missing_packages({**QT_LIBRARIES, **WINDOW_LIBRARIES}))
    say("Tout est prêt.")
    return 0


def run(arguments: list[str]) -> int:
    """Start the program; without arguments, open its window, or play it where nobody could see."""
    ensure(APPLICATION)
    if arguments:
        # The paths among the arguments are the user's own.
        return call(module("desktop_app", *arguments), Path.cwd())
    if has_display():
        require_packages(missing_packages({**QT_LIBRARIES, **WINDOW_LIBRARIES}))
        return call(module("desktop_app"))
    require_packages(missing_packages(QT_LIBRARIES))
    say("Aucun écran ici : la démonstration est jouée sans fenêtre visible.")
    return call(module("desktop_app", *DEMONSTRATION))


def has_display() -> bool:
    """Tell whether a window can be shown; only Linux may have nowhere to show one."""
    return not LINUX or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def prepare_tests() -> None:
    """Make sure of what the tests need: both lock files and the libraries of Qt."""
    ensure(DEVELOPMENT)
    require_packages(missing_packages(QT_LIBRARIES))


def test(arguments: list[str]) -> int:
    """Run the tests: all of them on every core, or those that the arguments name."""
    prepare_tests()
    return call(offline(module("pytest", *(arguments or ALL_CORES))))


def silent(command: list[str]) -> int:
    """Run a program that says nothing, and return its exit code."""
    return subprocess.run(command, capture_output=True, check=False).returncode


def offline(command: list[str]) -> list[str]:
    """Return what runs a command without a network, or the command itself where nothing can."""
    for ways in (["--net"], ["--user", "--map-current-user", "--net"]):
        without = ["unshare", *ways, "--"]
        if LINUX and shutil.which("unshare") and not silent([*without, "true"]):
            return [*without, *command]
    return command


def check(_arguments: list[str]) -> int:
    """Run every check but the tests, and account for each in one line."""
    prepare_tests()
    account = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(timed, STEPS.values())
        for label, (code, seconds, output) in zip(STEPS, results, strict=True):
            say(f"── {label}\n{output}")
            account.append((label, code, seconds))
    say("── bilan")
    for label, code, seconds in account:
        verdict = f"ÉCHEC (code {code})" if code else "réussi"
        say(f"{label:<24}{verdict:<20}{seconds:6.1f} s")
    return int(any(code for _, code, _ in account))


def timed(command: list[str]) -> tuple[int, float, str]:
    """Run a step with its output kept aside: parallel ones must not mix."""
    start = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    text = done.stdout.decode("utf-8", "replace").rstrip()
    return done.returncode, time.monotonic() - start, text


def bench(arguments: list[str]) -> int:
    """Run the measurements."""
    ensure(DEVELOPMENT)
    return call(module("tests.bench", *arguments))


def endurance(arguments: list[str]) -> int:
    """Keep every promise of the security page once more, as often as it is told there."""
    prepare_tests()
    return call(module("tests.endurance", "--complet", *arguments))


def windows(_arguments: list[str]) -> int:
    """Make the Windows ground and try the program on it."""
    prepare_tests()
    tools = {"wine": "wine64", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"}
    require_packages([package for name, package in tools.items() if not shutil.which(name)])
    return call(module("tests.windows"))


def build(_arguments: list[str]) -> int:
    """Build the one-folder program for this system."""
    prepare_tests()
    require_packages(missing_build_packages())
    code = call(module("PyInstaller", "--noconfirm", "build.spec"))
    if code == 0:
        say(f"Le programme se trouve ici : {ROOT / 'dist' / 'sceau'}")
    return code


# The steps of `check` run side by side: the slowest first.
STEPS = {
    "types (pyright)": module("pyright"),
    "types (mypy)": module("mypy"),
    "types (mypy, Windows)": module("mypy", "--platform=win32", "--cache-dir=.mypy_cache/win32"),
    "format": module("ruff", "format", "--check", "."),
    "lint": module("ruff", "check", "."),
    "imports": [PROGRAM.format("lint-imports"), "--no-logo"],
    "contenu": module("desktop_app", "verifier-contenu"),
}

COMMANDS: dict[str, tuple[Callable[[list[str]], int], str]] = {
    "setup": (setup, "prépare l'environnement de travail complet"),
    "run": (run, "ouvre la fenêtre, ou passe les arguments au programme"),
    "test": (test, "lance les tests ; les arguments vont à pytest"),
    "check": (check, "contrôle le reste : format, règles, types, imports, contenu"),
    "bench": (bench, "mesure les durées ; les arguments vont au banc d'essai"),
    "endurance": (endurance, "tient de nouveau chaque promesse de la page sur la sécurité"),
    "windows": (windows, "essaie le programme tel que Windows le fait tourner, sous Wine"),
    "build": (build, "construit le programme dans dist/"),
}
TAKE_ARGUMENTS = {"run", "test", "bench", "endurance"}


def usage() -> str:
    """Return the help text."""
    lines = "\n".join(f"  {name:<11}{text}" for name, (_, text) in COMMANDS.items())
    first = "La première commande installe ce qu'il faut dans .venv/ ; les autres s'en servent."
    return f"Emploi : python tasks.py COMMANDE [ARGUMENTS]\n\n{lines}\n\n{first}"


def main(words: list[str]) -> int:
    """Carry out one command and return the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - older interpreters come as far as here
        current = "{}.{}".format(*sys.version_info)
        stop(f"Sceau demande Python 3.11 ou plus récent ; celui-ci est Python {current}.")
    if not words or words[0] in {"--help", "-h"}:
        say(usage())
        return 0 if words else 2
    name, *arguments = words
    if name not in COMMANDS:
        stop(f"Commande inconnue : {name}\n\n{usage()}", 2)
    if arguments and name not in TAKE_ARGUMENTS:
        stop(f"La commande {name} ne prend pas d'argument.\n\n{usage()}", 2)
    return COMMANDS[name][0](arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        stop("Interrompu.", 130)
