"""Save what an act changed in a dossier, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from db import attestations, rangees
from db.connexion import Lien
from db.erreurs import ProcedureContournee
from db.formes import Portee
from db.parties import COLONNES, MODIFIABLES, PARTIES, REPRISE, identifiant
from db.plume import Plume
from db.rangees import LigneDePartie
from desktop_app.application.ports import Inscription
from desktop_app.domain.dossier import Dossier, Numero

_NOMS = ", ".join(colonne.nom for colonne in COLONNES)
_CREATION = f"insert into dossier ({_NOMS}) values ({', '.join('?' * len(COLONNES))})"  # noqa: S608
# Attributes of a dossier from which all that an act may change of its row is said.
_SOURCES = tuple(c.attribut for c in COLONNES if c.attribut and c.change)
_LIEN = "insert into lien values (?, ?)"
_STATUT = "update dossier set statut = ? where id = ?"


def enregistrer(lien: Lien, main: Plume, inscription: Inscription) -> int:
    """Write what is new in a dossier and return its key.

    The end of a round comes first, because it sets free what was frozen; then what changes, then
    what the act adds, in the order of the procedure; the status comes last, because the triggers
    ask for the row that proves it. Opinions, decisions, letters and ways out are signed by
    whoever opened the register.

    Raises:
        ProcedureContournee: A trigger refused, or the act rewrites what is frozen.
    """
    dossier, cle = inscription.dossier, identifiant(inscription.dossier.numero)
    lu = rangees.charger(lien, cle)
    if lu is None:
        lien.ecrire(_CREATION, tuple(rangees.en_colonnes(dossier).values()))
        _relier(lien, cle, None, dossier)
        _ajouter(lien, main, cle, rangees.en_lignes(dossier), inscription.pdf)
        return cle
    neuves = _neuves(lu, dossier)
    _finir_le_tour(lien, main, cle, neuves)
    _modifier(lien, cle, lu, dossier)
    _relier(lien, cle, lu.suite_de, dossier)
    _ajouter(lien, main, cle, neuves, inscription.pdf)
    if dossier.statut is not lu.statut:
        lien.ecrire(_STATUT, (dossier.statut.value, cle))
    return cle


# What an act left as it was read is the very object that was read, and is not spelt again. The
# rest is compared as today's program spells both: what another version wrote is no change.


def _modifier(lien: Lien, cle: int, lu: Dossier, dossier: Dossier) -> None:
    if lu.recue_le != dossier.recue_le:
        raise ProcedureContournee("numero_fige")
    if all(getattr(lu, a) is getattr(dossier, a) for a in _SOURCES):
        return
    ancien, nouveau = rangees.en_colonnes(lu), rangees.en_colonnes(dossier)
    changees = [c for c in MODIFIABLES if ancien[c] != nouveau[c]]
    if changees:
        affectations = ", ".join(f"{colonne} = ?" for colonne in changees)
        valeurs = [nouveau[colonne] for colonne in changees]
        lien.ecrire(f"update dossier set {affectations} where id = ?", (*valeurs, cle))  # noqa: S608


def _neuves(lu: Dossier, dossier: Dossier) -> dict[str, LigneDePartie]:
    """Return the parts that an act adds; refuse one that takes away or rewrites what is there."""
    recommence = lu.tours is not dossier.tours
    autres = [
        p
        for p in PARTIES
        if (recommence and p.portee is not Portee.TOUJOURS)
        or getattr(lu, p.attribut) is not getattr(dossier, p.attribut)
    ]
    deja, lignes = rangees.en_lignes(lu, autres), rangees.en_lignes(dossier, autres)
    if not deja.keys() <= lignes.keys():
        raise ProcedureContournee("partie_disparue")
    if any(lignes[nom].contenu != ligne.contenu for nom, ligne in deja.items()):
        raise ProcedureContournee("partie_figee")
    return {nom: ligne for nom, ligne in lignes.items() if nom not in deja}


def _finir_le_tour(lien: Lien, main: Plume, cle: int, neuves: dict[str, LigneDePartie]) -> None:
    """Write the row that ends a round, and take it from what is left to write."""
    fins = {nom: ligne for nom, ligne in neuves.items() if ligne.partie.nom == REPRISE}
    _ajouter(lien, main, cle, fins, None)
    for nom in fins:
        del neuves[nom]


def _relier(lien: Lien, cle: int, deja: Numero | None, dossier: Dossier) -> None:
    """Say which earlier dossier this one repeats, once; what was said is never unsaid.

    Whoever does not see the earlier one has nothing to say of it.
    """
    if dossier.suite_de is None or dossier.suite_de == deja:
        return
    if deja is not None:
        raise ProcedureContournee("partie_figee")
    lien.ecrire(_LIEN, (cle, identifiant(dossier.suite_de)))


def _ajouter(
    lien: Lien, main: Plume, cle: int, lignes: Mapping[str, LigneDePartie], pdf: bytes | None
) -> None:
    """Add parts, each with the bytes and the signature that go with it."""
    for nom, ligne in lignes.items():
        partie, valeurs = ligne.partie, (cle, *ligne.tour, *ligne.suite, ligne.contenu)
        places = ", ".join("?" * len(valeurs))
        lien.ecrire(f"insert into {partie.nom} values ({places})", valeurs)  # noqa: S608
        if partie.octets:
            _deposer(lien, (cle, *ligne.tour), ligne, pdf)
        if partie.signee:
            attestations.signer(lien, main, cle, nom, ligne.contenu)


def _deposer(lien: Lien, cle: tuple[int, ...], ligne: LigneDePartie, octets: bytes | None) -> None:
    """Keep the bytes of a letter, if they are those that were announced."""
    if octets is None or hashlib.sha256(octets).hexdigest() not in ligne.suite:
        raise ProcedureContournee("lettre_alteree")
    places = ", ".join("?" * (len(cle) + 1))
    lien.ecrire(f"insert into {ligne.partie.octets} values ({places})", (*cle, octets))  # noqa: S608
