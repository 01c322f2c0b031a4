"""Dossiers and parameters as JSON, through one converter that lets nothing unknown in."""

from __future__ import annotations

import functools
import importlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from db.saisie import nettoyer

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")


@functools.cache
def _convertisseur() -> Converter:
    """Return the converter; its library costs 0.1 s, hence imported when first needed."""
    cattrs = importlib.import_module("cattrs")
    convertisseur: Converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=False)
    convertisseur.register_unstructure_hook(str, nettoyer)
    convertisseur.register_unstructure_hook(date, date.isoformat)
    convertisseur.register_structure_hook(date, lambda texte, _: date.fromisoformat(texte))
    return convertisseur


def en_json(valeur: object) -> str:
    """Return the spelling that this program gives to a value, cleaned of what cannot be stored."""
    brut = _convertisseur().unstructure(valeur)
    return json.dumps(brut, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def structurer(brut: object, classe: type[T]) -> T:
    """Return the value that JSON data say; a field they do not know has its default."""
    return _convertisseur().structure(brut, classe)


def ou_rien(texte: str | None, classe: type[T]) -> T | None:
    """Return the value that was stored, or nothing where there was none."""
    brut: Any = None if texte is None else json.loads(texte)
    return None if brut is None else structurer(brut, classe)
