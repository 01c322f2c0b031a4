"""What the assessment found, and why: each verdict with its sentences and its answers."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain.evaluation import Constat, Evaluation, Proposition, Voie
from desktop_app.ui.champs.depliant import Depliant
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.champs.source import citations_d_alors
from desktop_app.ui.dossier.langue import (
    avec_deux_points,
    dire_question,
    dire_reponse,
    dire_verdict,
)
from desktop_app.ui.elements import PAS, carte, filet, mots, pile
from desktop_app.ui.session import Session

_SIGNES = {
    Proposition.REFUS: ("refus", "refus"),
    Proposition.AUCUNE_REPONSE: ("refus", "refus"),
    Proposition.COMMUNICATION_POSSIBLE: ("fait", "accord"),
    Proposition.PARTAGE_POSSIBLE: ("fait", "accord"),
    Proposition.CONSULTATION_SUR_PLACE: ("fait", "accord"),
    Proposition.COPIE_POSSIBLE: ("fait", "accord"),
    Proposition.INVITER_A_COMPLETER: ("completer", "attention"),
    Proposition.ANALYSE_INCOMPLETE: ("completer", "attention"),
    Proposition.A_APPRECIER: ("apprecier", "attention"),
    Proposition.AGIR_ET_CONSIGNER: ("attention", "refus"),
    Proposition.HORS_PROCEDURE: ("apprecier", "encre2"),
}
_APPRECIE = "Le directeur général apprécie."


def constat(evaluation: Evaluation, session: Session) -> QWidget:
    """Return the card that says what was found."""
    return carte(mots("Constat", "discret"), constat_nu(evaluation, session))


def constat_nu(evaluation: Evaluation, session: Session) -> QWidget:
    """Return what was found, without a card around it."""
    textes = session.textes
    nom, jeton = _SIGNES[evaluation.proposition]
    phrase = textes.constats[evaluation.phrase]
    contenu: list[QWidget] = [dit(nom, jeton, phrase.texte, "question")]
    if phrase.suite:
        contenu.append(mots(phrase.suite))
    if evaluation.voie is Voie.EXTERNE and _APPRECIE.rstrip(".") not in phrase.suite:
        contenu.append(mots(_APPRECIE))
    contenu += [
        dit("completer", "attention", textes.constats[m].texte) for m in evaluation.manquements
    ]
    contenu += [
        dit("fait", "accord", textes.constats[f"porte_{p}"].texte) for p in evaluation.portes
    ]
    if evaluation.elements_communicables:
        libelles = ", ".join(evaluation.libelles_communicables)
        contenu.append(mots(f"Éléments communicables\u00a0: {libelles}"))
    contenu += _avertissements(evaluation, session)
    contenu.append(Depliant("Pourquoi\u00a0?", lambda: trace(evaluation, session)))
    return pile(*contenu)


def _avertissements(evaluation: Evaluation, session: Session) -> list[QWidget]:
    """Return the traps of this request, and where the writing has to go."""
    textes = session.textes
    phrases = [textes.avertissements[a].entiere() for a in evaluation.avertissements]
    if evaluation.transmettre_au_president:
        phrases.append(textes.constats["transmettre_au_president"].texte)
    return [dit("attention", "attention", phrase, "attention") for phrase in phrases]


def trace(evaluation: Evaluation, session: Session) -> QWidget:
    """Return every verdict, in the order reached."""
    pas = [_pas(un, evaluation, session) for un in evaluation.trace]
    return pile(*pas, espace=2 * PAS)


def _pas(un: Constat, evaluation: Evaluation, session: Session) -> QWidget:
    contenu: list[QWidget] = [filet(), mots(dire_verdict(un, evaluation, session), "question")]
    for champ, valeur in un.reponses.items():
        question = avec_deux_points(dire_question(champ, session))
        contenu.append(mots(f"{question} {dire_reponse(champ, valeur, session)}", "discret"))
    contenu.append(citations_d_alors(un.citations, session.contenu.referentiel))
    return pile(*contenu, espace=PAS // 2)
