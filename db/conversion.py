"""Dossiers and parameters as JSON, through one converter that lets nothing unknown in."""

from __future__ import annotations

import functools
import importlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from db.saisie import nettoyer
from desktop_app.domain.dossier import Decision
from desktop_app.domain.reponse import Cpas

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")
AJOUTS_CPAS = ("delegues", "logo", "recours", "objectif_jours")


@functools.cache
def _convertisseur() -> Converter:
    """Return the converter; its library costs 0.1 s, hence imported when first needed."""
    cattrs = importlib.import_module("cattrs")
    gen = importlib.import_module("cattrs.gen")
    convertisseur: Converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=False)
    convertisseur.register_unstructure_hook(str, nettoyer)
    convertisseur.register_unstructure_hook(date, date.isoformat)
    convertisseur.register_structure_hook(date, lambda texte, _: date.fromisoformat(texte))
    # What later versions added is left out where it says nothing: older rows keep their spelling.
    for classe, ajouts in ((Decision, ("valeurs", "piece")), (Cpas, AJOUTS_CPAS)):
        taire = {nom: gen.override(omit_if_default=True) for nom in ajouts}
        sans_ajouts = gen.make_dict_unstructure_fn(classe, convertisseur, **taire)
        convertisseur.register_unstructure_hook(classe, sans_ajouts)
    return convertisseur


def en_json(valeur: object) -> str:
    """Return the only JSON spelling of a value, cleaned of what cannot be stored."""
    brut = _convertisseur().unstructure(valeur)
    return json.dumps(brut, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def de_json(texte: str, classe: type[T]) -> T:
    """Return the value that was stored."""
    brut: Any = json.loads(texte)
    return _convertisseur().structure(brut, classe)


def ou_rien(texte: str | None, classe: type[T]) -> T | None:
    """Return the value that was stored, or nothing where there was none."""
    return None if texte in {None, "null"} else de_json(str(texte), classe)
