"""The legal pack and the requester types, read from their files."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from desktop_app.content.chemins import RESSOURCES
from desktop_app.content.fautes import FichierInvalide
from desktop_app.content.lecture import lire
from desktop_app.domain.demandeur import Demandeur
from desktop_app.domain.sources import Referentiel, Texte

T = TypeVar("T")


def lire_referentiel(racine: Path = RESSOURCES) -> Referentiel:
    """Return every legal text and every requester type.

    Raises:
        FichierInvalide: A file has faults, or does not bear the name of what it holds.
    """
    return Referentiel(
        textes=_par_nom(racine / "sources", Texte, "id"),
        demandeurs=_par_nom(racine / "demandeurs", Demandeur, "code"),
    )


def _par_nom(dossier: Path, kind: type[T], cle: str) -> dict[str, T]:
    """Return the data of each file of a folder, by file name."""
    lus: dict[str, T] = {}
    for chemin in sorted(dossier.glob("*.toml")):
        valeur = lire(chemin, kind)
        if getattr(valeur, cle) != chemin.stem:
            raise FichierInvalide(chemin, [f"{cle} : doit être « {chemin.stem} »"])
        lus[chemin.stem] = valeur
    return lus
