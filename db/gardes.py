"""What no statement may do once the register is open, whoever wrote it."""

from __future__ import annotations

from itertools import product

from db.moteur import Connexion, numero
from db.schema import FIGEES

_OBJETS = ("INDEX", "TABLE", "TRIGGER", "VIEW")
_JAMAIS = frozenset(
    numero(action)
    for action in (
        *("ALTER_TABLE", "ANALYZE", "ATTACH", "DETACH", "REINDEX"),
        *("CREATE_VTABLE", "DROP_VTABLE"),
        *("_".join(mots) for mots in product(("CREATE", "DROP"), _OBJETS)),
        *("_".join(mots) for mots in product(("CREATE_TEMP", "DROP_TEMP"), _OBJETS)),
    )
)
_PRAGMA, _FONCTION = numero("PRAGMA"), numero("FUNCTION")
_MODIFIER, _RETIRER = numero("UPDATE"), numero("DELETE")
_REFUS, _ACCORD = numero("DENY"), numero("OK")

_INTOUCHABLES = frozenset({*FIGEES, "sqlite_master", "sqlite_schema"})
_INEFFACABLES = _INTOUCHABLES | {"dossier", "parametres", "compte"}
_PRAGMAS = frozenset({"application_id", "data_version", "freelist_count", "page_count"})
_FONCTIONS_INTERDITES = frozenset({"load_extension", "fts3_tokenizer"})


def poser(connexion: Connexion) -> None:
    """Set the guards; after the migrations, which need what they refuse."""
    connexion.set_authorizer(_autoriser)


def _autoriser(
    action: int, premier: str | None, second: str | None, _base: str | None, _par: str | None
) -> int:
    """Answer for each thing a statement would do, when it is prepared."""
    if action == _PRAGMA:
        refuse = second is not None or premier not in _PRAGMAS
    elif action == _FONCTION:
        refuse = second in _FONCTIONS_INTERDITES
    elif action == _MODIFIER:
        refuse = premier in _INTOUCHABLES
    elif action == _RETIRER:
        refuse = premier in _INEFFACABLES
    else:
        refuse = action in _JAMAIS
    return _REFUS if refuse else _ACCORD
