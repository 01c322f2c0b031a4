"""Drafts: what was typed and is no act yet, kept inside the register."""

from __future__ import annotations

from datetime import UTC, datetime

from db.connexion import Lien
from db.saisie import nettoyer

_LECTURE = "select contenu from brouillon where cle = ?"
_LISTE = """select cle, contenu from brouillon where substr(cle, 1, length(?1)) = ?1
    order by modifie_le desc, cle"""
_ECRITURE = """insert into brouillon values (?, ?, ?) on conflict (cle)
    do update set contenu = excluded.contenu, modifie_le = excluded.modifie_le"""
_OUBLI = "delete from brouillon where cle = ?"


def lire(lien: Lien, cle: str) -> str | None:
    """Return a draft, or nothing where there is none."""
    lignes = lien.lire(_LECTURE, (cle,))
    return str(lignes[0][0]) if lignes else None


def lister(lien: Lien, debut: str) -> dict[str, str]:
    """Return the drafts whose key begins so, the last changed first."""
    return dict(lien.lire(_LISTE, (debut,)))


def garder(lien: Lien, cle: str, contenu: str, moment: datetime) -> None:
    """Keep a draft, inside a transaction."""
    quand = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    lien.ecrire(_ECRITURE, (cle, nettoyer(contenu), quand))


def oublier(lien: Lien, cle: str) -> None:
    """Remove a draft, inside a transaction."""
    lien.ecrire(_OUBLI, (cle,))
