"""The steps of a procedure as data: what is asked, in which order, in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

Reponses = Mapping[str, Any]
"""Answers by question id, as JSON knows them: texts, booleans, lists, tables."""


class Champ(StrEnum):
    """How a question is answered; the value of the answer is JSON."""

    TEXTE = "texte"  # one line
    LIGNES = "lignes"  # a list of lines: an address
    DATE = "date"  # ISO date, "" for none
    OUI_NON = "oui_non"  # a boolean
    CHOIX = "choix"  # a code of a family of words
    DEMANDEUR = "demandeur"  # a requester code
    DISPOSITION = "disposition"  # {"citee": str, "verifiee": str, "conditions": [str]}
    ELEMENTS = "elements"  # a list of tables, one an element
    ACCORD = "accord"  # a table: who gives an agreement, to whom, why, until when, on which paper


class Panneau(StrEnum):
    """The steps that are made by hand, because they are not a list of questions."""

    AVIS = "avis"
    DECISION = "decision"
    LETTRE = "lettre"
    SIGNATURES = "signatures"
    ENVOI = "envoi"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleSi:
    """The only condition there is: a question is asked if another was answered so.

    Attributes:
        vaut: Codes of the other answer; "oui" or "non" for a boolean, the text that is cited for
            a legal basis.
    """

    question: str
    vaut: tuple[str, ...]

    def tient(self, reponses: Reponses) -> bool:
        """Tell whether the other question was answered so."""
        valeur = reponses.get(self.question, "")
        if isinstance(valeur, bool):
            valeur = "oui" if valeur else "non"
        if isinstance(valeur, Mapping):
            valeur = valeur.get("citee", "")
        return valeur in self.vaut


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing asked.

    Attributes:
        id: Field of the request it answers: ``canal``, ``personne.nom``, ``interne.forme``.
        mots: For a choice, the family of words it is made from.
        choix: For a choice, the codes offered; all those of the family when empty.
        passages: Ids of the sentences of the sources shown beside it.
        imprime: Whether the letter prints the answer.
    """

    id: str
    champ: Champ
    libelle: str
    aide: str = ""
    mots: str = ""
    choix: tuple[str, ...] = ()
    obligatoire: bool = False
    passages: tuple[str, ...] = ()
    visible_si: VisibleSi | None = None
    imprime: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Etape:
    """One step.

    Attributes:
        panneau: Set for a step made by hand; it has no question.
        acte_suivant: Verb of the button that ends the step.
    """

    id: str
    titre: str
    introduction: str = ""
    acte_suivant: str = ""
    panneau: Panneau | None = None
    passages: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()

    def posees(self, reponses: Reponses) -> tuple[Question, ...]:
        """Return the questions asked, given the answers so far."""
        return tuple(
            q for q in self.questions if q.visible_si is None or q.visible_si.tient(reponses)
        )

    def manquantes(self, reponses: Reponses) -> tuple[Question, ...]:
        """Return the questions asked that need an answer and have none."""
        return tuple(
            q
            for q in self.posees(reponses)
            if q.obligatoire and reponses.get(q.id) in (None, "", [])
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Delai:
    """A delay that a text fixes, in days after the one something was received.

    Attributes:
        texte: What is said of it, with a place for its last day.
    """

    jours: int
    texte: str

    def dire(self, recue_le: date) -> str:
        """Return the sentence with its last day."""
        return self.texte.format(jour=f"{recue_le + timedelta(days=self.jours):%d/%m/%Y}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A whole procedure, a file of ``resources/procedures``.

    Attributes:
        fixes: Answers that the choice of this procedure gives by itself.
        liste: Points of the checklist, for what is guided and recorded.
        delai: Delay of the law that the checklist computes, never one of the house.
    """

    id: str
    titre: str
    introduction: str = ""
    fixes: Mapping[str, str] = field(default_factory=dict)
    liste: tuple[str, ...] = ()
    delai: Delai | None = None
    passages: tuple[str, ...] = ()
    etapes: tuple[Etape, ...] = ()

    def posees(self, reponses: Reponses) -> tuple[Question, ...]:
        """Return every question asked, step after step."""
        return tuple(q for etape in self.etapes for q in etape.posees(reponses))
