"""The sentences of resources/textes: law, advice and refusals, by code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop_app.content.chemins import RESSOURCES
from desktop_app.content.lecture import lire
from desktop_app.domain.erreurs import ErreurMetier

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
    """

    refus: Mapping[str, Phrase]
    avertissements: Mapping[str, Phrase]
    coffre: Mapping[str, Phrase]

    def raison(self, erreur: ErreurMetier) -> str:
        """Return the sentences of a refusal: what stands in the way, and what to do."""
        return self.refus[erreur.code].entiere(erreur.details)


def lire_textes(racine: Path = RESSOURCES) -> Textes:
    """Return the sentences.

    Raises:
        FichierInvalide: A file has faults.
    """
    dossier = racine / "textes"
    return Textes(
        refus=lire(dossier / "refus.toml", dict[str, Phrase]),
        avertissements=lire(dossier / "avertissements.toml", dict[str, Phrase]),
        coffre=lire(dossier / "coffre.toml", dict[str, Phrase]),
    )
