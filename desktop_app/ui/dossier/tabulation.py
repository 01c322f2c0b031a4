"""Tab follows what the eye sees, whatever was made first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QStackedWidget, QWidget


def avancer(fenetre: QWidget, pas: int) -> bool:
    """Give the focus to the neighbour of whoever has it, in the order of the layouts.

    Parts of a screen are made anew while it lives: Qt would visit each of them last.

    Args:
        fenetre: The window; past its end, it begins again.
        pas: 1 for the next one, -1 for the one before.
    """
    suite = list(_suite(fenetre))
    courant = QApplication.focusWidget()
    if not suite:
        return False
    rang = suite.index(courant) + pas if courant in suite else (0 if pas > 0 else -1)
    raison = Qt.FocusReason.TabFocusReason if pas > 0 else Qt.FocusReason.BacktabFocusReason
    elu = suite[rang % len(suite)]
    elu.setFocus(raison)
    _montrer(elu)
    return True


def _montrer(widget: QWidget) -> None:
    """Scroll to a widget, in everything that scrolls around it."""
    autour = widget.parentWidget()
    while autour is not None:
        if isinstance(autour, QScrollArea):
            autour.ensureWidgetVisible(widget)
        autour = autour.parentWidget()


def _suite(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets that Tab may visit, from top to bottom."""
    if widget.isHidden() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        yield from _dedans([widget.widget()])
    elif isinstance(widget, QStackedWidget):
        yield from _dedans([widget.currentWidget()])
    elif (boite := widget.layout()) is not None:
        yield from _places(boite)
    else:
        directs = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        yield from _dedans(sorted(directs, key=lambda enfant: (enfant.y(), enfant.x())))


def _dedans(enfants: list[QWidget | None] | list[QWidget]) -> Iterator[QWidget]:
    for enfant in enfants:
        if enfant is not None and not enfant.isWindow():
            yield from _suite(enfant)


def _places(boite: QLayout) -> Iterator[QWidget]:
    """Yield what a layout holds, in its own order."""
    for rang in range(boite.count()):
        place = boite.itemAt(rang)
        if isinstance(place, QLayout):
            yield from _places(place)
        elif place is not None and (widget := place.widget()) is not None:
            yield from _suite(widget)
