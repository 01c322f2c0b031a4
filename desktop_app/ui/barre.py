"""The foot of the window: who works, how the register and its copies are, when it locks."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar

from desktop_app.ui.elements import mots

_LARGEUR = 120  # pixels of the thin bar


class Barre(QStatusBar):
    """Tells quietly; it has no idea where it lives."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._operateur, self._etat, self._copie, self._reste = (_brefs() for _ in range(4))
        self._progres = QProgressBar()
        self._progres.setTextVisible(False)
        self._progres.setFixedWidth(_LARGEUR)
        self._progres.setAccessibleName("Vérification du registre")
        for element in (self._operateur, self._etat, self._progres, self._copie):
            self.addWidget(element)
        self.addPermanentWidget(self._reste)
        self.taire()

    def taire(self) -> None:
        """Tell nothing: no register is open."""
        for etiquette in (self._operateur, self._etat, self._copie, self._reste):
            _dire(etiquette, "")
        self._progres.hide()

    def accueillir(self, operateur: str) -> None:
        """Tell who works."""
        _dire(self._operateur, operateur)

    def verifier(self, fait: int, total: int) -> None:
        """Tell how far the check of the whole file is."""
        _dire(self._etat, "Vérification du registre…")
        self._progres.setRange(0, total)
        self._progres.setValue(fait)
        self._progres.show()

    def verifie(self, dossiers: int, quand: datetime) -> None:
        """Tell that the whole file was what had been written, and how much it held then."""
        heure = quand.astimezone().strftime("%H:%M")
        _dire(self._etat, f"Registre vérifié à {heure}\u00a0: {compter(dossiers)}")
        self._progres.hide()

    def copie(self, texte: str) -> None:
        """Tell how the copies are."""
        _dire(self._copie, texte)

    def reste(self, secondes: int) -> None:
        """Tell when the register locks if nobody touches it."""
        minutes, reste = divmod(secondes, 60)
        _dire(self._reste, f"verrouillage dans {minutes}:{reste:02}")


def compter(dossiers: int) -> str:
    """Return a number of dossiers in words, with thin figures."""
    return f"{dossiers:,} dossier{'s' if dossiers > 1 else ''}".replace(",", "\u00a0")


def _brefs() -> QLabel:
    etiquette = mots()
    etiquette.setWordWrap(False)
    return etiquette


def _dire(etiquette: QLabel, texte: str) -> None:
    etiquette.setText(texte)
    etiquette.setVisible(bool(texte))
