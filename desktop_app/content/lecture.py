"""From a TOML file to frozen data: no unknown key, no lenient conversion."""

from __future__ import annotations

import tomllib
import types
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn

from desktop_app.content.fautes import (
    FichierInvalide,
    en_francais,
    type_inattendu,
    valeur_inconnue,
)

T = TypeVar("T")
_NOMS = {str: "texte", bool: "true ou false", int: "nombre entier", date: "date (AAAA-MM-JJ)"}


def lire(chemin: Path, kind: type[T]) -> T:
    """Return the data of a TOML file.

    Raises:
        FichierInvalide: The file is missing, is not TOML, or has faults; it lists them all.
    """
    return structurer(chemin, lire_toml(chemin), kind)


def lire_toml(chemin: Path) -> dict[str, Any]:
    """Return the raw tables of a TOML file.

    Raises:
        FichierInvalide: The file is missing or is not TOML.
    """
    try:
        return tomllib.loads(chemin.read_text(encoding="utf-8"))
    except OSError:
        raise FichierInvalide(chemin, ["fichier introuvable ou illisible"]) from None
    except UnicodeDecodeError:
        raise FichierInvalide(chemin, ["le fichier n’est pas en UTF-8"]) from None
    except tomllib.TOMLDecodeError as erreur:
        raise FichierInvalide(chemin, [f"ce n’est pas du TOML valable ({erreur})"]) from None


def structurer(
    chemin: Path, brut: Mapping[str, Any], kind: type[T], convertisseur: Converter | None = None
) -> T:
    """Return raw tables as data of a kind.

    Args:
        chemin: The file, for its faults.
        brut: Its raw tables.
        kind: What they must be.
        convertisseur: A reader of its own form; the plain one by default.

    Raises:
        FichierInvalide: With every fault found.
    """
    try:
        return (convertisseur or _CONVERTISSEUR).structure(brut, kind)
    except BaseValidationError as erreur:
        raise FichierInvalide(chemin, en_francais(erreur)) from None


def _strict(valeur: object, kind: type[T]) -> T:
    """Take a value of exactly that type; TOML has real types, nothing needs converting."""
    if type(valeur) is not kind:
        raise type_inattendu(valeur, _NOMS[kind])
    return valeur


def _texte(valeur: object, kind: type[str]) -> str:
    """Take a text; the closed lists are texts too, and the converter hands them here."""
    return _code(valeur, kind) if issubclass(kind, StrEnum) else _strict(valeur, kind)


def _code(valeur: object, kind: type[StrEnum]) -> StrEnum:
    """Take a code of a closed list."""
    if not isinstance(valeur, str):
        raise type_inattendu(valeur, _NOMS[str])
    try:
        return kind(valeur)
    except ValueError:
        raise valeur_inconnue(valeur, kind) from None


def _jour(valeur: object, _: type) -> date:
    """Take a date, not a moment."""
    if not isinstance(valeur, date) or isinstance(valeur, datetime):
        raise type_inattendu(valeur, _NOMS[date])
    return valeur


def nouveau_convertisseur() -> Converter:
    """Build a strict reader of data files."""
    convertisseur = Converter(forbid_extra_keys=True, detailed_validation=True)
    convertisseur.register_structure_hook(str, _texte)
    convertisseur.register_structure_hook(bool, _strict)
    convertisseur.register_structure_hook(int, _strict)
    convertisseur.register_structure_hook(date, _jour)
    convertisseur.register_structure_hook_factory(_est_tuple, _hook_tuple)
    convertisseur.register_structure_hook_factory(is_dataclass, _hook_classe)
    return convertisseur


def _est_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _hook_tuple(kind: Any, convertisseur: Converter) -> Callable[[object, Any], tuple[Any, ...]]:
    """Read a TOML list, and nothing else, into a tuple."""
    element, *suite = get_args(kind)
    liste: Any = types.GenericAlias(list, (element,))
    longueur = None if suite == [Ellipsis] else len(suite) + 1

    def hook(valeur: object, _: Any) -> tuple[Any, ...]:
        if not isinstance(valeur, list):
            raise type_inattendu(valeur, "liste")
        if longueur is not None and len(valeur) != longueur:
            raise type_inattendu(len(valeur), f"liste de {longueur} valeurs")
        return tuple(convertisseur.structure(valeur, liste))

    return hook


def _hook_classe(kind: Any, convertisseur: Converter) -> Callable[[object, Any], Any]:
    """Read a TOML table, and nothing else, into a data class."""
    base = make_dict_structure_fn(kind, convertisseur)

    def hook(valeur: object, cible: Any) -> Any:
        if not isinstance(valeur, dict):
            raise type_inattendu(valeur, "table")
        return base(valeur, cible)

    return hook


_CONVERTISSEUR = nouveau_convertisseur()
