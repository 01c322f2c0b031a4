"""The journal: who did what and when, each row bound to all those before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from db import forme_canonique
from db.annuaire import Annuaire
from db.connexion import Lien
from db.empreintes import ORIGINE, PARAMETRES, Empreintes
from db.erreurs import CoffreEndommage, JournalRompu, RetourEnArriere
from db.fichier_cles import Ancre
from db.rangees import numero
from db.saisie import nettoyer
from desktop_app.application.vues import LigneJournal

_INFINI = 2**62
_DERNIERE = "select seq, chaine from journal order by seq desc limit 1"
_AJOUT = "insert into journal values (?, ?, ?, ?, ?, ?, ?, ?)"
_TOUTES = """select seq, cast(concat_ws(char(31), seq, moment, auteur, acte) as blob),
    dossier, empreinte, precedent, chaine from journal order by seq"""
_PAGE = """select seq, moment, auteur, acte, dossier from journal
    where seq < ? order by seq desc limit ?"""
_HISTORIQUE = "select seq, moment, auteur, acte from journal where dossier = ? order by seq"


class Journal:
    """The journal of an open register."""

    def __init__(self, lien: Lien, empreintes: Empreintes) -> None:
        self._lien = lien
        self._empreintes = empreintes
        self._annuaire = Annuaire(lien, empreintes)

    def tete(self) -> Ancre:
        """Return how many rows there are and the hash of the last."""
        lignes = self._lien.lire(_DERNIERE)
        if not lignes:
            raise JournalRompu("vide")
        return Ancre(nombre=lignes[0][0], tete=lignes[0][1].hex())

    def ajouter(
        self, acte: str, *, auteur: str, moment: datetime, dossier: int | None = None
    ) -> None:
        """Append a row about a dossier, or about the parameters."""
        derniere = self._lien.lire(_DERNIERE)
        seq, precedent = derniere[0] if derniere else (0, ORIGINE)
        entete = (seq + 1, _utc(moment), nettoyer(auteur), nettoyer(acte))
        ligne = "\x1f".join(map(str, entete)).encode()
        objet = self._empreintes.objet(PARAMETRES if dossier is None else str(dossier))
        empreinte = self._empreinte(dossier)
        chaine = self._empreintes.chaine(precedent, ligne, objet, empreinte)
        if dossier is not None:
            self._annuaire.retenir(objet, dossier)
        self._lien.ecrire(_AJOUT, (*entete, objet, empreinte, precedent, chaine))

    def historique(self, dossier: int) -> tuple[LigneJournal, ...]:
        """Return what was done to a dossier, oldest first."""
        lignes = self._lien.lire(_HISTORIQUE, (self._empreintes.objet(str(dossier)),))
        return tuple(_lue(ligne, dossier) for ligne in lignes)

    def page(self, apres: int | None, taille: int) -> tuple[LigneJournal, ...]:
        """Return what was done before a row, the latest first."""
        lignes = self._lien.lire(_PAGE, (_INFINI if apres is None else apres, taille))
        dossiers = self._annuaire.dossiers({objet for *_, objet in lignes})
        return tuple(_lue(ligne, dossiers.get(objet)) for *ligne, objet in lignes)

    def verifier(self, ancre: Ancre) -> None:
        """Check the chain, its anchor outside, and that every record is the last journaled.

        Raises:
            RetourEnArriere: The whole register is older than its anchor.
            JournalRompu: A row or a record was changed, added or removed.
        """
        try:
            dernieres = self._dernieres_empreintes(ancre)
            self._comparer(dernieres)
        except CoffreEndommage:
            self._lien.fermer()
            raise

    def _dernieres_empreintes(self, ancre: Ancre) -> dict[bytes, bytes]:
        """Walk the chain and return the last hash it gives for each dossier."""
        dernieres: dict[bytes, bytes] = {}
        attendu, rang, ancree = ORIGINE, 0, b""
        hacher = self._empreintes.chaine
        for seq, ligne, objet, empreinte, precedent, chaine in self._lien.parcourir(_TOUTES):
            rang += 1
            calculee = hacher(attendu, ligne, objet, empreinte)
            if seq != rang or precedent != attendu or chaine != calculee:
                raise JournalRompu("chaine")
            dernieres[objet] = empreinte
            attendu = chaine
            if rang == ancre.nombre:
                ancree = chaine
        if rang < ancre.nombre:
            raise RetourEnArriere("ancre")
        if ancree.hex() != ancre.tete:
            raise JournalRompu("ancre")
        return dernieres

    def _comparer(self, dernieres: dict[bytes, bytes]) -> None:
        """Compare each record with what the journal last said of it."""
        objet, hacher = self._empreintes.objet, self._empreintes.enregistrement
        reglages = dernieres.pop(objet(PARAMETRES), None)
        if reglages != hacher(forme_canonique.octets_des_parametres(self._lien)):
            raise JournalRompu("parametres")
        for identifiant, octets in forme_canonique.tous(self._lien):
            if dernieres.pop(objet(identifiant), None) != hacher(octets):
                raise JournalRompu("enregistrement")
        if dernieres:
            raise JournalRompu("dossier_disparu")

    def _empreinte(self, dossier: int | None) -> bytes:
        if dossier is None:
            octets = forme_canonique.octets_des_parametres(self._lien)
        else:
            octets = forme_canonique.octets(self._lien, dossier)
        return self._empreintes.enregistrement(octets)


def _lue(ligne: Sequence[Any], dossier: int | None) -> LigneJournal:
    seq, moment, auteur, acte = ligne
    return LigneJournal(
        seq=seq,
        moment=datetime.fromisoformat(moment),
        auteur=auteur,
        acte=acte,
        numero=None if dossier is None else numero(dossier),
    )


def _utc(moment: datetime) -> str:
    """Write a moment in UTC.

    Raises:
        ValueError: It has no time zone, so nobody knows when it was.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
