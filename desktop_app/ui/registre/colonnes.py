"""The columns of a list: two lines to a cell, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from desktop_app.application.vues import Ligne
from desktop_app.domain.workflow import FINIS
from desktop_app.ui.registre.libelles import Libelles, en_date

SOUS = Qt.ItemDataRole.UserRole
"""The second line of a cell."""

GRAS = Qt.ItemDataRole.UserRole + 1
"""Whether the first line of a cell stands out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colonne:
    """A column: its title, and the two lines of its cells.

    Attributes:
        icone: Name of the drawing that goes before the words; "" for none.
        explication: What is said where the mouse rests; both lines when absent.
    """

    titre: str
    texte: Callable[[Ligne], str]
    sous: Callable[[Ligne], str]
    icone: Callable[[Ligne], str] | None = None
    explication: Callable[[Ligne], str] | None = None
    gras: Callable[[Ligne], bool] = lambda _: False

    def entiere(self, ligne: Ligne) -> str:
        """Return both lines."""
        return deux_lignes(self.texte(ligne), self.sous(ligne))


def deux_lignes(premiere: str, seconde: str) -> str:
    """Return both lines of a cell as one."""
    return ", ".join(filter(None, (premiere, seconde)))


def colonnes(libelles: Libelles) -> tuple[Colonne, ...]:
    """Return the columns, from the left."""
    return (
        Colonne(
            titre="Demande",
            texte=lambda ligne: str(ligne.numero),
            sous=lambda ligne: en_date(ligne.recue_le),
            explication=lambda ligne: f"{ligne.numero}, reçue le {en_date(ligne.recue_le)}",
        ),
        Colonne(titre="Demandeur", texte=libelles.demandeur, sous=libelles.correspondant),
        Colonne(
            titre="Personne",
            texte=libelles.personne,
            sous=libelles.naissance,
            icone=lambda ligne: "cadenas" if ligne.secrete else "",
        ),
        Colonne(
            titre="Chez",
            texte=libelles.chez,
            sous=libelles.etape,
            icone=lambda ligne: "attention" if libelles.remplace(ligne) else "",
            explication=lambda ligne: libelles.classement(ligne) or libelles.ou(ligne),
            gras=lambda ligne: ligne.statut not in FINIS or ligne.a_revoir,
        ),
        Colonne(
            titre="Objectif interne",
            texte=lambda ligne: libelles.objectif(ligne).texte,
            sous=lambda ligne: libelles.objectif(ligne).depassement,
            icone=lambda ligne: "depasse" if libelles.objectif(ligne).depassement else "",
            explication=lambda ligne: libelles.objectif(ligne).explication,
        ),
    )
