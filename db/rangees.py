"""A dossier as rows: what each table holds of it, and the way back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from db.anciennes_formes import moderniser
from db.connexion import Lien
from db.conversion import en_json, structurer
from db.formes import Partie, Portee, Repetition, nommer
from db.parties import COLONNES, PARTIES, identifiant, numero
from db.tours import places
from desktop_app.domain.demande import Demande
from desktop_app.domain.dossier import Dossier, Etapes, Tour
from desktop_app.domain.issues import Reprise

_NOMS = tuple(colonne.nom for colonne in COLONNES)
_DES_TOURS = tuple(partie for partie in PARTIES if partie.portee is not Portee.TOUJOURS)
_DE_TOUJOURS = tuple(partie for partie in PARTIES if partie.portee is Portee.TOUJOURS)
_AUCUNE = "[]"


def _rangees(partie: Partie) -> str:
    """Return the SQL of every row of a part: its round, what tells it apart, its content.

    Not in order: SQLite would make a sorter of its own for each part, at each act.
    """
    tour = "1" if partie.portee is Portee.TOUJOURS else "tour"
    cle = partie.cle or "''"
    return (
        f"(select json_group_array(json_array({tour}, {cle}, contenu))"  # noqa: S608
        f" from {partie.nom} where dossier = d.id)"
    )


_LUES = ", ".join(
    (
        *(f"d.{nom}" for nom in _NOMS),
        "(select vers from lien where dossier = d.id)",
        *map(_rangees, PARTIES),
    )
)
_LECTURE = f"select {_LUES} from dossier as d where d.id = ?"  # noqa: S608 — fixed fragments only


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
        tour: The number of its round, if it has one.
        suite: Its columns between that and the content.
        contenu: The part itself, as JSON.
    """

    partie: Partie
    tour: tuple[int, ...]
    suite: tuple[str | int, ...]
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
    parties = {
        nommer(tour, partie.nom_de(cle)): contenu
        for partie, lues in zip(PARTIES, valeurs, strict=True)
        if lues != _AUCUNE
        for tour, cle, contenu in sorted(json.loads(lues))
    }
    return Rangee(colonnes=colonnes, parties=parties, lien=lien)


def en_colonnes(dossier: Dossier) -> dict[str, Any]:
    """Return the row of the dossier itself."""
    return {colonne.nom: colonne.dire(dossier) for colonne in COLONNES}


def en_lignes(dossier: Dossier, parties: Iterable[Partie] = PARTIES) -> dict[str, LigneDePartie]:
    """Return what the acts added, by name, in the order of the procedure, round after round."""
    tours: tuple[Etapes, ...] = (*dossier.tours, dossier)
    ou = (*places(dossier.reprises),)
    lignes: dict[str, LigneDePartie] = {}
    for partie in parties:
        if partie.portee is Portee.TOUJOURS:
            lignes |= {nom: _ligne(partie, (), nom, v) for nom, v in partie.lignes(dossier)}
            continue
        for tour, etapes in zip(ou, tours, strict=True):
            for nom, valeur in partie.lignes(etapes):
                numero = tour[partie.portee]
                lignes[nommer(numero, nom)] = _ligne(partie, (numero,), nom, valeur)
    return lignes


def _ligne(
    partie: Partie,
    tour: tuple[int, ...],
    nom: str,
    valeur: Any,  # noqa: ANN401 - a part
) -> LigneDePartie:
    """Return the row of a part."""
    cle: tuple[str | int, ...] = ()
    if partie.repetition is Repetition.NUMEROTEE:
        cle = (int(nom.rpartition(" ")[2]),)
    elif partie.repetition is Repetition.PAR_QUALITE:
        cle = (valeur.qualite.value,)
    reperes = (dire(valeur) for _, dire in partie.reperes)
    return LigneDePartie(partie=partie, tour=tour, suite=(*cle, *reperes), contenu=en_json(valeur))


def en_dossier(rangee: Rangee) -> Dossier:
    """Return the dossier behind its rows, whatever version wrote them."""
    champs = {c.attribut: c.relire(rangee.colonnes[c.nom]) for c in COLONNES if c.attribut}
    bruts = {nom: json.loads(texte) for nom, texte in rangee.parties.items()}
    hors_tour = {p.attribut: _relue(p, bruts) for p in _DE_TOUJOURS}
    reprises: tuple[Reprise, ...] = hors_tour.pop("reprises")
    *anciens, present = places(reprises)
    tours = tuple(
        Tour(reprise=reprise, **_etapes(bruts, tour, reprise.demande))
        for reprise, tour in zip(reprises, anciens, strict=True)
    )
    etapes = _etapes(bruts, present, champs["demande"])
    lien = None if rangee.lien is None else numero(rangee.lien)
    return Dossier(**champs, **hors_tour, **etapes, tours=tours, suite_de=lien)


def _etapes(
    bruts: Mapping[str, Any], tour: Mapping[Portee, int], demande: Demande
) -> dict[str, Any]:
    """Return what one round added to a request, from the rows that stand under its numbers."""
    siennes = [partie for partie in _DES_TOURS if partie.portee in tour]
    presents = {
        nom: bruts[nommer(tour[partie.portee], nom)]
        for partie in siennes
        for nom in partie.noms_du_tour(bruts, tour[partie.portee])
    }
    moderniser(demande, presents)
    return {partie.attribut: _relue(partie, presents) for partie in siennes}


def _relue(partie: Partie, bruts: Mapping[str, Any]) -> Any:  # noqa: ANN401 - an attribute
    """Return what a dossier holds of a part."""
    lues: tuple[Any, ...] = ()
    if noms := partie.noms(bruts):
        lues = tuple(structurer(bruts[nom], partie.classe) for nom in noms)
    if partie.repetition is not Repetition.UNE:
        return lues
    return lues[0] if lues else None
