"""Reading of the procedures: the steps, the questions and the checklists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop_app.content.chemins import RESSOURCES
from desktop_app.content.lecture import lire_par_nom
from desktop_app.domain.etapes import Procedure


def lire_procedures(racine: Path = RESSOURCES) -> Mapping[str, Procedure]:
    """Return every procedure by its id.

    Raises:
        FichierInvalide: A file has faults, or does not bear the name of what it holds.
    """
    return lire_par_nom(racine / "procedures", Procedure, "id")
