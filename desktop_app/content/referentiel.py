"""The legal pack and the requester types, read from their files."""

from __future__ import annotations

from pathlib import Path

from desktop_app.content.chemins import RESSOURCES
from desktop_app.content.lecture import lire_par_nom
from desktop_app.domain.demandeur import Demandeur
from desktop_app.domain.sources import Referentiel, Texte


def lire_referentiel(racine: Path = RESSOURCES) -> Referentiel:
    """Return every legal text and every requester type.

    Raises:
        FichierInvalide: A file has faults, or does not bear the name of what it holds.
    """
    return Referentiel(
        textes=lire_par_nom(racine / "sources", Texte, "id"),
        demandeurs=lire_par_nom(racine / "demandeurs", Demandeur, "code"),
    )
