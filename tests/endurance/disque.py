"""A disk that loses its power: what a program wrote, and every state a cut may leave of it.

What was written to a file lasts once that file was synchronised; before, each writing may be
there, absent, or there for some sectors only. Names appear and go in the order in which they
were made, and last once a folder or a new file was synchronised.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTEUR = 512  # bytes written whole or not at all
SUIVIS = (
    *("openat", "close", "lseek", "write", "pwrite64", "sendfile", "copy_file_range"),
    *("fsync", "fdatasync", "ftruncate", "unlink", "unlinkat", "rename", "renameat", "renameat2"),
)
_LIGNE = re.compile(r"(\d+) +(.*)")
_REPRISE = re.compile(r"<\.\.\. \w+ resumed>(.*)")
_APPEL = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_CHAINE = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_INACHEVE = "<unfinished ...>"

Etat = dict[str, bytes]


@dataclass(slots=True)
class Fichier:
    """A file: what is on the disk for good, and what is on its way there."""

    acquis: bytearray = field(default_factory=bytearray)
    courant: bytearray = field(default_factory=bytearray)
    attente: list[tuple[int, bytes | None]] = field(default_factory=list)

    def ecrire(self, ou: int, octets: bytes) -> None:
        """Write bytes somewhere."""
        _poser(self.courant, ou, octets)
        self.attente.append((ou, octets))

    def couper(self, taille: int) -> None:
        """Give it another size."""
        _tailler(self.courant, taille)
        self.attente.append((taille, None))

    def synchroniser(self) -> None:
        """Make it all last."""
        self.acquis = bytearray(self.courant)
        self.attente = []


@dataclass(slots=True)
class Ouvert:
    """A descriptor: a file, or a folder, and where one is in it."""

    fichier: Fichier | None
    ou: int = 0


class Disque:
    """One folder of a disk, followed call after call."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = f"{dossier}/"
        self._noms: dict[str, Fichier] = {}
        self._acquis: dict[str, Fichier] = {}
        self._attente: list[tuple[str, str, Fichier | None]] = []
        self._ouverts: dict[int, Ouvert] = {}
        for present in dossier.rglob("*"):
            if present.is_file():
                octets = present.read_bytes()
                neuf = Fichier(acquis=bytearray(octets), courant=bytearray(octets))
                self._noms[str(present)] = self._acquis[str(present)] = neuf

    def suivre(self, trace: str) -> Iterator[str]:
        """Follow a trace; yield what the program said, or "" after each call that counts."""
        inacheves: dict[str, str] = {}
        for ligne in trace.splitlines():
            lue = _LIGNE.match(ligne)
            if lue is None:
                continue
            fil, appel = lue.groups()
            if appel.endswith(_INACHEVE):
                inacheves[fil] = appel.removesuffix(_INACHEVE).rstrip()
                continue
            if reprise := _REPRISE.match(appel):
                appel = inacheves.pop(fil) + reprise[1]
            if (fait := _APPEL.match(appel)) and int(fait[3]) >= 0:
                dit = self._appliquer(fait[1], fait[2], int(fait[3]))
                if dit is not None:
                    yield dit

    def etat(self, hasard: random.Random | None, part: float) -> Etat:
        """Return what a cut leaves now, by path.

        Args:
            hasard: Draws what is there; nothing is torn without it.
            part: How much of what waits is there: 0 nothing, 1 everything.
        """
        noms = dict(self._acquis)
        combien = len(self._attente) if part == 1 else 0
        if hasard is not None:
            combien = hasard.randint(0, len(self._attente))
        for de, vers, fichier in self._attente[:combien]:
            noms.pop(de, None)
            if fichier is not None:
                noms[vers] = fichier
        return {nom: self._octets(fichier, hasard, part) for nom, fichier in noms.items()}

    @staticmethod
    def _octets(fichier: Fichier, hasard: random.Random | None, part: float) -> bytes:
        if hasard is None:
            return bytes(fichier.courant if part == 1 else fichier.acquis)
        octets = bytearray(fichier.acquis)
        for ou, ecrits in fichier.attente:
            if hasard.random() >= part:
                continue
            if ecrits is None:
                _tailler(octets, ou)
            elif hasard.random() < 0.5:
                _poser(octets, ou, ecrits)
            else:
                for debut in range(0, len(ecrits), SECTEUR):
                    if hasard.random() < 0.5:
                        _poser(octets, ou + debut, ecrits[debut : debut + SECTEUR])
        return bytes(octets)

    def _appliquer(self, nom: str, arguments: str, rendu: int) -> str | None:
        """Apply a call; return what was said, "" where the disk changed, None otherwise."""
        return getattr(self, f"_{nom}", self._ignorer)(arguments, rendu)

    def _ignorer(self, _arguments: str, _rendu: int) -> None:
        return None

    def _openat(self, arguments: str, rendu: int) -> str | None:
        chemin = _chaine(arguments)
        if not f"{chemin}/".startswith(self._dossier):
            return None
        if "O_DIRECTORY" in arguments or f"{chemin}/" == self._dossier:
            self._ouverts[rendu] = Ouvert(None)
            return None
        fait = None
        if chemin not in self._noms:
            self._noms[chemin] = neuf = Fichier()
            self._attente.append((chemin, chemin, neuf))
            fait = ""
        fichier = self._noms[chemin]
        if "O_TRUNC" in arguments and fichier.courant:
            fichier.couper(0)
            fait = ""
        self._ouverts[rendu] = Ouvert(fichier)
        return fait

    def _close(self, arguments: str, _rendu: int) -> None:
        self._ouverts.pop(_nombre(arguments), None)

    def _lseek(self, arguments: str, rendu: int) -> None:
        if (ouvert := self._ouverts.get(_nombre(arguments))) is not None:
            ouvert.ou = rendu

    def _write(self, arguments: str, rendu: int) -> str | None:
        numero = _nombre(arguments)
        if numero == 1:
            return _chaine(arguments)
        ouvert = self._ouverts.get(numero)
        if ouvert is None or ouvert.fichier is None:
            return None
        ouvert.fichier.ecrire(ouvert.ou, _octets(arguments)[:rendu])
        ouvert.ou += rendu
        return ""

    def _pwrite64(self, arguments: str, rendu: int) -> str | None:
        ouvert = self._ouverts.get(_nombre(arguments))
        if ouvert is None or ouvert.fichier is None:
            return None
        ouvert.fichier.ecrire(int(arguments.rsplit(",", 1)[1]), _octets(arguments)[:rendu])
        return ""

    def _sendfile(self, arguments: str, rendu: int) -> str | None:
        vers, de, depart = arguments.split(", ")[:3]
        cible, source = self._ouverts.get(int(vers)), self._ouverts.get(int(de))
        if cible is None or cible.fichier is None or source is None or source.fichier is None:
            return None
        debut = int(re.findall(r"\d+", depart)[0])
        cible.fichier.ecrire(cible.ou, bytes(source.fichier.courant[debut : debut + rendu]))
        cible.ou += rendu
        return ""

    def _fsync(self, arguments: str, _rendu: int) -> str | None:
        ouvert = self._ouverts.get(_nombre(arguments))
        if ouvert is None:
            return None
        if ouvert.fichier is not None:
            ouvert.fichier.synchroniser()
        # Synchronising a new file makes its name last too, as ext4 and NTFS do.
        self._acquis = dict(self._noms)
        self._attente = []
        return ""

    _fdatasync = _fsync

    def _ftruncate(self, arguments: str, _rendu: int) -> str | None:
        ouvert = self._ouverts.get(_nombre(arguments))
        if ouvert is None or ouvert.fichier is None:
            return None
        ouvert.fichier.couper(int(arguments.rsplit(",", 1)[1]))
        return ""

    def _unlink(self, arguments: str, _rendu: int) -> str | None:
        chemin = _chaine(arguments)
        if self._noms.pop(chemin, None) is None:
            return None
        self._attente.append((chemin, "", None))
        return ""

    _unlinkat = _unlink

    def _rename(self, arguments: str, _rendu: int) -> str | None:
        de, vers = (_decoder(trouve[1]) for trouve in _CHAINE.finditer(arguments))
        fichier = self._noms.pop(de, None)
        if fichier is None:
            return None
        self._noms[vers] = fichier
        self._attente.append((de, vers, fichier))
        return ""

    _renameat = _renameat2 = _rename


def _poser(octets: bytearray, ou: int, ecrits: bytes) -> None:
    if len(octets) < ou:
        octets.extend(bytes(ou - len(octets)))
    octets[ou : ou + len(ecrits)] = ecrits


def _tailler(octets: bytearray, taille: int) -> None:
    del octets[taille:]
    octets.extend(bytes(taille - len(octets)))


def _nombre(arguments: str) -> int:
    return int(arguments.split(",", 1)[0])


def _octets(arguments: str) -> bytes:
    trouve = _CHAINE.search(arguments)
    if trouve is None or trouve[2]:
        raise ValueError("strace cut a string short")
    return bytes.fromhex(trouve[1].replace("\\x", ""))


def _chaine(arguments: str) -> str:
    return _octets(arguments).decode()


def _decoder(hexa: str) -> str:
    return bytes.fromhex(hexa.replace("\\x", "")).decode()
