"""A checklist: points to follow, ticked one by one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.ui.elements import PAS, colonne, mots, rangee

_DOUTE = "À vérifier avec un juriste"


class Point(QWidget):
    """One point; a click on its words ticks it too."""

    def __init__(self, texte: str) -> None:
        super().__init__()
        self.case = QCheckBox()
        self.case.setAccessibleName(texte)
        words = mots(texte, "attention" if texte.startswith(_DOUTE) else "")
        ligne = rangee(espace=PAS // 2)
        ligne.addWidget(self.case, 0, Qt.AlignmentFlag.AlignTop)
        ligne.addWidget(words, 1)
        # The first line of the words stands beside the box.
        words.setContentsMargins(0, PAS // 2, 0, PAS // 2)
        self.setLayout(ligne)

    def mousePressEvent(self, evenement: QMouseEvent) -> None:
        """Tick, or untick."""
        evenement.accept()
        self.case.click()


class ListeDeControle(QWidget):
    """The points of a procedure."""

    change = Signal()
    """A point was ticked or unticked."""

    def __init__(self, points: Iterable[str]) -> None:
        super().__init__()
        self._points = [Point(texte) for texte in points]
        for point in self._points:
            point.case.toggled.connect(lambda _: self.change.emit())
        self.setLayout(colonne(*self._points, espace=PAS // 2))

    def suivis(self) -> tuple[int, ...]:
        """Return the ranks of the ticked points."""
        return tuple(r for r, point in enumerate(self._points) if point.case.isChecked())

    def poser(self, suivis: Iterable[int]) -> None:
        """Tick these points, and only these."""
        retenus = set(suivis)
        for rang, point in enumerate(self._points):
            point.case.setChecked(rang in retenus)
