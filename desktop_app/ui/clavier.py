"""Tab goes where the eye goes: through what is shown, in the order of the layouts."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


def tabuler(racine: QWidget, *, suivant: bool) -> bool:
    """Give the focus to what comes next, or before; after the last comes the first.

    Qt's own order is that of birth: what is made later comes last, and a field that hands its
    focus over is come to twice.

    Args:
        racine: The window.
        suivant: Forward, or back.

    Returns:
        Whether the focus went anywhere.
    """
    suite = list(_suite(racine))
    if not suite:
        return False
    actuel = QApplication.focusWidget()
    rang = suite.index(actuel) if actuel in suite else -1 if suivant else 0
    cible = suite[(rang + (1 if suivant else -1)) % len(suite)]
    avant, apres = Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.TabFocusReason
    cible.setFocus(apres if suivant else avant)
    _montrer(cible)
    return True


def _suite(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab visits, from top to bottom and from left to right."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        dedans = widget.widget()
        if dedans is not None:
            yield from _suite(dedans)
    else:
        yield from _dans(widget.layout())


def _dans(boite: QLayout | None) -> Iterator[QWidget]:
    places = [boite.itemAt(rang) for rang in range(boite.count())] if boite is not None else []
    for place in places:
        widget = place.widget() if place is not None else None
        if widget is not None:
            yield from _suite(widget)
        elif isinstance(place, QLayout):
            yield from _dans(place)


def _montrer(widget: QWidget) -> None:
    """Scroll whatever holds it, so that it can be seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
