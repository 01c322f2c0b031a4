"""The few values that belong to the register as a whole."""

from __future__ import annotations

from db.connexion import Lien
from db.erreurs import CoffreEndommage

IDENTIFIANT = "registre"
CREE_LE = "cree_le"
EXERCICE = "exercice"
SEL_JOURNAL = "sel_journal"
CPAS = "cpas"
CLES = "cles"

_LECTURE = "select valeur from parametres where cle = ?"
_ECRITURE = """insert into parametres values (?, ?)
    on conflict (cle) do update set valeur = excluded.valeur"""


def lire(lien: Lien, cle: str) -> str | None:
    """Return a value, or nothing where it was never set."""
    lignes = lien.lire(_LECTURE, (cle,))
    return str(lignes[0][0]) if lignes else None


def exiger(lien: Lien, cle: str) -> str:
    """Return a value that every register has.

    Raises:
        CoffreEndommage: It is missing (``parametres``).
    """
    valeur = lire(lien, cle)
    if valeur is None:
        lien.fermer()
        raise CoffreEndommage("parametres")
    return valeur


def identifiant(lien: Lien) -> str:
    """Return which register this is, read once: it was fixed at creation.

    Raises:
        CoffreEndommage: It is missing (``parametres``).
    """
    lien.registre = lien.registre or exiger(lien, IDENTIFIANT)
    return lien.registre


def sel_du_journal(lien: Lien) -> bytes:
    """Return the salt of the journal's hashes.

    Raises:
        CoffreEndommage: It is missing or is no salt (``parametres``).
    """
    try:
        return bytes.fromhex(exiger(lien, SEL_JOURNAL))
    except ValueError:
        lien.fermer()
        raise CoffreEndommage("parametres") from None


def ecrire(lien: Lien, cle: str, valeur: str) -> None:
    """Set a value inside a transaction; those fixed at creation refuse (``table_figee``)."""
    lien.ecrire(_ECRITURE, (cle, valeur))
