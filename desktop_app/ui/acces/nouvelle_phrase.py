"""A passphrase to choose: typed twice, weighed at each key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.reponse import Cpas
from desktop_app.ui.acces.champ_secret import ChampSecret
from desktop_app.ui.acces.force import peser
from desktop_app.ui.acces.jauge import Jauge
from desktop_app.ui.elements import PAS, colonne


class NouvellePhrase(QWidget):
    """Two fields and how hard the first one is to guess."""

    change = Signal()
    """Something was typed."""

    def __init__(self, nom: str, propres: Callable[[], Iterable[str]]) -> None:
        """Make both fields.

        Args:
            nom: Of the first one.
            propres: What everybody here knows, and tries first.
        """
        super().__init__()
        self._propres = propres
        self.phrase, self.encore = ChampSecret(nom), ChampSecret(f"{nom}, une seconde fois")
        self._jauge = Jauge()
        self._force = peser("", ())
        self.phrase.change.connect(self.peser)
        self.encore.change.connect(self.change)
        self.setFocusProxy(self.phrase)
        self.setLayout(colonne(self.phrase, self._jauge, self.encore, espace=2 * PAS))

    def texte(self) -> str:
        """Return what was typed."""
        return self.phrase.texte()

    def vider(self) -> None:
        """Forget both."""
        self.phrase.vider()
        self.encore.vider()

    def peser(self) -> None:
        """Weigh again: what everybody here knows may have changed."""
        self._force = peser(self.phrase.texte(), self._propres())
        self._jauge.montrer(self._force if self.phrase.texte() else None)
        self.change.emit()

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what makes the passphrase weak, and two that differ."""
        if not self.phrase.texte():
            yield self.phrase, "Choisissez une phrase de passe."
        elif not self._force.suffit:
            yield self.phrase, f"Cette phrase de passe est trop facile. {self._force.conseil}"
        if self.encore.texte() != self.phrase.texte():
            yield self.encore, "Les deux phrases de passe ne sont pas les mêmes."


def connus_de_tous(cpas: Cpas) -> tuple[str, ...]:
    """Return what everybody in the house knows: names, the commune."""
    noms = (cpas.president, cpas.directeur_general, cpas.referent)
    return (cpas.nom, cpas.commune, *noms, *(mandat.nom for mandat in cpas.mandats))
