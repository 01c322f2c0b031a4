"""What the window shows while it works and nothing may be touched."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.ui.demarrage.attente import Attente
from desktop_app.ui.elements import colonne, rangee

_LARGEUR = 360  # pixels


class EcranAttente(QWidget):
    """A few words and a thin bar that moves, alone in the middle."""

    def __init__(self, texte: str) -> None:
        super().__init__()
        attente = Attente()
        attente.setFixedWidth(_LARGEUR)
        self.setLayout(colonne(None, rangee(None, attente, None), None))
        # Once it has a place: shown before, it would be a window of its own.
        attente.dire(texte)
