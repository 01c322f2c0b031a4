"""How an older register becomes a current one: one function, one transaction, per version."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence

from db import moteur
from db.declencheurs import instructions
from db.erreurs import CoffreTropRecent, EcritureImpossible
from db.moteur import Base, Connexion
from db.schema import completer_tables, creer_tables, signer_les_tables

_NOMS_DES_DECLENCHEURS = "select name from sqlite_schema where type = 'trigger'"

_ACCORD, _REFUS = moteur.numero("OK"), moteur.numero("DENY")
# What the engine says once the transaction is gone: not why.
_SANS_CAUSE = frozenset({moteur.numero("ERROR"), moteur.numero("AUTH")})

Migration = Callable[[Base], None]


def _version_1(base: Base) -> None:
    creer_tables(base)


def _version_2(base: Base) -> None:
    completer_tables(base)


def _version_3(base: Base) -> None:
    signer_les_tables(base)
    _refaire_les_declencheurs(base)


def _refaire_les_declencheurs(base: Base) -> None:
    """Make the triggers of today; the last migration calls it, whatever came before."""
    for (nom,) in base.execute(_NOMS_DES_DECLENCHEURS).fetchall():
        base.execute(f'drop trigger "{nom}"')
    for instruction in instructions():
        base.execute(instruction)


MIGRATIONS: tuple[Migration, ...] = (_version_1, _version_2, _version_3)


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
    """Bring the tables to the last version; a step that fails leaves the one before it."""
    depuis = version(connexion)
    if depuis == len(etapes):
        return
    base = moteur.base(connexion)
    for numero, etape in enumerate(etapes[depuis:], depuis + 1):
        connexion.execute("begin immediate")
        try:
            with _dans_la_transaction(connexion):
                etape(base)
            connexion.execute(f"pragma user_version = {numero}")
            connexion.execute("commit")
        except BaseException:
            if connexion.in_transaction:
                connexion.execute("rollback")
            raise


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
