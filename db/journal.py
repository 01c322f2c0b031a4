"""The journal: who did what and when, each row signed and bound to all those before."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from db import chaine, comptes, forme_canonique, parametres, plume
from db.annuaire import Annuaire
from db.chaine import Parcours
from db.connexion import Lien
from db.empreintes import ORIGINE, PARAMETRES, Empreintes
from db.erreurs import CoffreEndommage, CoffreFerme, JournalRompu
from db.fichier_cles import Ancre
from db.parties import numero
from db.plume import Plume
from db.saisie import nettoyer
from db.verification import Progres, sans_progres
from desktop_app.application.vues import TOUT_LE_JOURNAL, FiltreJournal, LigneJournal

_INFINI = 2**62
_USAGE = "journal"
_DERNIERE = "select seq, chaine from journal order by seq desc limit 1"
_AJOUT = "insert into journal values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_VUE = "seq, moment, auteur, acte, signataire, precision"
_PAGE = f"""select {_VUE}, dossier from journal where seq < ?
    and hex(dossier) not in (select value from json_each(?)) {{}} order by seq desc limit ?"""  # noqa: S608
_HISTORIQUE = f"select {_VUE} from journal where dossier = ? order by seq"  # noqa: S608
_OUVERTS = "select distinct dossier from journal where signataire = ?"
_CHAINE = "select chaine from journal where seq = ?"
_SIGNEES = """select seq, chaine, signataire, signature from journal
    where seq > ? order by seq limit ?"""
_PAS = 1_000  # rows checked before the register serves the others


class Journal:
    """The journal of an open register.

    Attributes:
        ajoutee: Rank of the last row that was appended here, kept or undone; 0 before any.
    """

    def __init__(self, lien: Lien, empreintes: Empreintes, main: Plume | None = None) -> None:
        self._lien = lien
        self._empreintes = empreintes
        self._main = main
        self._annuaire = Annuaire(lien, empreintes)
        self.ajoutee = 0

    def tete(self) -> Ancre:
        """Return how many rows there are and the hash of the last."""
        lignes = self._lien.lire(_DERNIERE)
        if not lignes:
            raise JournalRompu("vide")
        return Ancre(nombre=lignes[0][0], tete=lignes[0][1].hex())

    def chaine(self, nombre: int) -> str | None:
        """Return the hash of a row, in hex, or nothing where there is no such row."""
        lignes = self._lien.lire(_CHAINE, (nombre,))
        return lignes[0][0].hex() if lignes else None

    def ajouter(
        self,
        acte: str,
        *,
        auteur: str,
        moment: datetime,
        dossier: int | None = None,
        precision: str = "",
    ) -> None:
        """Append a row about a dossier, or about the parameters, signed by whoever opened."""
        if self._main is None:
            raise CoffreFerme
        derniere = self._lien.lire(_DERNIERE)
        seq, precedent = derniere[0] if derniere else (0, ORIGINE)
        entete = (seq + 1, _utc(moment), nettoyer(auteur), nettoyer(acte))
        signataire, precision = self._main.id, nettoyer(precision)
        suite = (signataire, precision) if precision else (signataire,)
        ligne = "\x1f".join(map(str, (*entete, *suite))).encode()
        objet = self._empreintes.objet(PARAMETRES if dossier is None else str(dossier))
        empreinte = self._empreinte(dossier)
        hachage = self._empreintes.chaine(precedent, ligne, objet, empreinte)
        if dossier is not None:
            self._annuaire.retenir(objet, dossier)
        signature = self._main.signer(self._message(hachage))
        lien = (objet, empreinte, precedent, hachage, signataire, signature, precision)
        self._lien.ecrire(_AJOUT, (*entete, *lien))
        self.ajoutee = seq + 1

    def historique(self, dossier: int) -> tuple[LigneJournal, ...]:
        """Return what was done to a dossier, oldest first."""
        noms = self._noms()
        lignes = self._lien.lire(_HISTORIQUE, (self._empreintes.objet(str(dossier)),))
        return tuple(_lue(ligne, dossier, noms) for ligne in lignes)

    def ouverts_par(self, compte: str) -> tuple[int, ...]:
        """Return the keys of the dossiers that an account looked at or worked on, in order."""
        objets = {objet for (objet,) in self._lien.lire(_OUVERTS, (compte,))}
        return tuple(sorted(self._annuaire.dossiers(objets).values()))

    def page(
        self,
        apres: int | None,
        taille: int,
        filtre: FiltreJournal = TOUT_LE_JOURNAL,
        sans: Collection[int] = (),
    ) -> tuple[LigneJournal, ...]:
        """Return what was done before a row, the latest first; of some dossiers, nothing."""
        tus = json.dumps([self._empreintes.objet(str(cle)).hex().upper() for cle in sans])
        conditions = [*_conditions(filtre)]
        ou = "".join(f" and {condition}" for condition, _ in conditions)
        valeurs = [valeur for _, valeur in conditions]
        bornes = (_INFINI if apres is None else apres, tus)
        lignes = self._lien.lire(_PAGE.format(ou), (*bornes, *valeurs, taille))
        dossiers = self._annuaire.dossiers({objet for *_, objet in lignes})
        noms = self._noms()
        return tuple(_lue(ligne, dossiers.get(objet), noms) for *ligne, objet in lignes)

    def verifier(self, ancre: Ancre) -> None:
        """Check the chain, its anchor outside, and that every record is the last journaled.

        The last row that each account signed is checked too: a signature vouches for every
        row before it.

        Raises:
            RetourEnArriere: The whole register is older than its anchor.
            JournalRompu: A row or a record was changed, added or removed.
        """
        try:
            parcours = self._parcourir(ancre)
            self._confronter(parcours)
            self._comparer(parcours.derniers)
        except CoffreEndommage:
            self._lien.fermer()
            raise

    def verifier_les_signatures(self, progres: Progres = sans_progres) -> int:
        """Check every signature of the journal and return how many there are.

        Args:
            progres: Told how many are done, of how many.

        Raises:
            JournalRompu: One is not that of the account it names (``signature``).
        """
        cles = comptes.cles_publiques(self._lien)
        total, rang, faites = self.tete().nombre, 0, 0
        while lignes := self._lien.lire(_SIGNEES, (rang, _PAS)):
            for rang, hachage, signataire, signature in lignes:  # noqa: B007 - where to go on from
                if signataire:
                    self._exiger_signee(cles, hachage, signataire, signature)
                    faites += 1
            progres(rang, total)
        return faites

    def _parcourir(self, ancre: Ancre) -> Parcours:
        """Walk the chain."""
        tous = {compte.id: compte for compte in comptes.lister(self._lien)}
        parcours = Parcours(self._empreintes, tous)
        with contextlib.closing(self._lien.parcourir(chaine.LECTURE)) as rangees:
            parcours.suivre(rangees, ancre)
        return parcours

    def _confronter(self, parcours: Parcours) -> None:
        """Check the last row of each account."""
        cles = comptes.cles_publiques(self._lien)
        for signataire, (hachage, signature) in parcours.signees.items():
            self._exiger_signee(cles, hachage, signataire, signature)

    def _exiger_signee(
        self, cles: Mapping[str, bytes], hachage: bytes, signataire: str, signature: bytes
    ) -> None:
        if not plume.vaut(cles, signataire, signature, self._message(hachage)):
            self._lien.fermer()
            raise JournalRompu("signature")

    def _comparer(self, dernieres: dict[bytes, bytes]) -> None:
        """Compare each record with what the journal last said of it."""
        objet, hacher = self._empreintes.objet, self._empreintes.enregistrement
        reglages = dernieres.pop(objet(PARAMETRES), None)
        if reglages != hacher(forme_canonique.octets_des_parametres(self._lien)):
            raise JournalRompu("parametres")
        for identifiant, octets in forme_canonique.tous(self._lien):
            if dernieres.pop(objet(identifiant), None) != hacher(octets):
                raise JournalRompu("enregistrement")
        for identifiant in self._elimines():
            dernieres.pop(objet(identifiant), None)
        if dernieres:
            raise JournalRompu("dossier_disparu")

    def _elimines(self) -> Iterator[str]:
        """Yield the ids of the dossiers that were erased by law."""
        for (dossier,) in self._lien.lire("select dossier from elimine"):
            yield str(dossier)

    def _empreinte(self, dossier: int | None) -> bytes:
        if dossier is None:
            octets = forme_canonique.octets_des_parametres(self._lien)
        else:
            octets = forme_canonique.octets(self._lien, dossier)
        return self._empreintes.enregistrement(octets)

    def _message(self, hachage: bytes) -> bytes:
        return plume.message(_USAGE, parametres.identifiant(self._lien), hachage)

    def _noms(self) -> dict[str, str]:
        return {compte.id: compte.nom for compte in comptes.lister(self._lien)}


def _conditions(filtre: FiltreJournal) -> Iterator[tuple[str, str]]:
    """Yield each condition of a filter, with its value."""
    if filtre.actes:
        yield "acte in (select value from json_each(?))", json.dumps(filtre.actes)
    if filtre.auteur is not None:
        yield "auteur = ?", filtre.auteur
    if filtre.depuis is not None:
        yield "moment >= ?", _utc(filtre.depuis)
    if filtre.avant is not None:
        yield "moment < ?", _utc(filtre.avant)


def _lue(ligne: Sequence[Any], dossier: int | None, noms: dict[str, str]) -> LigneJournal:
    seq, moment, auteur, acte, signataire, precision = ligne
    return LigneJournal(
        seq=seq,
        moment=datetime.fromisoformat(moment),
        auteur=auteur,
        acte=acte,
        numero=None if dossier is None else numero(dossier),
        signataire=noms.get(signataire, ""),
        precision=precision,
    )


def _utc(moment: datetime) -> str:
    """Write a moment in UTC.

    Raises:
        ValueError: It has no time zone, so nobody knows when it was.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
