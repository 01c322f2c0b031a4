"""What this workstation remembers between two sessions: places and looks, never content."""

from __future__ import annotations

import contextlib
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop_app import annexe, plateforme
from desktop_app.annexe import Insolite

_FICHIER = "preferences.json"
_LOIN = 100_000  # pixels: farther than any screen
_MARQUE = ".neuf-"
_TAILLE_MAX = 1 << 16  # bytes
_CHEMIN_MAX, _MOT_MAX = 4_096, 64  # characters
# What each number may be, whoever wrote it: minutes, percent, pixels.
_BORNES = {
    "verrouillage": (1, 60),
    "taille": (50, 400),
    "fenetre": (1, 16_384),
    # A second screen may stand left of the first one, or above it.
    "coin": (-_LOIN, _LOIN),
}

SANS_COIN = (0, 0)
"""No place of the window is remembered."""


class Apparence(StrEnum):
    """Which of the two looks is shown."""

    SYSTEME = "systeme"
    CLAIR = "clair"
    SOMBRE = "sombre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What is remembered; no name of a person ever stands here.

    Attributes:
        registre: Path of the register; "" before the first run ended.
        copies: Folder of the copies of the register.
        copies_bis: A second one, on something that may be taken away; "" for none.
        acces: Random id of the access that opened it last; that of nobody by name.
        verrouillage: Idle minutes before the register is locked.
        taille: Percentage of the usual size of letters.
        noms_masques: Names of persons are hidden in lists until asked for.
        fenetre: Width and height of the window, in pixels.
        coin: Where its upper left corner stood; ``SANS_COIN`` where that is not known.
        maximisee: It filled the screen.
    """

    registre: str = ""
    copies: str = ""
    copies_bis: str = ""
    acces: str = ""
    apparence: Apparence = Apparence.SYSTEME
    verrouillage: int = 5
    taille: int = 100
    noms_masques: bool = False
    fenetre: tuple[int, int] = (1180, 700)
    coin: tuple[int, int] = SANS_COIN
    maximisee: bool = False


def lire(dossier: Path) -> Preferences:
    """Return what is remembered; the usual values where nothing usable is."""
    try:
        return _valides(annexe.objet(annexe.lire(dossier / _FICHIER, _TAILLE_MAX)))
    except (OSError, Insolite):
        return Preferences()


def ecrire(dossier: Path, preferences: Preferences) -> None:
    """Remember from now on.

    Raises:
        OSError: The disk refuses; what was remembered before still is.
    """
    import json  # noqa: PLC0415
    import secrets  # noqa: PLC0415

    dossier.mkdir(parents=True, exist_ok=True)
    chemin = dossier / _FICHIER
    plateforme.effacer_les_restes(chemin, _MARQUE)
    neuf = chemin.with_name(f"{_FICHIER}{_MARQUE}{secrets.token_hex(4)}")
    texte = json.dumps(asdict(preferences), ensure_ascii=False, indent=2)
    plateforme.ecrire_fichier_prive(neuf, texte.encode())
    plateforme.remplacer(neuf, chemin)


def _valides(brut: dict[str, Any]) -> Preferences:
    """Keep the usable values, so that one odd key does not lose the others."""
    usuelles = Preferences()
    gardees: dict[str, Any] = {}
    for champ in fields(Preferences):
        with contextlib.suppress(Insolite):
            usuelle = getattr(usuelles, champ.name)
            gardees[champ.name] = _valeur(champ.name, brut.get(champ.name), usuelle)
    return replace(usuelles, **gardees)


def _valeur(nom: str, valeur: object, usuelle: object) -> object:
    """Return a value as the program takes it.

    Raises:
        Insolite: It is not of the right kind, or beyond what it may be.
    """
    if isinstance(usuelle, tuple):
        cotes = annexe.liste(valeur, len(usuelle), len(usuelle))
        return tuple(_nombre(nom, cote) for cote in cotes)
    if isinstance(usuelle, Apparence):
        return _apparence(valeur)
    if isinstance(usuelle, str):
        texte = annexe.texte(valeur, _CHEMIN_MAX)
        # A register has a name, to which those of the files beside it are added.
        if nom == "registre" and texte and not Path(texte).name:
            raise Insolite
        return texte
    return annexe.booleen(valeur) if isinstance(usuelle, bool) else _nombre(nom, valeur)


def _nombre(nom: str, valeur: object) -> int:
    minimum, maximum = _BORNES[nom]
    return annexe.entier(valeur, maximum, minimum)


def _apparence(valeur: object) -> Apparence:
    try:
        return Apparence(annexe.texte(valeur, _MOT_MAX))
    except ValueError:
        raise Insolite from None
