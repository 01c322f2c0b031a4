"""What leaves the register as a file: a table, everything as data, never what is hidden."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from desktop_app.application.ports import RegistreOuvert
from desktop_app.application.rapprocher import lignes
from desktop_app.application.vues import TOUT
from desktop_app.domain import habilitation
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.noms import plier

_MARQUE = "\ufeff"  # by which Excel knows the encoding
_FORMULES = ("=", "+", "-", "@", "\t", "\r")
_GARDE = "'"


def exiger(registre: RegistreOuvert, finalite: str) -> None:
    """Refuse an export that nobody may make, or whose purpose nobody said.

    Source: RGPD, art. 5, § 1er, b, « finalités déterminées, explicites et légitimes ».

    Raises:
        ErreurMetier: ``export_reserve`` or ``finalite_manquante``.
    """
    habilitation.exiger_export(registre.comptes.qui)
    if not plier(finalite):
        raise ErreurMetier("finalite_manquante")


def dossiers(registre: RegistreOuvert) -> Iterator[Dossier]:
    """Yield the dossiers that may leave, the oldest first: no secret measure ever does."""
    for ligne in reversed([*lignes(registre, TOUT)]):
        if not ligne.secrete:
            yield registre.charger(ligne.numero)


def en_tableau(titres: Sequence[str], rangees: Iterable[Sequence[str]]) -> bytes:
    """Return a table that Excel opens as words: no cell is ever a formula."""
    texte = io.StringIO(newline="")
    plume = csv.writer(texte, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for rangee in (titres, *rangees):
        plume.writerow([desamorcer(cellule) for cellule in rangee])
    return (_MARQUE + texte.getvalue()).encode()


def relire_le_tableau(octets: bytes) -> list[list[str]]:
    """Return the cells of such a table as they were."""
    texte = io.StringIO(octets.decode().removeprefix(_MARQUE), newline="")
    return [[rearmer(c) for c in rangee] for rangee in csv.reader(texte, delimiter=";")]


def desamorcer(cellule: str) -> str:
    """Return a cell that no spreadsheet computes; an apostrophe in front says so."""
    return f"{_GARDE}{cellule}" if cellule.startswith((*_FORMULES, _GARDE)) else cellule


def rearmer(cellule: str) -> str:
    """Return a cell as it was."""
    return cellule.removeprefix(_GARDE)


def en_donnees(dossiers_: Iterable[Dossier], finalite: str, jour: date) -> bytes:
    """Return everything of dossiers as JSON, in the names of the law."""
    contenu = {
        "exporte_le": jour.isoformat(),
        "finalite": finalite,
        "dossiers": [*dossiers_],
    }
    return json.dumps(contenu, ensure_ascii=False, indent=1, default=_en_json).encode()


def _en_json(valeur: Any) -> Any:  # noqa: ANN401 - any part of a dossier
    """Return what JSON does not know as something it does."""
    if isinstance(valeur, Numero | date):
        return str(valeur)
    if isinstance(valeur, Mapping):
        return dict(valeur)
    if is_dataclass(valeur):
        return {champ.name: getattr(valeur, champ.name) for champ in fields(valeur)}
    return sorted(valeur)
