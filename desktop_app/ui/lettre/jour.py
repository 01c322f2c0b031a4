"""The date of an act: today unless another was typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.ui.champs.jour import dire_jour, lire_jour
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import colonne, mots

FAUTE = "Cette date n’est pas comprise. Écrivez-la ainsi\u00a0: 22/11/2026."
FUTURE = "Cette date est dans l’avenir. Corrigez-la."
_LARGEUR = 130  # pixels


class JourDActe(QWidget):
    """Asks for a day; a day to come cannot be the day of what was done."""

    def __init__(self, question: str, aujourd_hui: date) -> None:
        super().__init__()
        self._aujourd_hui = aujourd_hui
        self.ligne = Ligne(question)
        self.ligne.setText(dire_jour(aujourd_hui))
        self.ligne.setPlaceholderText("jj/mm/aaaa")
        self.ligne.setFixedWidth(_LARGEUR)
        self.setFocusProxy(self.ligne)
        annonce = mots(question, "discret")
        annonce.setBuddy(self.ligne)
        self.setLayout(colonne(annonce, self.ligne, espace=4))

    def jour(self) -> date | None:
        """Return the day typed, nothing where it is none."""
        return lire_jour(self.ligne.text(), self._aujourd_hui)

    def obstacle(self) -> str:
        """Return what is wrong with it, "" for nothing."""
        jour = self.jour()
        if jour is None:
            return FAUTE
        return FUTURE if jour > self._aujourd_hui else ""
