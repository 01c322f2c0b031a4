"""Whole cases a jurist can read: what came in, what was done, what must follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.demande import Demande, Destinataire, Interne
from desktop_app.domain.dossier import Mode, Sens
from desktop_app.domain.evaluation import Avertissement, Manquement, Porte, Proposition, Voie
from desktop_app.domain.issues import Jour, Motif
from desktop_app.domain.reponse import Correspondant, Cpas, Genre, Personne, Qualite
from desktop_app.domain.workflow import Acte, Statut


class Resultat(StrEnum):
    """What becomes of an act."""

    ACCEPTE = "accepte"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActeJoue:
    """One act of a case.

    Attributes:
        date: Day of the act; the day of the case when absent.
    """

    acte: Acte
    date: date | None = None
    attendu: Resultat = Resultat.ACCEPTE


@dataclass(frozen=True, slots=True, kw_only=True)
class AvisJoue(ActeJoue):
    """The act ``rendre_avis``."""

    conclusion: Sens
    auteur: str = ""
    motivation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionJouee(ActeJoue):
    """The act ``decider``.

    Attributes:
        elements: What is communicated, by labels or by places in the request.
        valeurs: What is written of each of them, in the same order.
    """

    sens: Sens
    auteur: str = ""
    elements: tuple[str | int, ...] = ()
    valeurs: tuple[str, ...] = ()
    motivation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureJouee(ActeJoue):
    """The act ``signer``.

    Attributes:
        titre: Quality of a delegate, which the letter prints after the mention.
        delegation_du: First day of the delegation, where the case says it.
        delegation_au: Its last day.
    """

    qualite: Qualite
    nom: str = ""
    titre: str = ""
    delegation: str = ""
    delegation_du: Jour | None = None
    delegation_au: Jour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvoiJoue(ActeJoue):
    """The act ``envoyer``.

    Attributes:
        forme: What the form was, where a requisition fixed it; that of the request when empty.
    """

    mode: Mode = Mode.COURRIER
    forme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransmissionJouee(ActeJoue):
    """The act ``transmettre``."""

    a: Destinataire = Destinataire.PRESIDENT


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassementJoue(ActeJoue):
    """The act ``classer``.

    Attributes:
        numero: The dossier that is the same request, as the register writes it.
    """

    motif: Motif
    texte: str = ""
    numero: str = ""
    auteur: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepriseJouee(ActeJoue):
    """The acts that need a reason: ``rouvrir``, ``refaire_lettre`` and ``rectifier``."""

    motif: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteJouee(ActeJoue):
    """The act ``noter``."""

    texte: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendu:
    """What must follow; what is left out is not compared."""

    voie: Voie | None = None
    manquements: tuple[Manquement, ...] | None = None
    portes: tuple[Porte, ...] | None = None
    proposition: Proposition | None = None
    elements_communicables: tuple[str, ...] | None = None
    transmettre_au_president: bool | None = None
    mesure_secrete: bool | None = None
    principe: str | None = None
    avertissements: tuple[Avertissement, ...] | None = None
    statut: Statut | None = None
    lettres: tuple[Genre, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A whole case.

    Attributes:
        titre: One French sentence.
        date: Day of the assessment.
        interne: What was established of an internal request, as the file holds it.
    """

    date: date
    demande: Demande
    titre: str = ""
    interne: Interne = field(default_factory=Interne)
    cpas: Cpas | None = None
    personne: Personne | None = None
    correspondant: Correspondant | None = None
    actes: tuple[ActeJoue, ...] = ()
    attendu: Attendu | None = None
