"""Proof that the sheet exists: three of its words, asked at random, are typed again."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.noms import meme_nom
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, colonne, etiquete, mots, rangee

_NOMBRE = 3
_CONSIGNE = "Retapez ces trois mots d’après la feuille, pas de mémoire."


class Preuve(QWidget):
    """Three fields; case and accents are forgiven."""

    change = Signal()
    """Something was typed."""

    def __init__(self, suite: tuple[str, ...]) -> None:
        super().__init__()
        rangs = sorted(secrets.SystemRandom().sample(range(len(suite)), _NOMBRE))
        self._demandes = {rang: (Ligne(), suite[rang]) for rang in rangs}
        champs = rangee(espace=2 * PAS)
        for rang, (ligne, _) in self._demandes.items():
            champs.addLayout(etiquete(f"Mot n°\u00a0{rang + 1}", ligne), 1)
            ligne.textChanged.connect(self.change)
        self.setFocusProxy(next(iter(self._demandes.values()))[0])
        self.setLayout(colonne(mots(_CONSIGNE), champs, espace=PAS))

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield each word that is missing, or is another one."""
        for rang, (ligne, mot) in self._demandes.items():
            if not ligne.text().strip():
                yield ligne, f"Retapez le mot n°\u00a0{rang + 1}."
            elif not meme_nom(ligne.text(), mot):
                yield ligne, f"Le mot n°\u00a0{rang + 1} n’est pas celui de la feuille."
