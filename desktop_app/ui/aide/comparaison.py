"""A trainee's answers beside the assessment of the same request: where they agree."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.demande import Origine
from desktop_app.domain.evaluation import Citation, Evaluation, Manquement, Proposition, Voie
from desktop_app.domain.phrases import Textes

EXTERNES = (
    Manquement.ECRIT,
    Manquement.IDENTIFICATION,
    Manquement.OBJET,
    Manquement.DISPOSITION_LEGALE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choix:
    """What the trainee answered."""

    voie: Voie
    manquements: frozenset[Manquement]
    proposition: Proposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Ecart:
    """One sentence of the reference beside the answer given.

    Attributes:
        citations: The sentences of the sources that found the reference.
    """

    sujet: str
    reponse: str
    reference: str
    accord: bool
    citations: tuple[Citation, ...] = ()


def manquements_possibles(origine: Origine) -> tuple[Manquement, ...]:
    """Return what can be missing from a request of that origin."""
    if origine is Origine.EXTERNE:
        return EXTERNES
    return tuple(m for m in Manquement if m not in EXTERNES)


def comparer(choix: Choix, reference: Evaluation, textes: Textes) -> tuple[Ecart, ...]:
    """Return each sentence of the reference beside the answer, in the order of the rules."""
    concernes = [m for m in Manquement if m in choix.manquements or m in reference.manquements]
    return (
        Ecart(
            sujet="La voie",
            reponse=textes.mot("voie", choix.voie),
            reference=textes.mot("voie", reference.voie),
            accord=choix.voie is reference.voie,
            citations=_fondement(reference, reference.voie),
        ),
        *(_du_manquement(m, choix, reference, textes) for m in concernes),
        *(() if concernes else (_rien_ne_manque(),)),
        Ecart(
            sujet="La suite proposée",
            reponse=textes.constats[choix.proposition].texte,
            reference=textes.constats[reference.proposition].texte,
            accord=choix.proposition is reference.proposition,
            citations=_fondement(reference, reference.proposition),
        ),
    )


def _du_manquement(
    manquement: Manquement, choix: Choix, reference: Evaluation, textes: Textes
) -> Ecart:
    coche = manquement in choix.manquements
    attendu = manquement in reference.manquements
    return Ecart(
        sujet=textes.constats[manquement].texte,
        reponse=_retenu(oui=coche),
        reference=_retenu(oui=attendu),
        accord=coche == attendu,
        citations=_fondement(reference, manquement) if attendu else (),
    )


def _rien_ne_manque() -> Ecart:
    rien = "Rien ne manque."
    return Ecart(sujet="Ce qui manque", reponse=rien, reference=rien, accord=True)


def _retenu(*, oui: bool) -> str:
    return "Retenu." if oui else "Pas retenu."


def _fondement(reference: Evaluation, verdict: str) -> tuple[Citation, ...]:
    """Return the sentences that found a verdict."""
    return next((c.citations for c in reference.trace if c.verdict == verdict), ())
