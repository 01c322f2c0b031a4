"""Listens to a program through strace: every byte it writes, every name it makes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_ECRITURES = frozenset({"write", "pwrite64", "writev", "pwritev", "pwritev2"})
_OUVERTURES = frozenset({"open", "openat"})
_FAITS = frozenset({"creat", "mkdir", "mkdirat", "mknod", "mknodat"})
_ENVOIS = frozenset({"sendto", "sendmsg", "sendmmsg"})
_NOMS = frozenset(
    {
        *(
            "memfd_create",
            "rename",
            "renameat",
            "renameat2",
            "link",
            "linkat",
            "symlink",
            "symlinkat",
        ),
        *("bind", "connect", "execve", "execveat", "prctl"),
        *("setxattr", "lsetxattr", "fsetxattr"),
    }
)
# What carries bytes that no line of strace shows.
_AVEUGLES = frozenset(
    {
        *("copy_file_range", "splice", "tee", "vmsplice"),
        *("io_uring_setup", "process_vm_writev", "shmget", "mq_timedsend"),
    }
)
_AUTRES = frozenset({"socket", "mmap", "umask", "sendfile", "dup2", "dup3"})
_SUIVIS = sorted(_OUVERTURES | _FAITS | _ECRITURES | _ENVOIS | _NOMS | _AVEUGLES | _AUTRES)
_LONGUEUR = 64 * 1024 * 1024  # bytes of one string, more than anything written at once
_APPEL = re.compile(r"(\d+) +(\w+)\((.*)", re.DOTALL)
_PROJETE = re.compile(r"PROT_WRITE.*MAP_SHARED.*<")
_CHAINE = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_DESCRIPTEUR = re.compile(r"(?:\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2})*)>")


class Surdite(Exception):
    """The program cannot be listened to here; says why."""


@dataclass(slots=True)
class Ecoute:
    """What a program did.

    Attributes:
        ecrits: The bytes written or sent, one after the other, by where they went.
        debuts: The first bytes of each of those writings.
        noms: What it made or started was called so: files, folders, sockets, arguments.
        prises: Families of the sockets it opened, or tried to.
        faits: Files and folders it made, or tried to.
        papier: Where went what was printed: into ``lp``, and from there to the print server.
        recopies: Files copied as they were.
        projetes: Files that it could have changed through memory.
        aveugles: Calls that move bytes nobody sees here.
        masques: What it gave to umask.
    """

    ecrits: dict[str, bytearray] = field(default_factory=lambda: defaultdict(bytearray))
    debuts: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    noms: set[bytes] = field(default_factory=set)
    prises: set[str] = field(default_factory=set)
    faits: set[str] = field(default_factory=set)
    papier: set[str] = field(default_factory=set)
    recopies: set[str] = field(default_factory=set)
    projetes: set[str] = field(default_factory=set)
    aveugles: set[str] = field(default_factory=set)
    masques: set[str] = field(default_factory=set)

    @property
    def poids(self) -> int:
        """How many bytes were written."""
        return sum(map(len, self.ecrits.values()))


def manque() -> str:
    """Return why nothing can be listened to here, "" where it can."""
    for outil in ("strace", "unshare"):
        if shutil.which(outil) is None:
            return f"{outil} n’est pas installé"
    essai = subprocess.run(
        [*_ISOLE, "strace", "-o", os.devnull, "true"], capture_output=True, check=False
    )
    return "" if essai.returncode == 0 else "ce système refuse unshare ou strace"


# Its own user namespace: whoever is not root may trace there a process that refuses to be read.
_ISOLE = ("unshare", "--map-root-user", "--net")


def ecouter(commande: list[str], trace: Path, milieu: Mapping[str, str], limite: int) -> Ecoute:
    """Run a program without a network, and return what it did.

    Args:
        commande: The program and its arguments.
        trace: Where strace writes; removed once it was read.
        milieu: The environment of the program.
        limite: Seconds after which it is stopped.

    Raises:
        Surdite: strace or unshare cannot be had here, or the program failed or did not end.
    """
    if raison := manque():
        raise Surdite(raison)
    suivis = "trace=" + ",".join(f"?{nom}" for nom in _SUIVIS)
    options = ["-f", "-y", "-xx", "-v", "--seccomp-bpf", "-s", str(_LONGUEUR), "-e", suivis]
    try:
        subprocess.run(
            [*_ISOLE, "strace", *options, "-e", "signal=none", "-o", str(trace), *commande],
            env=milieu,
            timeout=limite,
            check=True,
            capture_output=True,
        )
        return lire(trace)
    except subprocess.CalledProcessError as echec:
        raise Surdite(echec.stderr.decode(errors="replace")) from None
    except subprocess.TimeoutExpired:
        raise Surdite(f"le programme n’a pas fini en {limite} secondes") from None
    finally:
        trace.unlink(missing_ok=True)


def lire(trace: Path) -> Ecoute:
    """Read what strace wrote.

    Raises:
        Surdite: Something that was written is not all there.
    """
    lecture = _Lecture()
    with trace.open(encoding="ascii") as lignes:
        for ligne in lignes:
            appel = _APPEL.match(ligne)
            if appel is not None:
                lecture.noter(*appel.groups())
    return lecture.ecoute


class _Lecture:
    """Takes down one call after the other."""

    def __init__(self) -> None:
        self.ecoute = Ecoute()
        self._entrees: dict[str, str] = {}
        self._imprimeurs: set[str] = set()

    def noter(self, pid: str, nom: str, suite: str) -> None:
        """Take down a call of a process."""
        if nom in _ECRITURES or nom in _ENVOIS:
            self._ecrire(pid, suite)
        elif nom in _FAITS or (nom in _OUVERTURES and "O_CREAT" in suite):
            self._faire(suite)
        elif nom in _NOMS:
            self.ecoute.noms.update(nomme for nomme, _ in _chaines(suite))
        else:
            self._relever(nom, suite)
        self._suivre_l_impression(pid, nom, suite)

    def _relever(self, nom: str, suite: str) -> None:
        if nom == "socket":
            self.ecoute.prises.add(suite.partition(",")[0])
        elif nom == "umask":
            self.ecoute.masques.add(suite.partition(")")[0])
        elif nom == "sendfile":
            self.ecoute.recopies.add(_destination(suite.partition(",")[2]))
        elif nom == "mmap" and _PROJETE.search(suite):
            self.ecoute.projetes.add(_destination(suite))
        elif nom in _AVEUGLES:
            self.ecoute.aveugles.add(nom)

    def _faire(self, suite: str) -> None:
        """Take down what is made, in the folder where the process is if it says no other."""
        for nom, _ in _chaines(suite):
            self.ecoute.noms.add(nom)
            ici = _destination(suite) if suite.startswith("AT_FDCWD<") else ""
            self.ecoute.faits.add(str(Path(ici) / os.fsdecode(nom)))

    def _ecrire(self, pid: str, suite: str) -> None:
        ou = _destination(suite)
        if pid in self._imprimeurs and ou.startswith("socket:"):
            self.ecoute.papier.add(ou)
        for octets, coupe in _chaines(suite):
            if coupe:
                raise Surdite("strace n’a pas tout écrit")
            self.ecoute.ecrits[ou] += octets
            self.ecoute.debuts[ou].add(octets[:16])

    def _suivre_l_impression(self, pid: str, nom: str, suite: str) -> None:
        """Know ``lp`` and what it reads."""
        if nom in {"dup2", "dup3"} and re.search(r">, 0[<,)]", suite):
            self._entrees[pid] = _destination(suite)
        elif nom == "execve" and next(_chaines(suite), (b"", False))[0].endswith(b"/lp"):
            self._imprimeurs.add(pid)
            self.ecoute.papier.add(self._entrees.get(pid, ""))


def _destination(suite: str) -> str:
    ou = _DESCRIPTEUR.search(suite)
    return _octets(ou[1]).decode(errors="surrogateescape") if ou else "?"


def _chaines(suite: str) -> Iterator[tuple[bytes, bool]]:
    """Yield every string of a call, and whether strace cut it short."""
    for chaine in _CHAINE.finditer(suite):
        yield _octets(chaine[1]), bool(chaine[2])


def _octets(chiffres: str) -> bytes:
    return bytes.fromhex(chiffres.replace("\\x", ""))
