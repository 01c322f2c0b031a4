"""A dossier as rows: what each table holds of it, and the way back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from db.anciennes_formes import moderniser
from db.connexion import Lien
from db.conversion import en_json, structurer
from db.forme_canonique import JOINTURES
from db.parties import COLONNES, PAR_QUALITE, PARTIES, Partie, Repetition, identifiant, numero
from desktop_app.domain.dossier import Dossier

_NOMS = tuple(colonne.nom for colonne in COLONNES)
_UNIQUES = (
    *(partie.nom for partie in PARTIES if partie.repetition is Repetition.UNE),
    *PAR_QUALITE.values(),
)
_SUITES = tuple(p.nom for p in PARTIES if p.repetition is Repetition.NUMEROTEE)
_LUES = ", ".join(
    (
        *(f"d.{nom}" for nom in _NOMS),
        "(select vers from lien where dossier = d.id)",
        *(f"{nom}.contenu" for nom in _UNIQUES),
        *(
            f"(select json_group_array(contenu order by rang) from {nom} where dossier = d.id)"  # noqa: S608
            for nom in _SUITES
        ),
    )
)
_LECTURE = f"select {_LUES} from {JOINTURES} where d.id = ?"  # noqa: S608 — fixed fragments only


@dataclass(frozen=True, slots=True, kw_only=True)
class Rangee:
    """What is stored of a dossier.

    Attributes:
        colonnes: Its own row.
        parties: The parts that are there, as JSON, each under its name.
        lien: Key of the dossier it repeats.
    """

    colonnes: Mapping[str, Any]
    parties: Mapping[str, str]
    lien: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LigneDePartie:
    """A row of a part.

    Attributes:
        debut: Its columns before the content, but the dossier.
        contenu: The part itself, as JSON.
    """

    partie: Partie
    debut: tuple[str | int, ...]
    contenu: str


def lire(lien: Lien, cle: int) -> Rangee | None:
    """Return what is stored of a dossier, or nothing where there is none."""
    lignes = lien.lire(_LECTURE, (cle,))
    return _par_nom(lignes[0]) if lignes else None


def charger(lien: Lien, cle: int) -> Dossier | None:
    """Return a dossier: the same again, for an act that wrote nothing since it asked."""
    with lien.verrou:
        lu = lien.retenu
        if isinstance(lu, Dossier) and identifiant(lu.numero) == cle:
            return lu
        rangee = lire(lien, cle)
        if rangee is None:
            return None
        dossier = en_dossier(rangee)
        lien.retenir(dossier)
        return dossier


def _par_nom(ligne: tuple[Any, ...]) -> Rangee:
    """Name the values of a row read by ``_LECTURE``."""
    valeurs = iter(ligne)
    colonnes = {nom: next(valeurs) for nom in _NOMS}
    lien = next(valeurs)
    parties = {nom: next(valeurs) for nom in _UNIQUES}
    for nom, suite in zip(_SUITES, valeurs, strict=True):
        parties |= {f"{nom} {rang}": texte for rang, texte in enumerate(json.loads(suite), 1)}
    presentes = {nom: texte for nom, texte in parties.items() if texte is not None}
    return Rangee(colonnes=colonnes, parties=presentes, lien=lien)


def en_colonnes(dossier: Dossier) -> dict[str, Any]:
    """Return the row of the dossier itself."""
    return {colonne.nom: colonne.dire(dossier) for colonne in COLONNES}


def en_lignes(dossier: Dossier, parties: Iterable[Partie] = PARTIES) -> dict[str, LigneDePartie]:
    """Return what the acts added, by name, in the order of the procedure."""
    return {
        nom: _ligne(partie, nom, valeur)
        for partie in parties
        for nom, valeur in partie.lignes(dossier)
    }


def _ligne(partie: Partie, nom: str, valeur: Any) -> LigneDePartie:  # noqa: ANN401 - a part
    """Return the row of a part."""
    cle: tuple[str | int, ...] = ()
    if partie.repetition is Repetition.NUMEROTEE:
        cle = (int(nom.rpartition(" ")[2]),)
    elif partie.repetition is Repetition.PAR_QUALITE:
        cle = (valeur.qualite.value,)
    reperes = (dire(valeur) for _, dire in partie.reperes)
    return LigneDePartie(partie=partie, debut=(*cle, *reperes), contenu=en_json(valeur))


def en_dossier(rangee: Rangee) -> Dossier:
    """Return the dossier behind its rows, whatever version wrote them."""
    champs = {c.attribut: c.relire(rangee.colonnes[c.nom]) for c in COLONNES if c.attribut}
    parties = {nom: json.loads(texte) for nom, texte in rangee.parties.items()}
    moderniser(champs["demande"], parties)
    for partie in PARTIES:
        champs[partie.attribut] = _relue(partie, parties)
    lien = None if rangee.lien is None else numero(rangee.lien)
    return Dossier(**champs, suite_de=lien)


def _relue(partie: Partie, bruts: Mapping[str, Any]) -> Any:  # noqa: ANN401 - an attribute
    """Return what a dossier holds of a part."""
    lues: tuple[Any, ...] = tuple(
        structurer(bruts[nom], partie.classe) for nom in partie.noms(bruts)
    )
    if partie.repetition is not Repetition.UNE:
        return lues
    return lues[0] if lues else None
