"""The one module that knows which SQLite this is.

sqlite-utils looks for ``pysqlite3`` before the standard library's ``sqlite3``, so the
encrypted engine is put under that name first; otherwise the exceptions it catches would
not be those that are raised.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

# sqlcipher3 ships no type information: these two names are where that ends.
Connexion = Any
Base = Any

Erreur: type[Exception] = dbapi2.Error
Debordement: type[Exception] = dbapi2.InterfaceError


def numero(nom: str) -> int:
    """Return a constant of SQLite by its name without prefix, for instance ``"BUSY"``."""
    return int(getattr(dbapi2, f"SQLITE_{nom}"))


def connecter(adresse: str, *, uri: bool = False) -> Connexion:
    """Return a bare connection, without implicit transactions, usable from any thread."""
    return dbapi2.connect(
        adresse, timeout=0, isolation_level=None, check_same_thread=False, uri=uri
    )


def code_erreur(erreur: BaseException) -> int:
    """Return the primary result code of SQLite, 0 when there is none."""
    return int(getattr(erreur, "sqlite_errorcode", 0) or 0) & 0xFF


def base(connexion: Connexion) -> Base:
    """Wrap a keyed connection in sqlite-utils, imported late because it costs 0.1 s."""
    sqlite_utils = importlib.import_module("sqlite_utils")
    if sqlite_utils.utils.sqlite3 is not sqlcipher3:
        raise RuntimeError("sqlite-utils was imported before the encrypted engine")
    return sqlite_utils.Database(connexion, execute_plugins=False)
