"""Which widget asks which question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop_app.domain.etapes import Champ, Question
from desktop_app.ui.champs.champ import ChampEcran
from desktop_app.ui.champs.choix import ChampChoix, ChampOuiNon
from desktop_app.ui.champs.demandeur import ChampDemandeur
from desktop_app.ui.champs.disposition import ChampDisposition
from desktop_app.ui.champs.jour import ChampDate
from desktop_app.ui.champs.tableau import ChampElements
from desktop_app.ui.champs.texte import ChampLignes, ChampTexte
from desktop_app.ui.session import Session

Fixes = Mapping[str, str]
"""Answers that the choice of a procedure gives by itself."""

_FABRIQUES: Mapping[Champ, Callable[[Question, Session, Fixes], ChampEcran]] = MappingProxyType(
    {
        Champ.TEXTE: lambda question, _s, _f: ChampTexte(question),
        Champ.LIGNES: lambda question, _s, _f: ChampLignes(question),
        Champ.DATE: lambda question, session, _f: ChampDate(question, session.poste.horloge),
        Champ.OUI_NON: lambda question, _s, _f: ChampOuiNon(question),
        Champ.CHOIX: lambda question, session, _f: ChampChoix(question, session.textes),
        Champ.DEMANDEUR: lambda question, session, fixes: ChampDemandeur(
            question, session, fixes.get("origine", "")
        ),
        Champ.DISPOSITION: lambda question, session, _f: ChampDisposition(question, session),
        Champ.ELEMENTS: lambda question, session, _f: ChampElements(question, session.textes),
    }
)


def champ(question: Question, session: Session, fixes: Fixes) -> ChampEcran:
    """Return the widget that asks a question."""
    return _FABRIQUES[question.champ](question, session, fixes)
