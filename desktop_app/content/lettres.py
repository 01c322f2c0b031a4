"""The models of the letters, read from their files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from desktop_app.content.chemins import RESSOURCES
from desktop_app.content.lecture import lire
from desktop_app.domain.reponse import Genre, ModeleLettre

T = TypeVar("T")


def lire_modeles(racine: Path = RESSOURCES) -> Mapping[Genre, ModeleLettre]:
    """Return the model of each kind of letter.

    Raises:
        FichierInvalide: A file has faults.
    """
    return {genre: lire(racine / "lettres" / f"{genre}.toml", ModeleLettre) for genre in Genre}


def lire_libelles(kind: type[T], racine: Path = RESSOURCES) -> T:
    """Return the fixed words of a letter, in the form the caller wants.

    Raises:
        FichierInvalide: The file has faults.
    """
    return lire(racine / "lettres" / "libelles.toml", kind)
