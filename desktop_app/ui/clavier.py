"""Tab goes where the eye goes: through what is shown, from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

_TITRE = "titre"


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
    actuel = QApplication.focusWidget()
    partie = actuel is not None and not (actuel.isVisible() and actuel.isEnabled())
    # Nobody pressed Tab: what had the focus has just gone, and the next key is not meant for
    # whatever comes next.
    if actuel is not None and partie and se_poser(actuel):
        return True
    suite = list(_suite(racine, actuel))
    if not suite:
        return False
    rang = suite.index(actuel) if actuel in suite else -1 if suivant else 0
    cible = suite[(rang + (1 if suivant else -1)) % len(suite)]
    avant, apres = Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.TabFocusReason
    cible.setFocus(apres if suivant else avant)
    montrer(cible)
    return True


def se_poser(ou: QWidget) -> bool:
    """Give the focus to the heading of what is shown, where Enter and Space do nothing.

    Args:
        ou: What was done, or what has just gone: the nearest heading around it is taken.

    Returns:
        Whether there is one.
    """
    autour: QWidget | None = ou
    while autour is not None:
        titres = (e for e in autour.findChildren(QLabel) if e.property("allure") == _TITRE)
        if (titre := next((e for e in titres if e.isVisible()), None)) is not None:
            se_poser_sur(titre)
            return True
        autour = autour.parentWidget()
    return False


def se_poser_sur(mots: QLabel) -> None:
    """Give the focus to words: a screen reader reads them, and Tab goes on from there."""
    # Tab never comes back to them: they are read, not used.
    mots.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    mots.setFocus()
    # Once it has its place.
    QTimer.singleShot(0, mots, lambda: montrer(mots))


def _suite(widget: QWidget, actuel: QWidget | None) -> Iterator[QWidget]:
    """Yield what Tab visits and what has the focus, from top to bottom and from left to right."""
    if not widget.isVisible() or not widget.isEnabled():
        return
    visite = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    if visite or widget is actuel:
        yield widget
    # Asked for widgets alone: PySide would make an object of every layout on the way.
    directs = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    enfants = (e for e in directs if not e.isWindow())
    for enfant in sorted(enfants, key=cmp_to_key(_avant)):
        yield from _suite(enfant, actuel)


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
