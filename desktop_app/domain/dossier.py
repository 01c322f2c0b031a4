"""A dossier: a request and what the procedure has added to it, act after act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.demande import Consentement, Demande
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.evaluation import Evaluation, Voie
from desktop_app.domain.issues import (
    Classement,
    Jour,
    Rectification,
    Reprise,
    Retrait,
    Revue,
    Transmission,
)
from desktop_app.domain.remise import Appreciation, Connaissance, Remise
from desktop_app.domain.reponse import Correspondant, Genre, Personne, Qualite, Signataire
from desktop_app.domain.workflow import Statut

_NUMERO = re.compile(r"([0-9]{4})/([0-9]{1,6})")


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
    REQUISITION = "requisition"  # in the form that a requisition fixed


@dataclass(frozen=True, slots=True, order=True)
class Numero:
    """The number in the yearly register, without gaps."""

    annee: int
    rang: int

    def __str__(self) -> str:
        """Write it as the office does: ``2026/0014``."""
        return f"{self.annee}/{self.rang:04d}"

    @classmethod
    def lire(cls, texte: str) -> Numero:
        """Return the number that a text writes as the office does, zeros before it or not.

        Raises:
            ErreurMetier: It writes none (``dossier_inconnu``).
        """
        ecrit = _NUMERO.fullmatch(texte.strip())
        if ecrit is None:
            raise ErreurMetier("dossier_inconnu")
        return cls(int(ecrit[1]), int(ecrit[2]))


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
    """One of the two signatures, as it was put on paper.

    Attributes:
        delegation_du: First day of the delegation it names, where that is known.
        delegation_au: Its last day.
    """

    date: date
    qualite: Qualite
    nom: str
    delegation: str = ""
    delegation_du: Jour | None = None
    delegation_au: Jour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Envoi:
    """The reply leaving the house.

    Attributes:
        forme: What the form was, where a requisition fixed it.
    """

    date: date
    mode: Mode
    forme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a correction took the place of.

    Attributes:
        champs: What changed, by field.
        demande: The request before, where it changed.
        personne: The person before, where that changed.
        correspondant: The asker before, where that changed.
    """

    date: date
    auteur: str
    champs: tuple[str, ...]
    demande: Demande | None = None
    personne: Personne | None = None
    correspondant: Correspondant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Etapes:
    """What one round of the procedure adds to a request, and what its end makes count for nothing.

    Attributes:
        avis: The first opinion given.
        renvois: The times the opinion was sent back.
        revisions: The opinions given after each of them.
        revue: The directeur général having seen that it was filed.
        retraits: The times the person withdrew the consent.
        appreciation: The directeur général answering a councillor whom no rule answers.
    """

    analyse: Analyse | None = None
    avis: Avis | None = None
    renvois: tuple[Renvoi, ...] = ()
    revisions: tuple[Avis, ...] = ()
    decision: Decision | None = None
    lettre: LettreEtablie | None = None
    signatures: tuple[Signature, ...] = ()
    envoi: Envoi | None = None
    classement: Classement | None = None
    revue: Revue | None = None
    retraits: tuple[Retrait, ...] = ()
    appreciation: Appreciation | None = None

    @property
    def avis_actuel(self) -> Avis | None:
        """The opinion that counts: the last one given."""
        return self.revisions[-1] if self.revisions else self.avis

    @property
    def avis_renvoye(self) -> bool:
        """Whether the opinion was sent back and not given again yet."""
        return len(self.renvois) > len(self.revisions)


DE_LA_LETTRE = frozenset({"lettre", "signatures", "envoi", "classement", "revue"})
"""What counts for nothing once the letter is made again; the rest of a round stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour(Etapes):
    """An earlier round: it can be read, and counts for nothing."""

    reprise: Reprise


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Etapes):
    """A request in the register, with every act accomplished on it.

    Attributes:
        recue_le: Day it was registered; its year gives the number's year.
        voie: Road found at registration, then by the analysis; it opens the acts.
        suite_de: Earlier dossier this one repeats: same asker, same person, all anew.
        secrete: Whether a measure has to stay secret; for most people it does not exist.
        tours: The earlier rounds, the first one first.
        remises: What left, was shown or was said without a letter.
        connaissance: The directeur général knowing of a danger.
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
    rectification: Rectification | None = None
    notes: tuple[Note, ...] = ()
    corrections: tuple[Correction, ...] = ()
    transmission: Transmission | None = None
    remises: tuple[Remise, ...] = ()
    connaissance: Connaissance | None = None
    tours: tuple[Tour, ...] = ()
    cloturee_le: date | None = None

    @property
    def reprises(self) -> tuple[Reprise, ...]:
        """Why and when each earlier round ended."""
        return tuple(tour.reprise for tour in self.tours)

    @property
    def a_revoir(self) -> bool:
        """Whether it is filed, and the directeur général has not seen it yet."""
        return self.statut is Statut.CLASSEE and self.revue is None

    @property
    def lettre_refaite(self) -> bool:
        """Whether the letter is being made again, with the same analysis and decision."""
        return bool(self.tours) and not self.tours[-1].reprise.entiere

    @property
    def tous_les_retraits(self) -> tuple[Retrait, ...]:
        """Every time the person withdrew the consent, earlier rounds included."""
        anciens = (retrait for tour in self.tours for retrait in tour.retraits)
        return (*anciens, *self.retraits)

    @property
    def accord_retire(self) -> bool:
        """Whether the person withdrew the consent, wherever that is written."""
        suspendu = any(retrait.en_suspens for retrait in self.retraits)
        return suspendu or self.demande.consentement is Consentement.RETIRE
