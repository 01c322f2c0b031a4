"""The accounts: who has, or had, an access, and the key each signs with."""

from __future__ import annotations

from db.connexion import Lien
from desktop_app.domain.comptes import Compte, Role

_LISTE = "select id, nom, role, mesures, depuis, jusqua from compte order by depuis, id"
_CLES = "select id, cle from compte"
_AJOUT = "insert into compte values (?, ?, ?, ?, ?, ?, 0)"
_DEPART = "update compte set jusqua = ? where id = ?"
_MESURES = "update compte set mesures = ? where id = ?"
_FONDATEUR = "select auteur from journal where seq = 1"


def lister(lien: Lien) -> tuple[Compte, ...]:
    """Return every account there ever was, the first let in first."""
    return tuple(
        Compte(
            id=identifiant,
            nom=nom,
            role=Role(role),
            mesures=bool(mesures),
            depuis=depuis,
            jusqua=jusqua,
        )
        for identifiant, nom, role, mesures, depuis, jusqua in lien.lire(_LISTE)
    )


def cles_publiques(lien: Lien) -> dict[str, bytes]:
    """Return the public key of each account."""
    return dict(lien.lire(_CLES))


def ajouter(lien: Lien, compte: Compte, cle: bytes) -> None:
    """Write an account, inside the transaction that lets somebody in."""
    valeurs = (compte.id, compte.nom, compte.role.value, cle, int(compte.mesures), compte.depuis)
    lien.ecrire(_AJOUT, valeurs)


def quitter(lien: Lien, identifiant: str, rang: int) -> None:
    """Write at which row of the journal somebody left."""
    lien.ecrire(_DEPART, (rang, identifiant))


def nommer(lien: Lien, identifiant: str, *, mesures: bool) -> None:
    """Write whether secret measures exist for somebody."""
    lien.ecrire(_MESURES, (int(mesures), identifiant))


def fondateur(lien: Lien) -> str:
    """Return who made the register, as its journal says: before the accounts, its only person."""
    lignes = lien.lire(_FONDATEUR)
    return str(lignes[0][0]) if lignes else ""
