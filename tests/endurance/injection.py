"""Operations that the system stops or refuses: at the nth call that touches their folder."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.endurance import lieux
from tests.endurance.operations import OPERATIONS

APPELS = (
    *("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate"),
    *("unlink", "rename", "sendfile"),
)
ICI = Path("/dev/shm") if Path("/dev/shm").is_dir() else None  # noqa: S108 - never kept
# The program itself opens and writes with these: they fail once, never from then on.
_PARTAGES = frozenset({"openat", "write"})
_LIMITE = 120  # seconds
_CADRE: dict[str, Any] = {
    "env": {**os.environ, "PYTHONPATH": str(lieux.RACINE), "PYTHONDONTWRITEBYTECODE": "1"},
    "cwd": lieux.RACINE,
}
"""Where every operation runs."""

_VU = re.compile(r"\d+ +(\w+)\(")


@dataclass(frozen=True, slots=True)
class Point:
    """Where an operation is hit.

    Attributes:
        appel: Name of the call.
        rang: Which of them, from 1.
        coup: What strace does then.
    """

    operation: str
    appel: str
    rang: int
    coup: str


def points(operation: str, coups: Sequence[str]) -> list[Point]:
    """Return every place where an operation may be hit."""
    return [
        Point(operation, *lieu, coup)
        for lieu in _lieux(operation)
        for coup in coups
        if lieu[0] not in _PARTAGES or not coup.endswith("+")
    ]


def repartis(tous: Sequence[Point], combien: int) -> list[Point]:
    """Return as many of them as wanted, spread evenly."""
    pas = max(1.0, len(tous) / combien)
    rangs = dict.fromkeys(int(n * pas) for n in range(min(combien, len(tous))))
    return [tous[rang] for rang in rangs]


def frapper(point: Point) -> str:
    """Do an operation hit at a point, then open what it left; return what is wrong, or "".

    It may stop, or refuse in the program's own words; nothing else.
    """
    with _pret(point.operation) as dossier:
        injection = f"inject={point.appel}:{point.coup}".replace("=N", f"={point.rang}")
        fini = _lancer(point.operation, dossier, "-e", f"trace={point.appel}", "-e", injection)
        ou = f"{point.appel} n° {point.rang}, {point.coup}"
        return _juger(point.operation, dossier, fini, ou)


def duree(operation: str) -> float:
    """Return how many seconds an operation takes, from the start of the program to its end."""
    with _pret(operation) as dossier:
        debut = time.monotonic()
        subprocess.run(_programme(operation, dossier), check=True, capture_output=True, **_CADRE)
        return time.monotonic() - debut


def tuer(operation: str, delai: float) -> str | None:
    """Kill an operation after some seconds; return what is wrong, None where it was over."""
    with _pret(operation) as dossier:
        ordre = _programme(operation, dossier)
        with subprocess.Popen(ordre, stdout=subprocess.PIPE, text=True, **_CADRE) as programme:
            try:
                programme.communicate(timeout=delai)
            except subprocess.TimeoutExpired:
                programme.kill()
            else:
                return None
            sortie, _ = programme.communicate()
        fini = subprocess.CompletedProcess(ordre, programme.returncode, sortie, "")
        return _juger(operation, dossier, fini, f"après {delai:.3f} s")


def _juger(operation: str, dossier: Path, fini: subprocess.CompletedProcess[str], ou: str) -> str:
    """Open what an operation left; return what is wrong, or ""."""
    dites = [ligne.removeprefix("fait ") for ligne in _lignes(fini.stdout, "fait ")]
    # Killed, strace ends as the program did.
    if fini.returncode not in (0, 2, -9, 137):
        return f"{operation}, {ou} : fin {fini.returncode} {fini.stderr[-300:]}"
    try:
        OPERATIONS[operation].verifier(dossier, dites)
    except Exception as faute:  # noqa: BLE001 - whatever it is, it is what was looked for
        return f"{operation}, {ou} : {type(faute).__name__} {faute}"
    return ""


@contextlib.contextmanager
def _pret(operation: str) -> Iterator[Path]:
    """Give a folder that is ready for an operation, and gone afterwards."""
    with TemporaryDirectory(dir=ICI) as racine:
        dossier = Path(racine) / "essai"
        shutil.copytree(_modele(operation), dossier)
        yield dossier


def _lieux(operation: str) -> list[tuple[str, int]]:
    """Return each call that touches the folder of an operation, and its rank among its kind.

    The program is the same from run to run: so are the ranks.
    """
    with _pret(operation) as dossier:
        trace = dossier.with_name("trace")
        suivis = ",".join(f"?{appel}" for appel in APPELS)
        _lancer(operation, dossier, "-y", "-e", f"trace={suivis}", trace=trace).check_returncode()
        rangs: Counter[str] = Counter()
        lieux_ = []
        for ligne in trace.read_text(encoding="utf-8", errors="replace").splitlines():
            if vu := _VU.match(ligne):
                rangs[vu[1]] += 1
                if str(dossier) in ligne:
                    lieux_.append((vu[1], rangs[vu[1]]))
        return lieux_


_MODELES: dict[str, TemporaryDirectory[str]] = {}


def _modele(operation: str) -> Path:
    """Return a folder that is ready for an operation, made once in each process."""
    if operation not in _MODELES:
        _MODELES[operation] = neuf = TemporaryDirectory(dir=ICI)
        OPERATIONS[operation].preparer(Path(neuf.name))
    return Path(_MODELES[operation].name)


def _lancer(
    operation: str, dossier: Path, *options: str, trace: Path = Path(os.devnull)
) -> subprocess.CompletedProcess[str]:
    ecoute = ["strace", "-f", "--seccomp-bpf", "-o", str(trace), *options]
    return subprocess.run(
        [*ecoute, *_programme(operation, dossier)],
        check=False,
        capture_output=True,
        text=True,
        timeout=_LIMITE,
        **_CADRE,
    )


def _programme(operation: str, dossier: Path) -> list[str]:
    return [sys.executable, "-m", "tests.endurance.operations", operation, str(dossier)]


def _lignes(sortie: str, debut: str) -> list[str]:
    return [ligne for ligne in sortie.splitlines() if ligne.startswith(debut)]
