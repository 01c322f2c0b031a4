"""Hiding the names of persons, for when somebody stands at the desk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.reponse import Personne

PROTEGEE = "Mesure secrète"
INCONNUE = "—"


class Discretion(QObject):
    """Whether the names are hidden; every list of the desk shares one."""

    change = Signal()

    def __init__(self, parent: QObject | None = None, *, masques: bool = False) -> None:
        super().__init__(parent)
        self.masques = masques

    def basculer(self) -> None:
        """Hide the names, or show them again."""
        self.masques = not self.masques
        self.change.emit()

    def nom(self, personne: Personne | None, *, secrete: bool = False) -> str:
        """Return what may be shown of a person."""
        if secrete:
            return PROTEGEE
        if personne is None:
            return INCONNUE
        return initiales(personne) if self.masques else nom_entier(personne)


def nom_entier(personne: Personne) -> str:
    """Return the names of a person, the family name first."""
    return f"{personne.nom} {personne.prenom}".strip()


def initiales(personne: Personne) -> str:
    """Return ``L… Z…``."""
    return " ".join(f"{nom[0]}…" for nom in (personne.nom, personne.prenom) if nom)
