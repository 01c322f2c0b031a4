"""The sentences a user reads, by family and code; their words are data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.neutralite import Tournure

_CHAMP = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a user reads: what happened, then what to do; with closed placeholders."""

    texte: str
    suite: str = ""

    def entiere(self, valeurs: Mapping[str, str] | None = None) -> str:
        """Return both sentences, with their placeholders filled."""
        connues = valeurs or {}
        deux = f"{self.texte} {self.suite}".strip()
        return _CHAMP.sub(lambda champ: connues.get(champ[1], ""), deux)


@dataclass(frozen=True, slots=True, kw_only=True)
class Textes:
    """Every sentence, by family and code.

    Attributes:
        refus: What the procedure refuses, and what to do instead.
        avertissements: Traps of an assessment.
        coffre: What can go wrong with the register.
        constats: What an assessment found, by verdict: gaps, doors, proposals.
        arrivee: What is said when something comes in, before any assessment.
        issues: What each way out of the procedure will do, said above its button.
        mots: The words of each list a user chooses from or reads, by family and code.
        neutralite: The turns that would betray, with a neutral one beside each.
    """

    refus: Mapping[str, Phrase]
    avertissements: Mapping[str, Phrase]
    coffre: Mapping[str, Phrase]
    constats: Mapping[str, Phrase]
    arrivee: Mapping[str, Phrase]
    issues: Mapping[str, Phrase]
    mots: Mapping[str, Mapping[str, str]]
    neutralite: tuple[Tournure, ...] = ()

    def raison(self, erreur: ErreurMetier) -> str:
        """Return the sentences of a refusal: what stands in the way, and what to do."""
        return self.refus[erreur.code].entiere(erreur.details)

    def mot(self, famille: str, code: str) -> str:
        """Return the word of a code.

        Raises:
            KeyError: The family or the code has none.
        """
        return self.mots[famille][code]
