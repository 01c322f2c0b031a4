"""How an older register becomes a current one: a function for each version, one transaction."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from db import moteur
from db.declencheurs import instructions
from db.erreurs import CoffreTropRecent, EcritureImpossible
from db.moteur import Base, Connexion
from db.parties import VERSION
from db.schema import (
    ajouter,
    completer_tables,
    creer_tables,
    numeroter_les_tours,
    signer_les_tables,
)

_NOMS_DES_DECLENCHEURS = "select name from sqlite_schema where type = 'trigger'"

_ACCORD, _REFUS = moteur.numero("OK"), moteur.numero("DENY")
# What the engine says once the transaction is gone: not why.
_SANS_CAUSE = frozenset({moteur.numero("ERROR"), moteur.numero("AUTH")})

Migration = Callable[[Base], None]

# What a version did beside adding columns and parts.
_PROPRES: Mapping[int, Migration] = MappingProxyType(
    {1: creer_tables, 2: completer_tables, 3: signer_les_tables, 5: numeroter_les_tours}
)
MIGRATIONS: tuple[Migration, ...] = tuple(
    _PROPRES.get(numero) or partial(ajouter, version=numero) for numero in range(1, VERSION + 1)
)


def version(connexion: Connexion) -> int:
    """Return the version of the tables, 0 when there are none."""
    return int(connexion.execute("pragma user_version").fetchone()[0])


def verifier_version(connexion: Connexion) -> None:
    """Refuse a register of the future.

    Raises:
        CoffreTropRecent: It is untouched.
    """
    if version(connexion) > len(MIGRATIONS):
        raise CoffreTropRecent("schema")


def migrer(connexion: Connexion, etapes: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the tables to the last version, and make its triggers; all of it is done, or nothing.

    Raises:
        EcritureImpossible: The engine undid it all; nothing was kept.
    """
    depuis = version(connexion)
    if depuis == len(etapes):
        return
    base = moteur.base(connexion)
    connexion.execute("begin immediate")
    try:
        with _dans_la_transaction(connexion):
            _lever_les_declencheurs(connexion)
            for etape in etapes[depuis:]:
                etape(base)
            for instruction in instructions():
                connexion.execute(instruction)
        connexion.execute(f"pragma user_version = {len(etapes)}")
        connexion.execute("commit")
    except BaseException:
        if connexion.in_transaction:
            connexion.execute("rollback")
        raise


def _lever_les_declencheurs(connexion: Connexion) -> None:
    """Drop the triggers of the version before, which know nothing of the tables to come."""
    for (nom,) in connexion.execute(_NOMS_DES_DECLENCHEURS).fetchall():
        connexion.execute(f'drop trigger "{nom}"')


@contextlib.contextmanager
def _dans_la_transaction(connexion: Connexion) -> Iterator[None]:
    """Let nothing be written once the engine undid everything by itself, as a disk may make it.

    What makes the tables goes on after such an error, and each of its statements would then be
    kept alone.

    Raises:
        EcritureImpossible: The transaction is gone; nothing was kept.
    """
    connexion.set_authorizer(lambda *_: _ACCORD if connexion.in_transaction else _REFUS)
    try:
        yield
    except moteur.Erreur as erreur:
        if not connexion.in_transaction and moteur.code_erreur(erreur) in _SANS_CAUSE:
            raise EcritureImpossible("annulee") from None
        raise
    finally:
        connexion.set_authorizer(None)
    if not connexion.in_transaction:
        raise EcritureImpossible("annulee")
