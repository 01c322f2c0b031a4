"""The sentences of resources/textes: law, advice, refusals and words, by code."""

from __future__ import annotations

from pathlib import Path

from desktop_app.content.chemins import RESSOURCES
from desktop_app.content.lecture import lire
from desktop_app.domain.neutralite import Tournure
from desktop_app.domain.phrases import Phrase, Textes


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
        constats=lire(dossier / "constats.toml", dict[str, Phrase]),
        arrivee=lire(dossier / "arrivee.toml", dict[str, Phrase]),
        issues=lire(dossier / "issues.toml", dict[str, Phrase]),
        mots=lire(dossier / "mots.toml", dict[str, dict[str, str]]),
        neutralite=_neutralite(dossier),
    )


def _neutralite(dossier: Path) -> tuple[Tournure, ...]:
    return lire(dossier / "neutralite.toml", dict[str, tuple[Tournure, ...]])["tournures"]
