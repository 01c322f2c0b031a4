"""Damage: no byte of a register, of its keys or of its copies changes without being noticed."""

from __future__ import annotations

import contextlib
import random
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from db import copies, examen
from db.connexion import Lien
from db.depot import RegistreSqlite
from db.fichier_cles import chemin_des_cles
from db.restauration import restaurer
from desktop_app.application.pannes import ErreurCoffre
from tests.db.modele import faire_un_registre
from tests.db.outils_db import clefs, rouvrir
from tests.db.remplissage import MOMENT
from tests.endurance.bilan import Bilan

BITS, BITS_COMPLETS = 300, 1_000
COUPES = 500

Abimer = Callable[[bytes], bytes]


def mesurer(complet: bool) -> Iterator[Bilan]:
    """Damage a register, its key file and a copy, and show what would pass without the check."""
    with TemporaryDirectory() as dossier:
        chemin = faire_un_registre(Path(dossier)).chemin
        yield _bits(chemin, BITS_COMPLETS if complet else BITS)
        yield _coupes(chemin, COUPES)
        yield _cles(chemin)
        yield _autres(chemin)
        yield _copie(chemin, COUPES)


def _bits(chemin: Path, combien: int) -> Bilan:
    hasard = random.Random(11)  # noqa: S311 - drawn again the same
    essais = [_un_bit(hasard) for _ in range(combien)]
    passes = sum(_passe_sans_controle(chemin, abimer) for abimer in essais)
    return Bilan(
        promesse="Un bit changé dans le registre",
        essais=combien,
        attendus=combien,
        fautes=_non_vus(chemin, essais)
        + (() if passes else ("le témoin ne montre rien : tout se voit sans le contrôle",)),
        temoin=f"sans le contrôle complet, {passes} passent inaperçus",
    )


def _coupes(chemin: Path, combien: int) -> Bilan:
    hasard = random.Random(12)  # noqa: S311 - drawn again the same
    essais = [_une_coupe(hasard, en_page=rang % 2 == 1) for rang in range(combien)]
    return Bilan(
        promesse="La fin du registre coupée",
        essais=combien,
        attendus=combien,
        fautes=_non_vus(chemin, essais),
    )


def _cles(chemin: Path) -> Bilan:
    """Change each byte of the key file."""
    cles = chemin_des_cles(chemin)
    entier, fautes = cles.read_bytes(), []
    try:
        for place in range(len(entier)):
            octets = bytearray(entier)
            octets[place] ^= 1 << place % 8
            cles.write_bytes(octets)
            if not _refuse(chemin):
                fautes.append(f"octet {place}")
    finally:
        cles.write_bytes(entier)
    return Bilan(
        promesse="Chaque octet du fichier de clés changé",
        essais=len(entier),
        attendus=len(entier),
        fautes=tuple(fautes),
    )


def _autres(chemin: Path) -> Bilan:
    """Put another file in the place of the register."""
    with TemporaryDirectory() as dossier:
        autre = faire_un_registre(Path(dossier)).chemin.read_bytes()
    essais: list[Abimer] = [
        lambda _: b"",
        lambda octets: secrets.token_bytes(len(octets)),
        lambda octets: octets[: examen.SEL] + secrets.token_bytes(len(octets) - examen.SEL),
        lambda _: autre,
        lambda _: b"SQLite format 3\0" + bytes(4080),
        lambda octets: octets + bytes(examen.PAGE),
        lambda octets: bytes(examen.SEL) + octets[examen.SEL :],
    ]
    return Bilan(
        promesse="Un autre fichier à la place du registre",
        essais=len(essais),
        attendus=len(essais),
        fautes=_non_vus(chemin, essais),
    )


def _copie(chemin: Path, combien: int) -> Bilan:
    """Damage a copy: it is no longer put back, and what it was to replace is untouched."""
    hasard = random.Random(13)  # noqa: S311 - drawn again the same
    with rouvrir(chemin, clefs(chemin)) as registre, TemporaryDirectory() as dossier:
        registre.verification_complete()
        copie = registre.sauvegarder(Path(dossier) / "copies", moment=MOMENT)
        entier = copie.chemin.read_bytes()
        cible, fautes = Path(dossier) / chemin.name, []
        for rang in range(combien):
            copie.chemin.write_bytes(_un_bit(hasard)(entier))
            try:
                for vue in copies.lister(copie.chemin.parent):
                    restaurer(vue, cible, MOMENT)
                    fautes.append(f"n° {rang}")
            except ErreurCoffre:
                pass
    return Bilan(
        promesse="Une copie abîmée n’est pas remise en place",
        essais=combien,
        attendus=combien,
        fautes=tuple(fautes),
    )


def _un_bit(hasard: random.Random) -> Abimer:
    part, bit = hasard.random(), hasard.randrange(8)

    def abimer(octets: bytes) -> bytes:
        change = bytearray(octets)
        change[int(part * len(octets))] ^= 1 << bit
        return bytes(change)

    return abimer


def _une_coupe(hasard: random.Random, *, en_page: bool) -> Abimer:
    part = hasard.random()

    def abimer(octets: bytes) -> bytes:
        fin = int(part * len(octets))
        return octets[: fin // examen.PAGE * examen.PAGE if en_page else fin]

    return abimer


def _non_vus(chemin: Path, essais: list[Abimer]) -> tuple[str, ...]:
    """Return the trials that were not refused before the first act, or that changed the file."""
    fautes = []
    for rang, abimer in enumerate(essais):
        with _abime(chemin, abimer) as copie:
            avant = copie.read_bytes()
            if not _refuse(copie):
                fautes.append(f"essai {rang} : rien n’est dit")
            elif copie.read_bytes() != avant:
                fautes.append(f"essai {rang} : le fichier a changé")
    return tuple(fautes)


def _refuse(chemin: Path) -> bool:
    """Tell whether a register is refused, at the latest by the full check."""
    try:
        with rouvrir(chemin, clefs(chemin)) as registre:
            registre.verification_complete()
    except ErreurCoffre:
        return True
    return False


def _passe_sans_controle(chemin: Path, abimer: Abimer) -> bool:
    """Tell whether a list shows what a damaged register holds, nothing being checked first."""
    with _abime(chemin, abimer) as copie:
        trousse = clefs(copie)
        try:
            lien = Lien.ouvrir(copie, trousse.cle_base, trousse.sel)
            with RegistreSqlite(lien, trousse) as registre:
                return bool(registre.page(taille=50))
        except ErreurCoffre:
            return False


@contextlib.contextmanager
def _abime(chemin: Path, abimer: Abimer) -> Iterator[Path]:
    """A damaged copy of a register, with its keys."""
    with TemporaryDirectory() as dossier:
        copie = Path(dossier) / chemin.name
        copie.write_bytes(abimer(chemin.read_bytes()))
        shutil.copy(chemin_des_cles(chemin), chemin_des_cles(copie))
        yield copie
