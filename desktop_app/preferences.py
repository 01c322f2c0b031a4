"""What this workstation remembers between two sessions: places and looks, never content."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop_app import plateforme

_FICHIER = "preferences.json"
_MARQUE = ".neuf-"


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
    """

    registre: str = ""
    copies: str = ""
    copies_bis: str = ""
    acces: str = ""
    apparence: Apparence = Apparence.SYSTEME
    verrouillage: int = 5
    taille: int = 100
    noms_masques: bool = False
    fenetre: tuple[int, int] = (1280, 760)


def lire(dossier: Path) -> Preferences:
    """Return what is remembered; the usual values where nothing usable is."""
    try:
        brut = json.loads((dossier / _FICHIER).read_text(encoding="utf-8"))
        return _valides(brut)
    except (OSError, ValueError, TypeError, AttributeError):
        return Preferences()


def ecrire(dossier: Path, preferences: Preferences) -> None:
    """Remember from now on.

    Raises:
        OSError: The disk refuses; what was remembered before still is.
    """
    import secrets  # noqa: PLC0415 - the first window only reads

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
        valeur = _valeur(champ.name, brut.get(champ.name), getattr(usuelles, champ.name))
        if valeur is not None:
            gardees[champ.name] = valeur
    return replace(usuelles, **gardees)


def _valeur(nom: str, valeur: Any, usuelle: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a value as the program takes it, or nothing where it is not of the right kind."""
    if nom == "fenetre":
        cotes = valeur if isinstance(valeur, list) else []
        entiers = len(cotes) == len(usuelle) and all(type(c) is int and c > 0 for c in cotes)
        return tuple(cotes) if entiers else None
    if nom == "apparence":
        return Apparence(valeur) if valeur in list(Apparence) else None
    positive = type(valeur) is not int or valeur > 0
    return valeur if type(valeur) is type(usuelle) and positive else None
