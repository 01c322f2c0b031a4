"""What a dossier is made of, said once: its own columns, then each part that an act adds.

The tables, the rows, what the journal hashes, the triggers, what is signed and what an erasure
takes away are all read from here. A new column or part is a line below, under the next version
of the schema.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from db.conversion import en_json, ou_rien
from db.saisie import nettoyer
from desktop_app.domain.demande import Demande, Origine
from desktop_app.domain.dossier import (
    Analyse,
    Avis,
    Decision,
    Dossier,
    Envoi,
    LettreEtablie,
    Note,
    Numero,
    Renvoi,
    Signature,
)
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Correspondant, Personne, Qualite
from desktop_app.domain.workflow import Statut

VERSION = 4
"""Of the schema. 1: the first. 2: what comes several times. 3: accounts, signatures, secret
measures. 4: elements have numbers, with the tables of version 3.

It moves with every new column, part or field, so that an older program refuses the register
with a sentence.
"""

PAS = 1_000_000  # more dossiers than that in a year would need another id


@dataclass(frozen=True, slots=True, kw_only=True)
class Colonne:
    """A column of the dossier's own row, which an act may change.

    Attributes:
        genre: What the table holds: ``int`` or ``str``.
        dire: The value to store.
        attribut: Attribute of a dossier that is read from it; "" where another column says it.
        relire: What that attribute is, from the value stored.
        change: Whether an act may change it; the status moves by a statement of its own.
        figee_par: Table whose row freezes it; "" where nothing does.
        depuis: Version of the schema that added it; what has no value then is 0 or "".
        scelle: SQL of what the journal hashes of it, for a column whose form is older than the
            general one; "" for that one.
    """

    nom: str
    genre: type
    dire: Callable[[Dossier], Any]
    attribut: str = ""
    relire: Callable[[Any], Any] = str
    change: bool = True
    figee_par: str = ""
    depuis: int = 1
    scelle: str = ""


class Repetition(Enum):
    """How many rows of a part a dossier may have."""

    UNE = auto()
    PAR_QUALITE = auto()  # one for each of the two signatories
    NUMEROTEE = auto()  # from 1, without gaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Partie:
    """A part that an act adds once and for all, in a table of its own.

    Attributes:
        nom: Its table.
        attribut: Attribute of a dossier that holds it, or all of them.
        classe: What one is; it is stored as JSON.
        apres: Part that must be there before; "" for none.
        signee: Whether the account of whoever added it signs it.
        prouve: Status that nothing reaches without it.
        octets: Table that keeps the bytes that go with it; "" for none.
        reperes: What is told again in a column of its own, for the triggers to see.
        depuis: Version of the schema that added it.
    """

    nom: str
    attribut: str
    classe: type
    apres: str = ""
    repetition: Repetition = Repetition.UNE
    signee: bool = False
    prouve: Statut | None = None
    octets: str = ""
    reperes: tuple[tuple[str, Callable[[Any], str]], ...] = ()
    depuis: int = 1

    @property
    def preuve(self) -> str:
        """The table whose row shows that this part is there, whole."""
        return self.octets or self.nom

    def lignes(self, dossier: Dossier) -> Iterator[tuple[str, Any]]:
        """Yield what a dossier holds of this part, each under the name it is read back by."""
        valeur = getattr(dossier, self.attribut)
        if self.repetition is Repetition.NUMEROTEE:
            yield from ((f"{self.nom} {rang}", v) for rang, v in enumerate(valeur, 1))
        elif self.repetition is Repetition.PAR_QUALITE:
            yield from ((PAR_QUALITE[v.qualite], v) for v in valeur)
        elif valeur is not None:
            yield self.nom, valeur

    def noms(self, presentes: Collection[str]) -> tuple[str, ...]:
        """Return the names of the rows of this part among those that are there, in order."""
        if self.repetition is Repetition.NUMEROTEE:
            return tuple(nom for nom in presentes if nom.startswith(f"{self.nom} "))
        possibles = (
            PAR_QUALITE.values() if self.repetition is Repetition.PAR_QUALITE else (self.nom,)
        )
        return tuple(nom for nom in possibles if nom in presentes)


def identifiant(numero: Numero) -> int:
    """Return the key of a dossier; keys are in the order of numbers."""
    return numero.annee * PAS + numero.rang


def numero(identifiant: int) -> Numero:
    """Return the number behind a key."""
    return Numero(*divmod(identifiant, PAS))


def texte_cherche(dossier: Dossier) -> str:
    """Return what a dossier is found by: its number, the names, the references.

    The name of a person under a secret measure finds nothing: the words of the index are
    everybody's.
    """
    rang = dossier.numero.rang
    personne, correspondant = dossier.personne, dossier.correspondant
    mots = [f"{dossier.numero} {rang}", dossier.demande.demandeur]
    if personne is not None and not dossier.secrete:
        mots += [personne.nom, personne.prenom]
    if correspondant is not None:
        mots += [correspondant.nom, correspondant.attention, correspondant.reference]
    return plier(" ".join(mots))


# The two signatures are read side by side.
PAR_QUALITE = {Qualite.DIRECTEUR_GENERAL: "dg", Qualite.PRESIDENT: "president"}

COLONNES = (
    Colonne(
        nom="id",
        genre=int,
        dire=lambda d: identifiant(d.numero),
        attribut="numero",
        relire=numero,
        change=False,
    ),
    Colonne(nom="annee", genre=int, dire=lambda d: d.numero.annee, change=False),
    Colonne(nom="rang", genre=int, dire=lambda d: d.numero.rang, change=False),
    Colonne(
        nom="statut",
        genre=str,
        dire=lambda d: d.statut.value,
        attribut="statut",
        relire=Statut,
        change=False,
    ),
    Colonne(
        nom="recue_le",
        genre=str,
        dire=lambda d: d.recue_le.isoformat(),
        attribut="recue_le",
        relire=date.fromisoformat,
        change=False,
    ),
    Colonne(
        nom="voie",
        genre=str,
        dire=lambda d: d.voie.value,
        attribut="voie",
        relire=Voie,
        figee_par="analyse",
    ),
    Colonne(
        nom="ecrit",
        genre=int,
        dire=lambda d: int(d.demande.canal.est_ecrit),
        figee_par="analyse",
    ),
    Colonne(
        nom="externe",
        genre=int,
        dire=lambda d: int(d.demande.origine is Origine.EXTERNE),
        figee_par="analyse",
    ),
    Colonne(
        nom="demandeur",
        genre=str,
        dire=lambda d: nettoyer(d.demande.demandeur),
        figee_par="analyse",
    ),
    Colonne(nom="canal", genre=str, dire=lambda d: d.demande.canal.value, figee_par="analyse"),
    Colonne(
        nom="personne",
        genre=str,
        dire=lambda d: en_json(d.personne),
        attribut="personne",
        relire=lambda texte: ou_rien(texte, Personne),
        figee_par="lettre",
    ),
    Colonne(
        nom="correspondant",
        genre=str,
        dire=lambda d: en_json(d.correspondant),
        attribut="correspondant",
        relire=lambda texte: ou_rien(texte, Correspondant),
        figee_par="lettre",
    ),
    Colonne(nom="cherche", genre=str, dire=texte_cherche),
    # Last of the first version, because it is long and lists do not read it.
    Colonne(
        nom="demande",
        genre=str,
        dire=lambda d: en_json(d.demande),
        attribut="demande",
        relire=lambda texte: ou_rien(texte, Demande),
        figee_par="analyse",
    ),
    Colonne(
        nom="secrete",
        genre=int,
        dire=lambda d: int(d.secrete),
        attribut="secrete",
        relire=bool,
        depuis=3,
        scelle="(select 'secrete' where d.secrete)",
    ),
)

# In the order of the procedure: each row needs those before it.
PARTIES = (
    Partie(
        nom="note",
        attribut="notes",
        classe=Note,
        repetition=Repetition.NUMEROTEE,
        depuis=2,
    ),
    Partie(nom="analyse", attribut="analyse", classe=Analyse, prouve=Statut.ANALYSEE),
    Partie(
        nom="avis",
        attribut="avis",
        classe=Avis,
        apres="analyse",
        signee=True,
        prouve=Statut.AVIS_RENDU,
    ),
    Partie(
        nom="renvoi",
        attribut="renvois",
        classe=Renvoi,
        apres="avis",
        repetition=Repetition.NUMEROTEE,
        depuis=2,
    ),
    Partie(
        nom="avis_revise",
        attribut="revisions",
        classe=Avis,
        apres="avis",
        repetition=Repetition.NUMEROTEE,
        signee=True,
        depuis=2,
    ),
    Partie(
        nom="decision",
        attribut="decision",
        classe=Decision,
        apres="avis",
        signee=True,
        prouve=Statut.DECIDEE,
    ),
    Partie(
        nom="lettre",
        attribut="lettre",
        classe=LettreEtablie,
        apres="decision",
        signee=True,
        prouve=Statut.LETTRE_ETABLIE,
        octets="lettre_pdf",
        reperes=(("genre", lambda lettre: lettre.genre.value), ("sha256", lambda le: le.sha256)),
    ),
    Partie(
        nom="signature",
        attribut="signatures",
        classe=Signature,
        apres="lettre",
        repetition=Repetition.PAR_QUALITE,
        prouve=Statut.SIGNEE,
        reperes=(("nom_plie", lambda signature: plier(signature.nom)),),
    ),
    Partie(nom="envoi", attribut="envoi", classe=Envoi, apres="lettre", prouve=Statut.ENVOYEE),
    Partie(nom="cloture", attribut="cloturee_le", classe=date, prouve=Statut.CLOTUREE),
)
PAR_NOM = {partie.nom: partie for partie in PARTIES}
MODIFIABLES = tuple(colonne.nom for colonne in COLONNES if colonne.change)


def tables() -> tuple[str, ...]:
    """Return every table of the parts, each after those it needs."""
    return tuple(t for partie in PARTIES for t in (partie.nom, partie.octets) if t)
