"""Power cuts: every operation is followed to the disk, and cut wherever it may be."""

from __future__ import annotations

import hashlib
import math
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.endurance import lieux
from tests.endurance.bilan import Bilan
from tests.endurance.disque import SUIVIS, Disque, Etat
from tests.endurance.ecoute import Surdite, manque
from tests.endurance.operations import OPERATIONS, SANS_ATTENDRE

ATTENDUS, COMPLETS = 2_000, 10_000
_LIMITE = 300  # seconds
_MEMOIRE = Path("/dev/shm")  # noqa: S108 - a disk without a power to lose
_TEMOIN = "procedure"


def mesurer(complet: bool) -> Iterator[Bilan]:
    """Cut each operation, then show that the same cuts are seen where nothing waits."""
    if raison := manque():
        raise Surdite(raison)
    attendus = COMPLETS if complet else ATTENDUS
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as ouvriers:
        temoin = ouvriers.submit(couper, _TEMOIN, attendus, sans_attendre=True)
        bilans = [ouvriers.submit(couper, nom, attendus) for nom in OPERATIONS]
        perdus = len(temoin.result().fautes)
        for nom, bilan in zip(OPERATIONS, bilans, strict=True):
            mesure = bilan.result()
            if nom == _TEMOIN:
                mesure = replace(mesure, temoin=_dire_le_temoin(perdus))
                if not perdus:
                    mesure = replace(mesure, fautes=(*mesure.fautes, "le témoin ne montre rien"))
            yield mesure


def _dire_le_temoin(perdus: int) -> str:
    return f"sans attendre le disque, les mêmes coupures en abîment {perdus}"


def couper(nom: str, attendus: int, *, sans_attendre: bool = False) -> Bilan:
    """Follow an operation, and check what cuts leave of it."""
    operation = OPERATIONS[nom]
    ici = _MEMOIRE if _MEMOIRE.is_dir() else None
    with TemporaryDirectory(dir=ici) as racine:
        dossier = Path(racine) / "essai"
        dossier.mkdir()
        operation.preparer(dossier)
        disque = Disque(dossier)
        trace = suivre(nom, dossier, sans_attendre=sans_attendre)
        pas = sum(1 for _ in Disque(dossier).suivre(trace))
        essais, fautes, vus = 0, [], set()
        hasard = random.Random(7)  # noqa: S311 - drawn again the same
        tirages = max(0, math.ceil(attendus / pas) - 2)
        dites: list[str] = []
        for dit in disque.suivre(trace):
            dites += [mot.removeprefix("fait ") for mot in dit.splitlines() if mot]
            for etat in _etats(disque, hasard, tirages):
                essais += 1
                marque = _marque(etat, dites)
                if marque not in vus:
                    vus.add(marque)
                    faute = _verifier(nom, etat, dossier, dites, Path(racine) / "apres")
                    fautes += [faute] if faute else []
    return Bilan(
        promesse=f"Coupures de courant – {operation.titre}",
        essais=essais,
        attendus=attendus,
        fautes=tuple(dict.fromkeys(fautes)) if not sans_attendre else tuple(fautes),
    )


def suivre(nom: str, dossier: Path, *, sans_attendre: bool) -> str:
    """Do an operation under strace; return what it asked of the system."""
    milieu = {**os.environ, "PYTHONPATH": str(lieux.RACINE)}
    if sans_attendre:
        milieu[SANS_ATTENDRE] = "1"
    trace = dossier.with_name("trace")
    suivis = ",".join(f"?{appel}" for appel in SUIVIS)
    options = ("-f", "-xx", "-s", str(1 << 24), "-e", f"trace={suivis}", "-o", str(trace))
    commande = ["strace", *options, sys.executable, "-m", "tests.endurance.operations"]
    subprocess.run(
        [*commande, nom, str(dossier)],
        check=True,
        capture_output=True,
        timeout=_LIMITE,
        env=milieu,
        cwd=lieux.RACINE,
    )
    return trace.read_text(encoding="ascii", errors="replace")


def _etats(disque: Disque, hasard: random.Random, tirages: int) -> Iterator[Etat]:
    yield disque.etat(None, 0)
    yield disque.etat(None, 1)
    for _ in range(tirages):
        yield disque.etat(hasard, hasard.choice((0.2, 0.5, 0.8)))


def _marque(etat: Etat, dites: list[str]) -> bytes:
    """Return what tells a state from another: checked once, it needs no second look."""
    somme = hashlib.sha256("\n".join(dites).encode())
    for nom in sorted(etat):
        somme.update(nom.encode() + b"\0" + hashlib.sha256(etat[nom]).digest())
    return somme.digest()


def _verifier(nom: str, etat: Etat, de: Path, dites: list[str], vers: Path) -> str:
    """Put a state on a disk and open it; return what is wrong, "" for nothing."""
    for chemin, octets in etat.items():
        place = vers / Path(chemin).relative_to(de)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(octets)
    vers.mkdir(exist_ok=True)
    try:
        OPERATIONS[nom].verifier(vers, dites)
    except Exception as faute:  # noqa: BLE001 - whatever it is, it is what was looked for
        return f"après « {dites[-1] if dites else 'rien'} » : {type(faute).__name__} {faute}"
    finally:
        _vider(vers)
    return ""


def _vider(dossier: Path) -> None:
    for present in sorted(dossier.rglob("*"), reverse=True):
        present.rmdir() if present.is_dir() else present.unlink()
