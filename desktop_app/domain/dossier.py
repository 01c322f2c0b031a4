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
class Decision:
    """What the directeur général appreciated.

    Attributes:
        elements: Labels to communicate.
        motivation: Needed where the decision departs from the opinion.
    """

    date: date
    auteur: str
    sens: Sens
    elements: tuple[str, ...] = ()
    motivation: str = ""


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
    """

    numero: Numero
    statut: Statut
    recue_le: date
    voie: Voie
    demande: Demande
    personne: Personne | None = None
    correspondant: Correspondant | None = None
    analyse: Analyse | None = None
    avis: Avis | None = None
    decision: Decision | None = None
    lettre: LettreEtablie | None = None
    signatures: tuple[Signature, ...] = ()
    envoi: Envoi | None = None
    cloturee_le: date | None = None
