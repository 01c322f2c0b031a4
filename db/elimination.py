"""Dossiers erased by law: their number and the authorisation stay, nothing else does."""

from __future__ import annotations

from collections.abc import Collection

from db import declencheurs
from db.moteur import Connexion
from db.parties import PAS, tables
from db.saisie import nettoyer
from desktop_app.domain.elimination import Autorisation

# What hangs on a dossier, before the dossier itself.
_TABLES = ("attestation", *reversed(tables()))
_VISES = "(select value from json_each(?1))"
_EFFACEMENTS = (
    *(f"delete from {table} where dossier in {_VISES}" for table in _TABLES),  # noqa: S608
    f"delete from piece_contenu where piece in (select id from piece where dossier in {_VISES})",  # noqa: S608
    f"delete from piece where dossier in {_VISES}",  # noqa: S608
    f"delete from lien where dossier in {_VISES} or vers in {_VISES}",  # noqa: S608
    f"delete from dossier where id in {_VISES}",  # noqa: S608
)
_BROUILLONS = "delete from brouillon where cle glob ? or cle glob ?"
_SUITES = f"""select dossier from lien where vers in {_VISES} and dossier not in {_VISES}
    order by dossier"""  # noqa: S608
_AUTORISATION = """insert into elimination
    select coalesce(max(id), 0) + 1, ?, ? from elimination"""
_ELIMINE = "insert into elimine select value, (select max(id) from elimination) from json_each(?)"
_INDEX = "insert into recherche(recherche) values ('rebuild')"


def suites(connexion: Connexion, cles: Collection[int]) -> tuple[int, ...]:
    """Return the keys of the dossiers that repeat one of those, and stay."""
    return tuple(cle for (cle,) in connexion.execute(_SUITES, (_json(cles),)))


def effacer(connexion: Connexion, cles: Collection[int], autorisation: Autorisation) -> None:
    """Erase dossiers below the triggers, inside a transaction; remember why.

    The words of the search are written again, or they would keep the names.
    """
    gardes = connexion.execute(declencheurs.PRESENTS).fetchall()
    _lever(connexion)
    for effacement in _EFFACEMENTS:
        connexion.execute(effacement, (_json(cles),))
    for cle in cles:
        numero = f"dossier/{cle // PAS}/{cle % PAS:04d}"
        connexion.execute(_BROUILLONS, (numero, f"{numero}/*"))
    accordee_le = autorisation.accordee_le.isoformat()
    connexion.execute(_AUTORISATION, (nettoyer(autorisation.reference), accordee_le))
    connexion.execute(_ELIMINE, (_json(cles),))
    connexion.execute(_INDEX)
    for (sql,) in gardes:
        connexion.execute(sql)


def _lever(connexion: Connexion) -> None:
    noms = connexion.execute("select name from sqlite_schema where type = 'trigger'").fetchall()
    for (nom,) in noms:
        connexion.execute(f"drop trigger {nom}")


def _json(cles: Collection[int]) -> str:
    return f"[{', '.join(map(str, cles))}]"
