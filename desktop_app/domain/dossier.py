"""A dossier: a request and what the procedure has added to it, act after act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.demande import Demande
from desktop_app.domain.evaluation import Evaluation, Voie
from desktop_app.domain.reponse import Correspondant, Genre, Personne, Qualite, Signataire
from desktop_app.domain.workflow import Statut


class Sens(StrEnum):
    """What an opinion concludes and what a decision says."""

    REFUS = "refus"
    COMMUNICATION = "communication"
    COMPLETER = "completer"

    @property
    def genre(self) -> Genre:
        """The letter that carries such a decision."""
        if self is Sens.COMPLETER:
            return Genre.INVITER_A_COMPLETER
        return Genre(self.value)


class Mode(StrEnum):
    """How the reply left the house."""

    COURRIER = "courrier"
    RECOMMANDE = "recommande"
    REMIS = "remis"


@dataclass(frozen=True, slots=True, order=True)
class Numero:
    """The number in the yearly register, without gaps."""

    annee: int
    rang: int

    def __str__(self) -> str:
        """Write it as the office does: ``2026/0014``."""
        return f"{self.annee}/{self.rang:04d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Analyse:
    """The assessment as it was frozen.

    Attributes:
        jour: Day whose texts in force were applied.
    """

    jour: date
    evaluation: Evaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class Avis:
    """The written, reasoned opinion; it never leaves the house."""

    date: date
    auteur: str
    conclusion: Sens
    motivation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementDecide:
    """An element that is communicated, and what is written of it.

    Attributes:
        id: Its number in the request.
        valeur: What is communicated of it; "" where the label says it all.
    """

    id: int
    libelle: str
    valeur: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the directeur général appreciated.

    Attributes:
        elements: What is communicated.
        motivation: Needed where the decision departs from the opinion.
        piece: Attachment that holds the decision as it was signed on paper, where somebody else
            transcribed it.
    """

    date: date
    auteur: str
    sens: Sens
    elements: tuple[ElementDecide, ...] = ()
    motivation: str = ""
    piece: str = ""

    @property
    def ecrits(self) -> tuple[str, ...]:
        """The words that a letter prints of it."""
        return tuple(mots for e in self.elements for mots in (e.libelle, e.valeur))


@dataclass(frozen=True, slots=True, kw_only=True)
class Renvoi:
    """An opinion sent back to whoever gave it, with remarks."""

    date: date
    auteur: str
    remarques: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something the house wrote down about a dossier; it is never changed and never leaves."""

    date: date
    auteur: str
    texte: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LettreEtablie:
    """A finished letter; its bytes lie in the register under their SHA-256."""

    date: date
    genre: Genre
    sha256: str
    signataires: tuple[Signataire, Signataire]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One of the two signatures, as it was put on paper."""

    date: date
    qualite: Qualite
    nom: str
    delegation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envoi:
    """The reply leaving the house."""

    date: date
    mode: Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A request in the register, with every act accomplished on it.

    Attributes:
        recue_le: Day it was registered; its year gives the number's year.
        voie: Road found at registration, then by the analysis; it opens the acts.
        suite_de: Earlier dossier this one repeats: same asker, same person, all anew.
        secrete: Whether a measure has to stay secret; for most people it does not exist.
        avis: The first opinion given.
        renvois: The times the opinion was sent back.
        revisions: The opinions given after each of them.
    """

    numero: Numero
    statut: Statut
    recue_le: date
    voie: Voie
    demande: Demande
    personne: Personne | None = None
    correspondant: Correspondant | None = None
    suite_de: Numero | None = None
    secrete: bool = False
    notes: tuple[Note, ...] = ()
    analyse: Analyse | None = None
    avis: Avis | None = None
    renvois: tuple[Renvoi, ...] = ()
    revisions: tuple[Avis, ...] = ()
    decision: Decision | None = None
    lettre: LettreEtablie | None = None
    signatures: tuple[Signature, ...] = ()
    envoi: Envoi | None = None
    cloturee_le: date | None = None

    @property
    def avis_actuel(self) -> Avis | None:
        """The opinion that counts: the last one given."""
        return self.revisions[-1] if self.revisions else self.avis

    @property
    def avis_renvoye(self) -> bool:
        """Whether the opinion was sent back and not given again yet."""
        return len(self.renvois) > len(self.revisions)
