"""The left of the desk: the one principal act, and the sections."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QSizePolicy, QWidget

from desktop_app.ui.elements import (
    bouton,
    colonne,
    effacer_les_barres,
    garder_la_place_du_gras,
)
from desktop_app.ui.geste import Bouton
from desktop_app.ui.theme import theme

_AUTOUR = 60  # pixels around the word of a section, its icon included


@dataclass(frozen=True, slots=True)
class Entree:
    """A section: its word, the name of its icon, and whether it stands at the foot."""

    nom: str
    icone: str
    au_pied: bool = False


class Navigation(QWidget):
    """Says which section is wanted; it has no idea what they are."""

    voulue = Signal(str)
    """A section is wanted; carries its word."""

    demande_voulue = Signal()
    """A new request is wanted."""

    def __init__(self, entrees: tuple[Entree, ...]) -> None:
        super().__init__()
        self.nouvelle = bouton("Nouvelle demande", "principal")
        self.nouvelle.setToolTip("Ctrl+N")
        self.nouvelle.clicked.connect(self.demande_voulue)
        self._entrees = entrees
        self._groupe = QButtonGroup(self)
        boutons = [self._bouton(entree) for entree in entrees]
        coupure = [e.au_pied for e in entrees].index(True)
        pile = colonne(
            self.nouvelle, *boutons[:coupure], None, *boutons[coupure:], marge=12, espace=4
        )
        pile.insertSpacing(1, 12)
        self.setLayout(pile)
        self._teindre()

    def _bouton(self, entree: Entree) -> Bouton:
        neuf = bouton(entree.nom, "navigation")
        neuf.setCheckable(True)
        neuf.clicked.connect(lambda: self.voulue.emit(entree.nom))
        # A screen reader toggles what a mouse clicks.
        neuf.toggled.connect(lambda choisi: self.voulue.emit(entree.nom) if choisi else None)
        self._groupe.addButton(neuf)
        return neuf

    def cocher(self, nom: str) -> None:
        """Show which section one is in."""
        for choix in self._groupe.buttons():
            with QSignalBlocker(choix):
                choix.setChecked(choix.text() == nom)

    def changeEvent(self, evenement: QEvent) -> None:
        """Follow another look, or letters of another size."""
        super().changeEvent(evenement)
        if evenement.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._teindre()

    def _teindre(self) -> None:
        cote = QFontMetrics(self.font()).height() + 2
        self.nouvelle.setIcon(theme().icone("plus", "sur_cire"))
        for entree, choix in zip(self._entrees, self._groupe.buttons(), strict=True):
            choix.setIcon(theme().icone(entree.icone, "encre2"))
            choix.setIconSize(QSize(cote, cote))
            garder_la_place_du_gras(choix, _AUTOUR)


class Rail(QScrollArea):
    """What the sections stand in: as wide as they are, and scrolled where it is too low."""

    def __init__(self, navigation: Navigation) -> None:
        super().__init__()
        self._navigation = navigation
        self.setWidgetResizable(True)
        self.setWidget(navigation)
        effacer_les_barres(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """Be as wide as the sections, and as the bar where there is one."""
        return self._navigation.sizeHint() + QSize(self.verticalScrollBar().sizeHint().width(), 0)

    def minimumSizeHint(self) -> QSize:
        """Ask for no height."""
        return QSize(self.sizeHint().width(), 0)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Make room for the bar, or take it back."""
        super().resizeEvent(evenement)
        self.updateGeometry()
