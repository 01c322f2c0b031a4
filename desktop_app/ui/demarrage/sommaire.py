"""The pages of the first run, named beside them: what is done, what is being done, what comes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from desktop_app.ui.demarrage.sceau import sceau
from desktop_app.ui.elements import PAS, allure, colonne, mots
from desktop_app.ui.theme import theme

_LARGEUR = 220  # pixels at 100 %
_SCEAU = 56  # pixels


class Sommaire(QFrame):
    """Nothing here is clicked: the buttons below the page lead."""

    def __init__(self, titres: Iterable[str]) -> None:
        super().__init__()
        self.setProperty("allure", "sommaire")
        self.setFixedWidth(round(_LARGEUR * theme().echelle))
        self._titres = tuple(titres)
        self._marques = tuple(mots() for _ in self._titres)
        self._noms = tuple(mots(titre) for titre in self._titres)
        nom = mots("Sceau", "titre")
        for centre in (image := sceau(_SCEAU), nom):
            centre.setAlignment(Qt.AlignmentFlag.AlignCenter)
        liste = QGridLayout()
        liste.setHorizontalSpacing(PAS)
        liste.setVerticalSpacing(2 * PAS)
        liste.setColumnStretch(1, 1)
        for rang, (marque, titre) in enumerate(zip(self._marques, self._noms, strict=True)):
            liste.addWidget(marque, rang, 0, Qt.AlignmentFlag.AlignTop)
            liste.addWidget(titre, rang, 1)
        self.setLayout(colonne(image, nom, liste, None, marge=3 * PAS, espace=2 * PAS))

    def montrer(self, rang: int) -> None:
        """Tell which page is shown, from 0."""
        for place, (marque, nom) in enumerate(zip(self._marques, self._noms, strict=True)):
            signe, etat = _signe(place - rang)
            marque.setText(signe)
            nom.setAccessibleName(f"{nom.text()}\u00a0: {etat}")
            for mot in (marque, nom):
                allure(mot, "question" if place == rang else "discret")


def _signe(ecart: int) -> tuple[str, str]:
    """Return the mark of a page that stands so far from the one that is shown, and its word."""
    if ecart < 0:
        return "✓", "fait"
    return ("○", "à faire") if ecart else ("●", "en cours")
