"""Drafts: what was typed and is no act yet, kept inside the register.

The key of a draft about a dossier begins with ``dossier/`` and its number. What is being taken
down and has no number yet is everybody's who works here.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime

from db.connexion import Lien
from db.parties import identifiant
from db.saisie import nettoyer
from desktop_app.domain.dossier import Numero

_LECTURE = "select contenu from brouillon where cle = ?"
_LISTE = """select cle, contenu from brouillon where substr(cle, 1, length(?1)) = ?1
    order by modifie_le desc, cle"""
_ECRITURE = """insert into brouillon values (?, ?, ?) on conflict (cle)
    do update set contenu = excluded.contenu, modifie_le = excluded.modifie_le"""
_D_UN_DOSSIER = re.compile(r"dossier/(\d+)/(\d+)")
_OUBLI = "delete from brouillon where cle = ?"


def lire(lien: Lien, cle: str, sans: Collection[int] = ()) -> str | None:
    """Return a draft, or nothing where there is none, or it is about one of some dossiers."""
    lignes = [] if _dossier(cle) in sans else lien.lire(_LECTURE, (cle,))
    return str(lignes[0][0]) if lignes else None


def lister(lien: Lien, debut: str, sans: Collection[int] = ()) -> dict[str, str]:
    """Return the drafts whose key begins so, the last changed first; of some dossiers, none."""
    return {cle: lu for cle, lu in lien.lire(_LISTE, (debut,)) if _dossier(cle) not in sans}


def garder(lien: Lien, cle: str, contenu: str, moment: datetime) -> None:
    """Keep a draft, inside a transaction."""
    quand = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    lien.ecrire(_ECRITURE, (cle, nettoyer(contenu), quand))


def oublier(lien: Lien, cle: str) -> None:
    """Remove a draft, inside a transaction."""
    lien.ecrire(_OUBLI, (cle,))


def _dossier(cle: str) -> int | None:
    """Return the key of the dossier that a draft is about, if any."""
    trouve = _D_UN_DOSSIER.match(cle)
    return identifiant(Numero(*map(int, trouve.groups()))) if trouve else None
