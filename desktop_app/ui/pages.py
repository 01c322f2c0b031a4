"""Pages one over the other: only the one that is shown asks for room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget, QWidget

from desktop_app.ui.elements import effacer_les_barres


class Pages(QStackedWidget):
    """Keeps every page, and is never wider than the one on top needs."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self._mesurer())

    def montrer(self, page: QWidget) -> None:
        """Show a page, new or known."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        self._mesurer()

    def moindre(self, largeur: int) -> QSize:
        """Return the least that the page on top needs; words that wrap need height instead."""
        besoin, page = self.minimumSizeHint(), self.currentWidget()
        boite = page.layout() if page is not None else None
        if boite is None or not boite.hasHeightForWidth():
            return besoin
        haut = boite.minimumHeightForWidth(max(largeur, besoin.width()))
        return besoin.expandedTo(QSize(0, haut))

    def _mesurer(self) -> None:
        for rang in range(self.count()):
            page = self.widget(rang)
            montree = page is self.currentWidget()
            place = QSizePolicy.Policy.Expanding if montree else QSizePolicy.Policy.Ignored
            if page is not None:
                page.setSizePolicy(place, place)
        # Pages that are hidden tell nobody that they ask for less.
        self.updateGeometry()


class Zone(QScrollArea):
    """Scrolls pages, and only where even the least of the one on top does not fit.

    An area that Qt resizes by itself gives words that wrap all the height they would like: a page
    that scrolls inside would scroll twice.
    """

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages
        self.setWidget(pages)
        effacer_les_barres(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, evenement: QResizeEvent) -> None:
        """Give the pages the room there is now."""
        super().resizeEvent(evenement)
        self._tailler()

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Measure again once the page on top needs something else."""
        if objet is self._pages and evenement.type() == QEvent.Type.LayoutRequest:
            self._tailler()
        return super().eventFilter(objet, evenement)

    def _tailler(self) -> None:
        place = self.viewport().size()
        self._pages.resize(place.expandedTo(self._pages.moindre(place.width())))
