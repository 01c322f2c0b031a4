"""The ways out of the procedure, and the ways back: what each of them leaves in a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.demande import Demande, Destinataire
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.domain.workflow import Acte, Statut

Jour = date  # in a record whose own field bears the name of the type


class Motif(StrEnum):
    """Why a dossier is filed without a reply."""

    RETIREE = "retiree"  # the asker takes the request back
    DOUBLON = "doublon"  # another dossier is the same request
    ERREUR = "erreur"  # registered by mistake
    SANS_SUITE = "sans_suite"  # the directeur général gives it no reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Transmission:
    """A writing that went on to whoever it should have been addressed to."""

    date: date
    auteur: str
    a: Destinataire = Destinataire.PRESIDENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Classement:
    """A dossier filed without a reply.

    Attributes:
        depuis: Where it stood.
        texte: Why, in words; needed for a mistake and for no reply.
        doublon: Number of the dossier that is the same request; "" for another motive.
    """

    date: date
    auteur: str
    motif: Motif
    depuis: Statut
    texte: str = ""
    doublon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revue:
    """The directeur général having seen that a dossier was filed."""

    date: date
    auteur: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retrait:
    """The person withdrawing the consent.

    Attributes:
        dit_le: Day the person said so, where it is not the day of the act.
        en_suspens: The request still says that there is one: it is frozen, and nothing rests
            on it any more, or everything left already.
    """

    date: date
    auteur: str
    en_suspens: bool = False
    dit_le: Jour | None = None

    @property
    def jour(self) -> Jour:
        """The day the person withdrew it."""
        return self.dit_le or self.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectification:
    """Which letter the reply of this dossier corrects.

    Attributes:
        reference: Number of the dossier of that letter.
        lettre_du: Its date.
    """

    date: date
    auteur: str
    motif: str
    reference: str
    lettre_du: Jour


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprise:
    """Why a round of the procedure ended before its reply left, and what it was about.

    Attributes:
        acte: What ended it: ``rouvrir``, ``refaire_lettre`` or ``retirer_accord``.
        motif: Why, in words; "" where the person withdrew the consent.
        demande: The request that the round rests on.
    """

    date: date
    auteur: str
    acte: Acte
    motif: str
    demande: Demande
    personne: Personne | None
    correspondant: Correspondant | None

    @property
    def entiere(self) -> bool:
        """Whether everything starts again, and not the letter alone."""
        return self.acte is not Acte.REFAIRE_LETTRE
