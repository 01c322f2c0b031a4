"""Invented dossiers: one by one through the door of every act, or a great many in bulk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from db import forme_canonique, journal, parties, rangees
from db.connexion import Lien
from db.depot import RegistreSqlite
from desktop_app.application.ports import Inscription
from desktop_app.domain.demande import Canal, Demande, Element, NatureElement
from desktop_app.domain.dossier import (
    Analyse,
    Avis,
    Decision,
    Dossier,
    ElementDecide,
    Envoi,
    LettreEtablie,
    Mode,
    Note,
    Numero,
    Renvoi,
    Sens,
    Signature,
)
from desktop_app.domain.evaluation import (
    Citation,
    Constat,
    ElementRetenu,
    Evaluation,
    Porte,
    Proposition,
    Voie,
)
from desktop_app.domain.reponse import Correspondant, Genre, Personne, Qualite, Signataire
from desktop_app.domain.workflow import Acte, Statut

MOMENT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
JOUR = MOMENT.date()
AUTEUR = "secretariat"
PAR_LOT = 20_000
_CACHE = -512 * 1024  # KiB, written below zero
_ENTRE = "id between ? and ? order by id"
_CHERCHES = f"select id, cherche from dossier where {_ENTRE}"
_ENREGISTREMENTS = f"{forme_canonique._TOUS} where d.{_ENTRE}"
ELEMENTS = ("Attestation de revenu d’intégration", "Composition de ménage")
NOMS = ("D'Hæyer", "Val-d’Œuvre", "de l'Étang", "Müller-Groß", "Żółkiewski", "Lambert", "Peeters")
# Ranks of six figures, each with the name of the first one: found again in any text.
_MODELES = 100_000 * len(NOMS)
PRENOMS = ("Zoé", "Jean-François", "Maëlle", "Ömer", "Anne", "Łukasz", "Noël")


def demande(canal: Canal = Canal.COURRIER) -> Demande:
    """A request as long as real ones are."""
    elements = tuple(
        Element(libelle=libelle, nature=NatureElement.SOCIALE, necessaire=True)
        for libelle in ELEMENTS
    )
    citee = "Article 77 de la loi organique, invoqué par le demandeur. " * 8
    return Demande(canal=canal, disposition_citee=citee, elements=elements)


def nouveau(numero: Numero, jour: date = JOUR, canal: Canal = Canal.COURRIER) -> Dossier:
    """A dossier just registered."""
    rang = numero.rang
    return Dossier(
        numero=numero,
        statut=Statut.ENREGISTREE,
        recue_le=jour,
        voie=Voie.EXTERNE if canal.est_ecrit else Voie.ORALE,
        demande=demande(canal),
        personne=Personne(
            nom=f"{NOMS[rang % len(NOMS)]} {rang}", prenom=PRENOMS[rang % len(PRENOMS)]
        ),
        correspondant=Correspondant(
            nom="Zone de police de l’Étang",
            attention=f"Inspecteur {rang}",
            adresse=("Rue de l'Église, 1", "5000 Namur"),
            reference=f"PV-{rang}",
            date_du_courrier=jour - timedelta(days=3),
        ),
    )


def inscription(acte: Acte, dossier: Dossier, pdf: bytes | None = None) -> Inscription:
    """An act by the secretariat."""
    return Inscription(acte=acte, moment=MOMENT, auteur=AUTEUR, dossier=dossier, pdf=pdf)


def etapes(dossier: Dossier, pdf: bytes) -> Iterator[Inscription]:
    """Every act that leads a registered dossier to its end, a communication."""
    for acte, change in _SUITE:
        dossier = replace(dossier, **change(pdf))
        yield inscription(acte, dossier, pdf if acte is Acte.ETABLIR_LETTRE else None)


def _analyse(_pdf: bytes) -> dict[str, object]:
    texte = "Un avis écrit, motivé, sera émis par la personne ou le service désigné. " * 3
    citation = Citation(source="circ_2022", passage="circ_2022.externe.2", texte=texte)
    constat = Constat(verdict="externe", citations=(citation,), reponses={"canal": "courrier"})
    evaluation = Evaluation(
        voie=Voie.EXTERNE,
        manquements=(),
        portes=(Porte.DISPOSITION_LEGALE,),
        proposition=Proposition.COMMUNICATION_POSSIBLE,
        elements_communicables=tuple(
            ElementRetenu(id=rang, libelle=libelle) for rang, libelle in enumerate(ELEMENTS, 1)
        ),
        transmettre_au_president=False,
        mesure_secrete=False,
        principe="cp_352",
        avertissements=(),
        trace=(constat,) * 8,
    )
    return {"statut": Statut.ANALYSEE, "analyse": Analyse(jour=JOUR, evaluation=evaluation)}


def _avis(_pdf: bytes) -> dict[str, object]:
    avis = Avis(date=JOUR, auteur="Référent", conclusion=Sens.COMMUNICATION, motivation="Vu.")
    return {"statut": Statut.AVIS_RENDU, "avis": avis}


def _note(_pdf: bytes) -> dict[str, object]:
    return {"notes": (Note(date=JOUR, auteur="secretariat", texte="Rappelé."),)}


def _renvoi(_pdf: bytes) -> dict[str, object]:
    return {"renvois": (Renvoi(date=JOUR, auteur="Directrice", remarques="À préciser."),)}


def _revision(_pdf: bytes) -> dict[str, object]:
    precise = "Vu, et précisé."
    avis = Avis(date=JOUR, auteur="Référent", conclusion=Sens.COMMUNICATION, motivation=precise)
    return {"revisions": (avis,)}


def _decision(_pdf: bytes) -> dict[str, object]:
    decide = ElementDecide(id=1, libelle=ELEMENTS[0])
    decision = Decision(
        date=JOUR, auteur="Directrice", sens=Sens.COMMUNICATION, elements=(decide,)
    )
    return {"statut": Statut.DECIDEE, "decision": decision}


def _lettre(pdf: bytes) -> dict[str, object]:
    blocs = tuple(Signataire(qualite=q, nom=NOMS[i], titre=q) for i, q in enumerate(Qualite))
    lettre = LettreEtablie(
        date=JOUR,
        genre=Genre.COMMUNICATION,
        sha256=hashlib.sha256(pdf).hexdigest(),
        signataires=(blocs[0], blocs[1]),
    )
    return {"statut": Statut.LETTRE_ETABLIE, "lettre": lettre}


def signature(qualite: Qualite, nom: str) -> Signature:
    """A signature put on paper."""
    return Signature(date=JOUR, qualite=qualite, nom=nom)


def _signatures(_pdf: bytes) -> dict[str, object]:
    deux = tuple(signature(q, NOMS[i]) for i, q in enumerate(Qualite))
    return {"statut": Statut.SIGNEE, "signatures": deux}


def _envoi(_pdf: bytes) -> dict[str, object]:
    return {"statut": Statut.ENVOYEE, "envoi": Envoi(date=JOUR, mode=Mode.RECOMMANDE)}


def _cloture(_pdf: bytes) -> dict[str, object]:
    return {"statut": Statut.CLOTUREE, "cloturee_le": JOUR}


_SUITE = (
    (Acte.ANALYSER, _analyse),
    (Acte.NOTER, _note),
    (Acte.RENDRE_AVIS, _avis),
    (Acte.RENVOYER_AVIS, _renvoi),
    (Acte.RENDRE_AVIS, _revision),
    (Acte.DECIDER, _decision),
    (Acte.ETABLIR_LETTRE, _lettre),
    (Acte.SIGNER, _signatures),
    (Acte.ENVOYER, _envoi),
    (Acte.CLOTURER, _cloture),
)


def remplir(registre: RegistreSqlite, nombre: int, annee: int = JOUR.year) -> None:
    """Register that many dossiers in one year: what the door would have written, by lots.

    The program writes a few rows, of which the others are copies under their own rank, and
    every row of the journal.
    """
    with registre.transaction(), _en_bloc(registre._lien):
        premier = registre.numero_suivant(annee).rang
        for debut in range(premier, premier + nombre, PAR_LOT):
            fin = min(debut + PAR_LOT, premier + nombre)
            numeros = [Numero(annee, rang) for rang in range(debut, fin)]
            _inserer(registre._lien, numeros)
            _journaliser(registre, numeros)


@contextmanager
def _en_bloc(lien: Lien) -> Iterator[None]:
    """Hold all of it in memory and index no words row by row: both are slow."""
    lien.brut.set_authorizer(None)
    (cache,) = lien.lire("pragma cache_size")[0]
    (indexation,) = lien.lire("select sql from sqlite_schema where name = 'recherche_ajout'")[0]
    lien.brut.execute(f"pragma cache_size = {_CACHE}")
    lien.ecrire("drop trigger recherche_ajout")
    yield
    lien.ecrire(indexation)
    lien.brut.execute(f"pragma cache_size = {cache}")
    lien.poser_les_gardes()


def _inserer(lien: Lien, numeros: Sequence[Numero]) -> None:
    noms, places = (", ".join(f"{s}{c.nom}" for c in parties.COLONNES) for s in ("", ":"))
    lien.brut.executemany(f"insert into dossier ({noms}) values ({places})", map(_copie, numeros))
    lien.ecrire(f"insert into recherche(rowid, cherche) {_CHERCHES}", _bornes(numeros))


def _bornes(numeros: Sequence[Numero]) -> tuple[int, int]:
    return parties.identifiant(numeros[0]), parties.identifiant(numeros[-1])


def _copie(numero: Numero) -> dict[str, Any]:
    """Return the row of a new dossier: that of another one, under its own rank."""
    modele = Numero(numero.annee, _MODELES + numero.rang % len(NOMS))
    rangee = {**_rangee(modele), "id": parties.identifiant(numero), "rang": numero.rang}
    for colonne in ("personne", "correspondant", "cherche"):
        texte = rangee[colonne].replace(_cherche(modele), _cherche(numero))
        rangee[colonne] = texte.replace(str(modele.rang), str(numero.rang))
    return rangee


@cache
def _rangee(numero: Numero) -> Mapping[str, Any]:
    return rangees.en_colonnes(nouveau(numero, date(numero.annee, 1, 2)))


def _cherche(numero: Numero) -> str:
    """Return a number as the search spells it: the only place where a rank has zeros before it."""
    return str(numero).replace("/", " ")


def _journaliser(registre: RegistreSqlite, numeros: Sequence[Numero]) -> None:
    """Append the row of each of those dossiers, whose records are read in one go."""
    lot, journal_du_lot = _Lot(registre._lien), copy(registre._journal)
    journal_du_lot._lien = lot
    acte = Acte.ENREGISTRER.value
    for cle, octets in registre._lien.lire(_ENREGISTREMENTS, _bornes(numeros)):
        lot.enregistrement = (cle, octets)
        journal_du_lot.ajouter(acte, auteur=AUTEUR, moment=MOMENT, dossier=int(cle))
    lot.ecrire_tout()


class _Lot:
    """What the journal asks of a register, its rows kept until many can be inserted at once."""

    def __init__(self, lien: Lien) -> None:
        self._lien = lien
        self.registre = ""
        self._lignes: list[Sequence[Any]] = []
        self.enregistrement: tuple[str, bytes] = ("", b"")

    def lire(self, sql: str, valeurs: Sequence[Any] = ()) -> list[Any]:
        """Answer from what was just read, or was not inserted yet."""
        if sql == forme_canonique._UN:
            return [self.enregistrement]
        if sql == journal._DERNIERE and self._lignes:
            seq, *_, chaine, _signataire, _signature, _precision = self._lignes[-1]
            return [(seq, chaine)]
        return self._lien.lire(sql, valeurs)

    def ecrire(self, _sql: str, valeurs: Sequence[Any]) -> None:
        """Keep a row of the journal."""
        self._lignes.append(valeurs)

    def ecrire_tout(self) -> None:
        """Insert every row."""
        self._lien.brut.executemany(journal._AJOUT, self._lignes)


def relier(registre: RegistreSqlite, numero: Numero, vers: Numero) -> None:
    """Say that a dossier repeats another."""
    with registre.transaction():
        suite = replace(registre.charger(numero), suite_de=vers)
        registre.inscrire(inscription(Acte.CORRIGER, suite))
