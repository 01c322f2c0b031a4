"""The stepper: every step with its number, its word and its shape."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.etapes import Etape
from desktop_app.ui.dossier.avancement import Etat
from desktop_app.ui.elements import bouton, rangee
from desktop_app.ui.geste import Bouton, raccourci
from desktop_app.ui.theme import theme

_JETONS = {Etat.FAIT: "accord", Etat.EN_COURS: "cire", Etat.PAS_ENCORE: "encre2"}
_COTE = 18  # pixels


class Fil(QWidget):
    """Shows the steps in a row; any of them can be looked at."""

    voulue = Signal(str)
    """A step was asked for; carries its id."""

    def __init__(self, etapes: tuple[Etape, ...]) -> None:
        super().__init__()
        self._etapes = etapes
        self._boutons = {e.id: self._bouton(rang, e) for rang, e in enumerate(etapes, start=1)}
        self.setLayout(rangee(*self._boutons.values(), None, espace=0))
        raccourci("Ctrl+Alt+Left", self, lambda: self._avancer(-1))
        raccourci("Ctrl+Alt+Right", self, lambda: self._avancer(1))

    def _bouton(self, rang: int, etape: Etape) -> Bouton:
        choix = bouton(f"{rang}. {etape.titre}", "onglet")
        choix.setCheckable(True)
        choix.setAutoDefault(False)
        choix.setIconSize(QSize(_COTE, _COTE))
        raccourci(f"Alt+{rang}", self, choix.click)
        choix.clicked.connect(lambda: self.voulue.emit(etape.id))
        return choix

    def _avancer(self, pas: int) -> None:
        """Ask for the step before or after the one that is shown."""
        connues = [etape.id for etape in self._etapes]
        montree = next((i for i, cle in enumerate(connues) if self._boutons[cle].isChecked()), 0)
        if 0 <= montree + pas < len(connues):
            self.voulue.emit(connues[montree + pas])

    def montrer(self, courante: str, etats: Mapping[str, Etat]) -> None:
        """Mark the step that is shown, and say where each one stands."""
        for rang, etape in enumerate(self._etapes, start=1):
            choix, etat = self._boutons[etape.id], etats[etape.id]
            choix.setChecked(etape.id == courante)
            choix.setIcon(theme().icone(etat.value, _JETONS[etat]))
            choix.setAccessibleName(f"Étape {rang}, {etape.titre}\u00a0: {etat.mot}")
            choix.setToolTip(f"{etape.titre}\u00a0: {etat.mot} (Alt+{rang})")
        self._nommer()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: where it lacks, there are fewer words."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Write as many words as there is room for."""
        super().resizeEvent(evenement)
        self._nommer()

    def _nommer(self) -> None:
        """Write every title, or the number alone but for the step that is shown."""
        for rang, etape in enumerate(self._etapes, start=1):
            self._boutons[etape.id].setText(f"{rang}. {etape.titre}")
        if sum(choix.sizeHint().width() for choix in self._boutons.values()) <= self.width():
            return
        for rang, etape in enumerate(self._etapes, start=1):
            if not self._boutons[etape.id].isChecked():
                self._boutons[etape.id].setText(str(rang))
