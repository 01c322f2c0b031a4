"""What is recorded without a letter: the answers that are kept as a note, in their own words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from desktop_app.application.enregistrer import Arrivee
from desktop_app.application.formulaire import arrivee
from desktop_app.domain.etapes import Procedure, Question, Reponses

CONSIGNE = "consigne."
"""How the id of a question begins whose answer is no part of the request."""


def consignation(procedure: Procedure, reponses: Reponses, suivis: Collection[int]) -> Arrivee:
    """Return what comes in, with the rest of the form as its note.

    Args:
        procedure: The procedure that was chosen.
        reponses: Every answer given so far.
        suivis: Ranks of the points of the checklist that were ticked.
    """
    return replace(arrivee(procedure, reponses), note=note(procedure, reponses, suivis))


def note(procedure: Procedure, reponses: Reponses, suivis: Collection[int]) -> str:
    """Return the answers to write down and the ticked points, one line each."""
    points = [f"– {point}" for rang, point in enumerate(procedure.liste) if rang in suivis]
    suite = ["Points suivis\u00a0:", *points] if points else []
    delai = delai_de_la_loi(procedure, reponses)
    return "\n".join([*_lignes(procedure, reponses), *([delai] if delai else []), *suite])


def delai_de_la_loi(procedure: Procedure, reponses: Reponses) -> str:
    """Return what is said of the delay that a text fixes, once the day of receipt is known."""
    recue_le = reponses.get("recue_le")
    if procedure.delai is None or not recue_le:
        return ""
    return procedure.delai.dire(date.fromisoformat(str(recue_le)))


def consignees(procedure: Procedure, reponses: Reponses) -> tuple[Question, ...]:
    """Return the questions asked whose answer is written down."""
    posees = procedure.posees({**procedure.fixes, **reponses})
    return tuple(question for question in posees if question.id.startswith(CONSIGNE))


def _lignes(procedure: Procedure, reponses: Reponses) -> Iterator[str]:
    for question in consignees(procedure, reponses):
        valeur = en_mots(reponses.get(question.id))
        if valeur:
            liaison = "" if question.libelle.endswith("?") else "\u00a0:"
            yield f"{question.libelle}{liaison} {valeur}"


def en_mots(valeur: Any) -> str:  # noqa: ANN401 - any JSON
    """Return an answer as a sentence holds it."""
    if isinstance(valeur, bool):
        return "Oui" if valeur else "Non"
    if isinstance(valeur, list):
        return " ; ".join(map(str, valeur)).replace(" ;", "\u00a0;")
    return str(valeur or "").strip()
