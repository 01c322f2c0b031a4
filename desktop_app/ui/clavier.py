"""Tab goes where the eye goes: through what is shown, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


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
    montrer(cible)
    return True


def _suite(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab visits, from top to bottom and from left to right."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    enfants = (e for e in widget.children() if isinstance(e, QWidget) and not e.isWindow())
    for enfant in sorted(enfants, key=cmp_to_key(_avant)):
        yield from _suite(enfant)


def _avant(un: QWidget, autre: QWidget) -> int:
    """Tell which of two neighbours is read first: the higher one, or the left one of a row."""
    a, b = un.geometry(), autre.geometry()
    meme_rang = a.top() <= b.center().y() <= a.bottom() or b.top() <= a.center().y() <= b.bottom()
    return a.left() - b.left() if meme_rang else a.top() - b.top()


def montrer(widget: QWidget) -> None:
    """Scroll whatever holds it, so that it can be seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()
