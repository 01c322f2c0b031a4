"""Save what an act changed in a dossier, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from db import attestations, rangees
from db.connexion import Lien
from db.erreurs import ProcedureContournee
from db.parties import COLONNES, MODIFIABLES, identifiant
from db.plume import Plume
from db.rangees import LigneDePartie, Rangee
from desktop_app.application.ports import Inscription
from desktop_app.domain.dossier import Dossier

_NOMS = ", ".join(colonne.nom for colonne in COLONNES)
_CREATION = f"insert into dossier ({_NOMS}) values ({', '.join('?' * len(COLONNES))})"  # noqa: S608
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
    dossier = inscription.dossier
    colonnes, lignes = rangees.en_colonnes(dossier), rangees.en_lignes(dossier)
    cle = int(colonnes["id"])
    lues = lien.lire(rangees.LECTURE, (cle,))
    if not lues:
        lien.ecrire(_CREATION, tuple(colonnes.values()))
        _relier(lien, cle, None, dossier)
        _ajouter(lien, main, cle, lignes, inscription.pdf)
        return cle
    deja = _comparable(rangees.par_nom(lues[0]), colonnes, lignes)
    _modifier(lien, cle, deja.colonnes, colonnes)
    _relier(lien, cle, deja.lien, dossier)
    _exiger_les_memes(deja.parties, lignes)
    neuves = {nom: ligne for nom, ligne in lignes.items() if nom not in deja.parties}
    _ajouter(lien, main, cle, neuves, inscription.pdf)
    if deja.colonnes["statut"] != colonnes["statut"]:
        lien.ecrire(_STATUT, (colonnes["statut"], cle))
    return cle


def _comparable(
    deja: Rangee, colonnes: Mapping[str, Any], lignes: Mapping[str, LigneDePartie]
) -> Rangee:
    """Return what is stored, as today's program spells it if any of it looks another way.

    Another version may have written it: what it did not know yet is no change.
    """
    pareilles = all(deja.colonnes[nom] == colonnes[nom] for nom in MODIFIABLES)
    pareilles &= all(lignes[nom].contenu == t for nom, t in deja.parties.items() if nom in lignes)
    return deja if pareilles else rangees.reecrite(deja)


def _modifier(lien: Lien, cle: int, ancien: Mapping[str, Any], nouveau: Mapping[str, Any]) -> None:
    if ancien["recue_le"] != nouveau["recue_le"]:
        raise ProcedureContournee("numero_fige")
    changees = [c for c in MODIFIABLES if ancien[c] != nouveau[c]]
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
    vers = identifiant(dossier.suite_de)
    if vers == deja:
        return
    if deja is not None:
        raise ProcedureContournee("partie_figee")
    lien.ecrire(_LIEN, (cle, vers))


def _exiger_les_memes(deja: Mapping[str, str], lignes: Mapping[str, LigneDePartie]) -> None:
    """Refuse an act that takes away or rewrites a part that is there."""
    if not deja.keys() <= lignes.keys():
        raise ProcedureContournee("partie_disparue")
    if any(lignes[nom].contenu != contenu for nom, contenu in deja.items()):
        raise ProcedureContournee("partie_figee")


def _ajouter(
    lien: Lien, main: Plume, cle: int, lignes: Mapping[str, LigneDePartie], pdf: bytes | None
) -> None:
    """Add parts, each with the bytes and the signature that go with it."""
    for nom, ligne in lignes.items():
        partie, valeurs = ligne.partie, (cle, *ligne.debut, ligne.contenu)
        places = ", ".join("?" * len(valeurs))
        lien.ecrire(f"insert into {partie.nom} values ({places})", valeurs)  # noqa: S608
        if partie.octets:
            _deposer(lien, cle, ligne, pdf)
        if partie.signee:
            attestations.signer(lien, main, cle, nom, ligne.contenu)


def _deposer(lien: Lien, cle: int, ligne: LigneDePartie, octets: bytes | None) -> None:
    """Keep the bytes of a letter, if they are those that were announced."""
    if octets is None or hashlib.sha256(octets).hexdigest() not in ligne.debut:
        raise ProcedureContournee("lettre_alteree")
    lien.ecrire(f"insert into {ligne.partie.octets} values (?, ?)", (cle, octets))  # noqa: S608
