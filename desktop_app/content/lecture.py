"""From a TOML file to frozen data: no unknown key, no lenient conversion."""

from __future__ import annotations

import re
import tomllib
import types
import unicodedata
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
    FauteDeValeur,
    FichierInvalide,
    en_francais,
    type_inattendu,
    valeur_inconnue,
)

T = TypeVar("T")
_TAILLE_MAX = 1_000_000  # bytes; the longest of ours has 40,000
_ANNEES = range(1800, 2200)
_NOMS = {str: "texte", bool: "true ou false", int: "nombre entier", date: "date (AAAA-MM-JJ)"}


def lire(chemin: Path, kind: type[T]) -> T:
    """Return the data of a TOML file.

    Raises:
        FichierInvalide: The file is missing, is not TOML, or has faults; it lists them all.
    """
    return structurer(chemin, lire_toml(chemin), kind)


def lire_par_nom(dossier: Path, kind: type[T], cle: str) -> dict[str, T]:
    """Return the data of each file of a folder, by file name.

    Raises:
        FichierInvalide: A file has faults, or does not bear the name of what it holds.
    """
    lus: dict[str, T] = {}
    for chemin in sorted(dossier.glob("*.toml")):
        valeur = lire(chemin, kind)
        if getattr(valeur, cle) != chemin.stem:
            raise FichierInvalide(chemin, [f"{cle} : doit être « {chemin.stem} »"])
        lus[chemin.stem] = valeur
    return lus


def lire_toml(chemin: Path) -> dict[str, Any]:
    """Return the raw tables of a TOML file.

    Raises:
        FichierInvalide: The file is missing or is not TOML.
    """
    try:
        octets = chemin.read_bytes()
    except OSError:
        raise FichierInvalide(chemin, ["fichier introuvable ou illisible"]) from None
    if len(octets) > _TAILLE_MAX:
        raise FichierInvalide(chemin, ["fichier trop volumineux pour un fichier de données"])
    try:
        return tomllib.loads(octets.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise FichierInvalide(chemin, ["le fichier n’est pas en UTF-8"]) from None
    except (ValueError, RecursionError) as erreur:
        # The parser also stops on numbers too long for it and on tables nested too deep.
        raise FichierInvalide(chemin, [f"ce n’est pas du TOML valable{_ou(erreur)}"]) from None


def _ou(erreur: Exception) -> str:
    """Return where the parser stopped, taken out of its English sentence."""
    place = re.search(r"line (\d+), column (\d+)", str(erreur))
    return f" (ligne {place[1]}, colonne {place[2]})" if place else ""


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
    if issubclass(kind, StrEnum):
        return _code(valeur, kind)
    texte = unicodedata.normalize("NFC", _strict(valeur, kind))
    if any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in texte):
        raise FauteDeValeur("caractère de contrôle dans un texte")
    return texte


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
    if valeur.year not in _ANNEES:
        raise FauteDeValeur(f"année invraisemblable : {valeur.year}")
    return valeur


def nouveau_convertisseur() -> Converter:
    """Build a strict reader of data files."""
    convertisseur = Converter(forbid_extra_keys=True, detailed_validation=True)
    convertisseur.register_structure_hook(str, _texte)
    convertisseur.register_structure_hook(bool, _strict)
    convertisseur.register_structure_hook(int, _strict)
    convertisseur.register_structure_hook(date, _jour)
    convertisseur.register_structure_hook_factory(_est_tuple, _hook_tuple)
    convertisseur.register_structure_hook_factory(is_dataclass, lecteur_de_table)
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


def lecteur_de_table(
    kind: Any, convertisseur: Converter, **champs: Any
) -> Callable[[object, Any], Any]:
    """Return what reads a TOML table, and nothing else, into a data class.

    Args:
        kind: The data class.
        convertisseur: What reads its values.
        champs: How to read some of its fields otherwise.
    """
    base = make_dict_structure_fn(kind, convertisseur, **champs)

    def hook(valeur: object, cible: Any) -> Any:
        if not isinstance(valeur, dict):
            raise type_inattendu(valeur, "table")
        return base(valeur, cible)

    return hook


_CONVERTISSEUR = nouveau_convertisseur()
