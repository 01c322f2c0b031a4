"""Save what an act changed in a dossier, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from db import attestations, rangees
from db.connexion import Lien
from db.erreurs import ProcedureContournee
from db.plume import Plume
from db.rangees import Partie
from desktop_app.application.ports import Inscription
from desktop_app.domain.dossier import Dossier

_PDF = "insert into lettre_pdf values (?, ?)"
_LIEN = "insert into lien values (?, ?)"
_STATUT = "update dossier set statut = ? where id = ?"


def enregistrer(lien: Lien, main: Plume, inscription: Inscription) -> int:
    """Write what is new in a dossier and return its key.

    What changes comes first, then what the act adds, in the order of the procedure; the
    status comes last, because the triggers ask for the row that proves it. Opinions, decisions
    and letters are signed by whoever opened the register.

    Raises:
        ProcedureContournee: A trigger refused, or the act rewrites what is frozen.
    """
    nouveau = rangees.en_colonnes(inscription.dossier)
    cle = int(nouveau["id"])
    lues = lien.lire(rangees.LECTURE, (cle,))
    if not lues:
        _creer(lien, nouveau)
        _relier(lien, cle, None, inscription.dossier)
        _ajouter(lien, main, {}, inscription)
        _prolonger(lien, main, {}, inscription.dossier)
        return cle
    rangee = rangees.par_nom(lues[0])
    ancien = rangee.colonnes
    _modifier(lien, cle, ancien, nouveau)
    _relier(lien, cle, rangee.lien, inscription.dossier)
    _ajouter(lien, main, rangee.parties, inscription)
    _prolonger(lien, main, rangee.suites, inscription.dossier)
    if ancien["statut"] != nouveau["statut"]:
        lien.ecrire(_STATUT, (nouveau["statut"], cle))
    return cle


def _creer(lien: Lien, nouveau: Mapping[str, Any]) -> None:
    places = ", ".join("?" * len(rangees.COLONNES))
    noms = ", ".join(rangees.COLONNES)
    valeurs = [nouveau[colonne] for colonne in rangees.COLONNES]
    lien.ecrire(f"insert into dossier ({noms}) values ({places})", valeurs)  # noqa: S608


def _modifier(lien: Lien, cle: int, ancien: Mapping[str, Any], nouveau: Mapping[str, Any]) -> None:
    if ancien["recue_le"] != nouveau["recue_le"]:
        raise ProcedureContournee("numero_fige")
    changees = [c for c in rangees.MODIFIABLES if ancien[c] != nouveau[c]]
    if changees:
        affectations = ", ".join(f"{colonne} = ?" for colonne in changees)
        valeurs = [nouveau[colonne] for colonne in changees]
        lien.ecrire(f"update dossier set {affectations} where id = ?", (*valeurs, cle))  # noqa: S608


def _relier(lien: Lien, cle: int, deja: int | None, dossier: Dossier) -> None:
    """Say which earlier dossier this one repeats, once; what was said is never unsaid.

    Whoever does not see the earlier one has nothing to say of it.
    """
    if dossier.suite_de is None:
        return
    vers = rangees.identifiant(dossier.suite_de)
    if vers == deja:
        return
    if deja is not None:
        raise ProcedureContournee("partie_figee")
    lien.ecrire(_LIEN, (cle, vers))


def _prolonger(lien: Lien, main: Plume, deja: Mapping[str, list[str]], dossier: Dossier) -> None:
    """Add the rows that follow those already there, which must be the same."""
    cle = rangees.identifiant(dossier.numero)
    for table, contenus in rangees.en_suites(dossier).items():
        anciens = deja.get(table, [])
        if contenus[: len(anciens)] != anciens:
            raise ProcedureContournee("partie_figee")
        for rang, contenu in enumerate(contenus[len(anciens) :], len(anciens) + 1):
            lien.ecrire(f"insert into {table} values (?, ?, ?)", (cle, rang, contenu))  # noqa: S608
            if table == attestations.REVISION:
                attestations.signer(lien, main, cle, f"{table} {rang}", contenu)


def _ajouter(lien: Lien, main: Plume, deja: Mapping[str, str], inscription: Inscription) -> None:
    """Add the parts that are not there yet; those that are must be the same."""
    cle = rangees.identifiant(inscription.dossier.numero)
    parties = rangees.en_parties(inscription.dossier)
    if not deja.keys() <= parties.keys():
        raise ProcedureContournee("partie_disparue")
    for nom, partie in parties.items():
        if nom not in deja:
            places = ", ".join("?" * (len(partie.colonnes) + 1))
            valeurs = (cle, *partie.colonnes)
            lien.ecrire(f"insert into {partie.table} values ({places})", valeurs)  # noqa: S608
            if nom == "lettre":
                _deposer_pdf(lien, cle, partie, inscription.pdf)
            if nom in attestations.SIGNEES:
                attestations.signer(lien, main, cle, nom, partie.contenu)
        elif partie.contenu != deja[nom]:
            raise ProcedureContournee("partie_figee")


def _deposer_pdf(lien: Lien, cle: int, partie: Partie, pdf: bytes | None) -> None:
    """Keep the bytes of the letter, if they are those that were announced."""
    _, sha256, _ = partie.colonnes
    if pdf is None or hashlib.sha256(pdf).hexdigest() != sha256:
        raise ProcedureContournee("lettre_alteree")
    lien.ecrire(_PDF, (cle, pdf))
