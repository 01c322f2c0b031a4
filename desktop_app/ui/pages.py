"""Pages one over the other: only the one that is shown asks for room."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


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

    def _mesurer(self) -> None:
        for rang in range(self.count()):
            page = self.widget(rang)
            montree = page is self.currentWidget()
            place = QSizePolicy.Policy.Expanding if montree else QSizePolicy.Policy.Ignored
            if page is not None:
                page.setSizePolicy(place, place)
        # Pages that are hidden tell nobody that they ask for less.
        self.updateGeometry()
