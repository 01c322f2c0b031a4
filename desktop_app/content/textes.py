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
    """A sentence a user reads, with closed placeholders."""

    texte: str
    suite: str = ""

    def champs(self) -> frozenset[str]:
        """Return the names of its placeholders."""
        return frozenset(_CHAMP.findall(self.texte))

    def remplie(self, valeurs: Mapping[str, str]) -> str:
        """Return the sentence with its placeholders filled."""
        return _CHAMP.sub(lambda champ: valeurs.get(champ[1], ""), self.texte)


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
        """Return the sentence of a refusal."""
        return self.refus[erreur.code].remplie(erreur.details)


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
