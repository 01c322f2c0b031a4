"""What is wrong with a data file, in words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from cattrs.errors import ForbiddenExtraKeysError
from cattrs.v import transform_error

_RACINE = "$"
_LONGUEUR = 60  # characters of a value that a message shows


class FichierInvalide(Exception):
    """A data file cannot be used.

    Attributes:
        fautes: Every fault, each with its key.
    """

    def __init__(self, chemin: Path, fautes: list[str]) -> None:
        entete = f"{chemin} : fichier refusé, rien n’a été fait."
        super().__init__("\n".join([entete, *(f"  – {faute}" for faute in fautes)]))
        self.fautes = tuple(fautes)


class FauteDeValeur(ValueError):
    """A value of the wrong type, or a code nobody knows."""


def valeur_inconnue(recu: object, admises: Iterable[StrEnum]) -> FauteDeValeur:
    """Return the fault of a code that is not among those a file may hold."""
    admis = ", ".join(f"« {membre.value} »" for membre in admises)
    return FauteDeValeur(f"valeur inconnue {montrer(recu)} (admises : {admis})")


def type_inattendu(recu: object, attendu: str) -> FauteDeValeur:
    """Return the fault of a value of the wrong type."""
    return FauteDeValeur(f"il faut : {attendu} ; reçu {montrer(recu)}")


def montrer(recu: object) -> str:
    """Return a value as a message may show it: on one line, short, in TOML's own words."""
    if isinstance(recu, bool):
        return f"« {str(recu).lower()} »"
    if isinstance(recu, dict):
        return "une table"
    if isinstance(recu, list):
        return "une liste"
    debut = str(recu)[:_LONGUEUR]
    visible = "".join(c if c.isprintable() else "\ufffd" for c in debut)
    return f"« {visible}… »" if len(str(recu)) > _LONGUEUR else f"« {visible} »"


def en_francais(erreur: BaseException) -> list[str]:
    """Return one sentence a fault, each starting with its key."""
    return [_cle_devant(brut) for brut in transform_error(erreur, _RACINE, _phrase)]


def _phrase(erreur: BaseException, _kind: type | None) -> str:
    """Put one error of the converter into words."""
    if isinstance(erreur, ForbiddenExtraKeysError):
        cles = ", ".join(montrer(cle) for cle in sorted(erreur.extra_fields))
        return f"clé inconnue : {cles}"
    if isinstance(erreur, KeyError):
        return "clé manquante"
    if isinstance(erreur, FauteDeValeur):
        return str(erreur)
    return "valeur inutilisable"


def _cle_devant(brut: str) -> str:
    """Turn « phrase @ $.a.b » into « a.b : phrase »."""
    phrase, _, chemin = brut.rpartition(" @ ")
    cle = chemin.removeprefix(_RACINE).removeprefix(".")
    return f"{cle} : {phrase}" if cle else phrase
