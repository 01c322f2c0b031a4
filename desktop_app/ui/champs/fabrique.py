"""Which widget asks which question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop_app.domain.dossier import Numero
from desktop_app.domain.etapes import Champ, Question
from desktop_app.ui.champs.accord_ecrit import ChampAccord
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cadre:
    """Where a question is asked."""

    session: Session
    fixes: Fixes
    numero: Numero | None


_FABRIQUES: Mapping[Champ, Callable[[Question, _Cadre], ChampEcran]] = MappingProxyType(
    {
        Champ.TEXTE: lambda question, _: ChampTexte(question),
        Champ.LIGNES: lambda question, _: ChampLignes(question),
        Champ.DATE: lambda question, cadre: ChampDate(question, cadre.session.poste.horloge),
        Champ.OUI_NON: lambda question, _: ChampOuiNon(question),
        Champ.CHOIX: lambda question, cadre: ChampChoix(question, cadre.session.textes),
        Champ.DEMANDEUR: lambda question, cadre: ChampDemandeur(
            question, cadre.session, cadre.fixes.get("origine", "")
        ),
        Champ.DISPOSITION: lambda question, cadre: ChampDisposition(question, cadre.session),
        Champ.ELEMENTS: lambda question, cadre: ChampElements(question, cadre.session.textes),
        Champ.ACCORD: lambda question, cadre: ChampAccord(question, cadre.session, cadre.numero),
    }
)


def champ(
    question: Question, session: Session, fixes: Fixes, numero: Numero | None = None
) -> ChampEcran:
    """Return the widget that asks a question, about a dossier where there is one."""
    cadre = _Cadre(session=session, fixes=fixes, numero=numero)
    return _FABRIQUES[question.champ](question, cadre)
