"""The case to judge, and what a rule answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from desktop_app.domain.demande import Demande
from desktop_app.domain.demandeur import Demandeur
from desktop_app.domain.sources import Referentiel, Texte

T_co = TypeVar("T_co", covariant=True)
OUI, NON = "oui", "non"  # answers, as they stand in a trace

JUGES = frozenset({"juge_instruction", "tribunal"})
COMMISSION = "commission_enquete_parlementaire"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cas:
    """A request, the day it is assessed, and the law as it is known."""

    demande: Demande
    jour: date
    referentiel: Referentiel

    @property
    def demandeur(self) -> Demandeur:
        """The requester type of the request."""
        return self.referentiel.demandeurs[self.demande.demandeur]

    @property
    def disposition(self) -> str:
        """The legal basis cited, "" when there is none."""
        return self.demande.disposition_citee.strip()

    @property
    def texte_cite(self) -> Texte | None:
        """The text of the pack that is cited, as it stood; nothing for the asker's own words."""
        return self.referentiel.texte(self.disposition, self.jour)

    @property
    def texte_applicable(self) -> Texte | None:
        """The text cited, where it is in force that day."""
        texte = self.texte_cite
        return texte if texte is not None and texte.en_vigueur(self.jour) else None

    @property
    def cite_librement(self) -> bool:
        """Whether a legal basis is cited in the asker's own words."""
        return bool(self.disposition) and self.texte_cite is None

    @property
    def devant_juge(self) -> bool:
        """Whether a judge, a court or a parliamentary inquiry asks."""
        return self.demande.demandeur in {*JUGES, COMMISSION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Generic[T_co]):
    """One outcome, the sentences that found it and the answers it rests on.

    Attributes:
        passages: Ids of sentences of the legal pack.
        reponses: Answers of the request, by field name.
    """

    valeur: T_co
    passages: tuple[str, ...]
    reponses: Mapping[str, str] = field(default_factory=dict)
