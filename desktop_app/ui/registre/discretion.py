"""Hiding the names of persons, for when somebody stands at the desk."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.reponse import Personne
from desktop_app.preferences import Preferences
from desktop_app.ui.memoire import Memoire

PROTEGEE = "Mesure secrète"
INCONNUE = "—"


class Discretion(QObject):
    """Whether the names are hidden; every list of the desk shares one."""

    change = Signal()

    def __init__(self, parent: QObject, memoire: Memoire) -> None:
        """Begin as the workstation remembers, and follow what it is told later.

        Args:
            parent: Whoever owns it.
            memoire: What the workstation remembers.
        """
        super().__init__(parent)
        self._voulu = self.masques = memoire.preferences.noms_masques
        memoire.change.connect(self._suivre)

    def _suivre(self, preferences: Preferences) -> None:
        """Follow the setting, but only once it changes: the key may have said otherwise."""
        if preferences.noms_masques != self._voulu:
            self._voulu = self.masques = preferences.noms_masques
            self.change.emit()

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
