"""The fifteen recovery words, numbered, in three columns read from top to bottom."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout

from desktop_app.ui.elements import PAS, mots

_COLONNES = 3


class GrilleMots(QFrame):
    """Shows the words as the sheet does."""

    def __init__(self, suite: tuple[str, ...]) -> None:
        super().__init__()
        self.setProperty("allure", "carte")
        grille = QGridLayout()
        grille.setContentsMargins(3 * PAS, 2 * PAS, 3 * PAS, 2 * PAS)
        grille.setVerticalSpacing(PAS)
        hauteur = -(-len(suite) // _COLONNES)
        for rang, mot in enumerate(suite):
            colonne, ligne = divmod(rang, hauteur)
            grille.addWidget(mots(f"{rang + 1}.", "discret"), ligne, 2 * colonne)
            grille.addWidget(mots(mot, "consigne"), ligne, 2 * colonne + 1)
            grille.setColumnStretch(2 * colonne + 1, 1)
        self.setLayout(grille)
