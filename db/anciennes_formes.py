"""What earlier versions wrote, read as today's program writes it; their rows keep their bytes.

Until version 3 an element had no number of its own: an analysis and a decision named it by its
label. Its rank in the request is its number.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from desktop_app.domain.demande import Demande

Brut = dict[str, Any]


def moderniser(demande: Demande, parties: dict[str, Any]) -> None:
    """Turn the parts of a dossier, as JSON data, into those that this program would write.

    Args:
        demande: The request, whose elements are numbered.
        parties: What was stored of each part, by name; changed in place.
    """
    if "analyse" not in parties:
        return
    evaluation = parties["analyse"]["evaluation"]
    retenus = evaluation["elements_communicables"]
    if any(isinstance(element, str) for element in retenus):
        necessaires = [(e.id, e.libelle) for e in demande.elements if e.necessaire]
        evaluation["elements_communicables"] = [
            {"id": place, "libelle": libelle} for place, libelle in _placer(retenus, necessaires)
        ]
    if "decision" in parties:
        permis = [(e["id"], e["libelle"]) for e in evaluation["elements_communicables"]]
        _moderniser_la_decision(parties["decision"], permis)


def _moderniser_la_decision(decision: Brut, permis: list[tuple[int, str]]) -> None:
    """Put what is written of each element beside it."""
    valeurs = (*decision.pop("valeurs", ()), *[""] * len(decision["elements"]))
    if any(isinstance(element, str) for element in decision["elements"]):
        places = _placer(decision["elements"], permis)
        decision["elements"] = [
            {"id": place, "libelle": libelle, "valeur": valeur}
            for (place, libelle), valeur in zip(places, valeurs, strict=False)
        ]


def _placer(libelles: Iterable[str], parmi: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Give each label the first number that bears it and that none before it took."""
    restants = list(parmi)
    places = []
    for voulu in libelles:
        trouve = next(place for place in restants if place[1] == voulu)
        restants.remove(trouve)
        places.append(trouve)
    return places
