"""The check of the procedures: what a question names exists, and stands before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from desktop_app.application.consignation import CONSIGNE
from desktop_app.application.fins import QUESTIONS_DE_FIN
from desktop_app.application.formulaire import QUESTIONS
from desktop_app.domain.etapes import Champ, Procedure, Question
from desktop_app.domain.sources import Referentiel

Mots = Mapping[str, Mapping[str, str]]
_OUI_NON: Mapping[str, str] = MappingProxyType({"oui": "", "non": ""})


def fautes_de_la_procedure(
    procedure: Procedure, referentiel: Referentiel, mots: Mots
) -> Iterator[str]:
    """Find what a procedure names and that does not exist."""
    passages = {p.id for texte in referentiel.textes.values() for p in texte.passages}
    for identifiant in sorted({*_passages(procedure)} - passages):
        yield f"passage inconnu « {identifiant} »"
    for cle, code in procedure.fixes.items():
        if cle not in QUESTIONS or code not in _codes_fixables(cle, referentiel, mots):
            yield f"fixes : « {cle} = {code} » n’existe pas"
    yield from _delai(procedure)
    posees: dict[str, Question] = {}
    for question in (q for etape in procedure.etapes for q in etape.questions):
        for faute in _question(question, posees, referentiel, mots):
            yield f"{question.id} : {faute}"
        posees[question.id] = question
    for etape in procedure.etapes:
        if etape.panneau is not None and etape.questions:
            yield f"{etape.id} : un panneau ne pose pas de question"


def _delai(procedure: Procedure) -> Iterator[str]:
    """Check that a delay of the law has a place for its last day."""
    if procedure.delai is not None and "{jour}" not in procedure.delai.texte:
        yield "le délai de la loi ne dit pas son dernier jour"


def _codes_fixables(cle: str, referentiel: Referentiel, mots: Mots) -> Mapping[str, object]:
    """Return the codes that a procedure may give to an answer by itself."""
    if cle == Champ.DEMANDEUR:
        return referentiel.demandeurs
    return mots.get(cle.rpartition(".")[2], _OUI_NON)


def phrases_de_la_procedure(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """Return every sentence of a procedure, with where it stands."""
    ou = procedure.id
    delai = (procedure.delai.texte,) if procedure.delai is not None else ()
    for phrase in (procedure.titre, procedure.introduction, *procedure.liste, *delai):
        yield ou, phrase
    for etape in procedure.etapes:
        for phrase in (etape.titre, etape.introduction, etape.acte_suivant):
            yield f"{ou}.{etape.id}", phrase
        for question in etape.questions:
            yield f"{ou}.{question.id}", question.libelle
            yield f"{ou}.{question.id}", question.aide


def _passages(procedure: Procedure) -> Iterator[str]:
    yield from procedure.passages
    for etape in procedure.etapes:
        yield from etape.passages
        for question in etape.questions:
            yield from question.passages


def _question(
    question: Question, posees: Mapping[str, Question], referentiel: Referentiel, mots: Mots
) -> Iterator[str]:
    """Find the faults of a question, given those asked before it."""
    if question.id in posees:
        yield "question posée deux fois"
    connues = QUESTIONS | QUESTIONS_DE_FIN
    if question.id not in connues and not question.id.startswith(CONSIGNE):
        yield "ce n’est pas un champ de la demande"
    if question.champ is Champ.CHOIX:
        yield from _choix(question, mots)
    elif question.mots or question.choix:
        yield "seul un choix a des mots"
    yield from _condition(question, posees, referentiel, mots)


def _choix(question: Question, mots: Mots) -> Iterator[str]:
    if question.mots not in mots:
        yield f"famille de mots inconnue « {question.mots} »"
    for code in question.choix:
        if code not in mots.get(question.mots, {}):
            yield f"choix inconnu « {code} »"


def _condition(
    question: Question, posees: Mapping[str, Question], referentiel: Referentiel, mots: Mots
) -> Iterator[str]:
    """Check that a condition is about an answer that may have been given before."""
    condition = question.visible_si
    if condition is None:
        return
    autre = posees.get(condition.question)
    if autre is None:
        yield f"dépend de « {condition.question} », qui n’est pas posée avant"
        return
    for code in condition.vaut:
        if code not in _reponses_possibles(autre, referentiel, mots):
            yield f"dépend d’une réponse impossible « {code} »"


def _reponses_possibles(
    question: Question, referentiel: Referentiel, mots: Mots
) -> Mapping[str, object]:
    """Return the codes a question may be answered with."""
    if question.champ is Champ.DEMANDEUR:
        return referentiel.demandeurs
    if question.champ is Champ.DISPOSITION:
        return referentiel.textes
    if question.champ is Champ.OUI_NON:
        return _OUI_NON
    famille = mots.get(question.mots, {})
    return dict.fromkeys(question.choix, "") or famille
