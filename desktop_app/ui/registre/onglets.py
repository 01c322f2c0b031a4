"""The tabs of a list, each with how many dossiers it keeps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop_app.ui.elements import bouton, rangee
from desktop_app.ui.geste import Bouton
from desktop_app.ui.registre.section import Onglet


class Onglets(QWidget):
    """A row of tabs; one is always chosen."""

    choisi = Signal(int)
    """Another tab was chosen; carries its rank."""

    def __init__(self, onglets: tuple[Onglet, ...]) -> None:
        super().__init__()
        self._onglets = onglets
        self._groupe = QButtonGroup(self)
        for rang, onglet in enumerate(onglets):
            self._groupe.addButton(_bouton(onglet.titre), rang)
        self._groupe.button(0).setChecked(True)
        # Toggled, not clicked: that is what a screen reader does.
        self._groupe.idToggled.connect(self._dire)
        self.setLayout(rangee(*self._groupe.buttons(), espace=0))

    @property
    def rang(self) -> int:
        """Rank of the tab that is chosen."""
        return self._groupe.checkedId()

    def choisir(self, rang: int) -> None:
        """Choose a tab without telling anybody."""
        with QSignalBlocker(self._groupe):
            self._groupe.button(rang).setChecked(True)

    def _dire(self, rang: int, choisi: bool) -> None:  # noqa: FBT001 - a slot
        if choisi:
            self.choisi.emit(rang)

    def compter(self, nombre: Callable[[Onglet], int]) -> None:
        """Say beside each title how many dossiers there are."""
        for rang, onglet in enumerate(self._onglets):
            texte = f"{onglet.titre} {en_milliers(nombre(onglet))}"
            choix = self._groupe.button(rang)
            choix.setText(texte)
            choix.setAccessibleName(texte)


def en_milliers(nombre: int) -> str:
    """Write a number as one reads it: 100 000."""
    return f"{nombre:,}".replace(",", "\u202f")


def _bouton(titre: str) -> Bouton:
    neuf = bouton(titre, "onglet")
    neuf.setCheckable(True)
    return neuf
