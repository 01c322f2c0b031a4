"""What a list says when it shows no dossier: what it means, and the next act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.ui.elements import LIGNE_MAX, bouton, colonne, mots, rangee


class Vide(QWidget):
    """A title, a sentence and at most one button, in the middle of the place."""

    def __init__(self) -> None:
        super().__init__()
        self.titre, self.phrase = mots("", "sous-titre"), mots("", "discret")
        for texte in (self.titre, self.phrase):
            texte.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            texte.setMinimumWidth(LIGNE_MAX // 2)
        self.bouton = bouton("Nouvelle demande")
        self.bouton.clicked.connect(self._agir)
        self._faire: Callable[[], object] = lambda: None
        au_milieu = rangee(None, self.bouton, None)
        self.setLayout(colonne(None, self.titre, self.phrase, au_milieu, None, None, marge=32))

    def dire(
        self, titre: str, phrase: str, verbe: str = "", faire: Callable[[], object] | None = None
    ) -> None:
        """Say why there is nothing, and offer what to do about it."""
        self.titre.setText(titre)
        self.phrase.setText(phrase)
        self.bouton.setText(verbe)
        self.bouton.setAccessibleName(verbe)
        self.bouton.setVisible(bool(verbe))
        if faire is not None:
            self._faire = faire

    def _agir(self) -> None:
        self._faire()
