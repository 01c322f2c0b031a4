"""What a hand meant: a key that is held, a second Enter or a second click starts nothing.

Every button, every shortcut and every dialog passes here, so that nothing is done by a gesture
that was meant for what stood there before. Qt makes its classes as they are first named: those of
shortcuts wait for the first one.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic_ns
from typing import TYPE_CHECKING, Self

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QPushButton, QWidget

from desktop_app.ui.clavier import se_poser

if TYPE_CHECKING:
    _Bouton = QAbstractButton
else:
    # Beside a button of Qt, never instead of one.
    _Bouton = object

REPOS = 500  # milliseconds
"""How long something must have been on the screen before a hand can mean it."""

_ENTREE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESSENT = (*_ENTREE, Qt.Key.Key_Space, Qt.Key.Key_Select)
_CLICS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_EN_PLEIN_GESTE = "en_plein_geste"  # property of the application
_TOUR = 1  # milliseconds: the next turn of the event loop, Qt handles no timer of 0 only then
_SANS_GESTE = (
    QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
    | QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers
)


class Seuil(QObject):
    """How long something has been on the screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._depuis = 0
        self.paraitre()

    @staticmethod
    def horloge() -> int:
        """Return the milliseconds of a clock that nobody sets."""
        return monotonic_ns() // 1_000_000

    def paraitre(self) -> None:
        """Count anew, and again as the event loop turns: what made it appear takes its time."""
        self._commencer()
        QTimer.singleShot(0, self, self._commencer)

    def _commencer(self) -> None:
        self._depuis = Seuil.horloge()

    def passe(self) -> bool:
        """Tell whether a hand can mean it."""
        return Seuil.horloge() - self._depuis >= REPOS


class _Retenu(_Bouton):
    """A button that only does what was meant for it, with a key or with the mouse."""

    _seuil: Seuil | None = None

    @property
    def retenu(self) -> bool:
        """Whether it waits until it can have been read."""
        return True

    def pret(self) -> bool:
        """Tell whether a hand can mean it."""
        return not self.retenu or (self._seuil is not None and self._seuil.passe())

    def presser(self) -> None:
        """Do what it says for a key that was pressed elsewhere, if a hand can mean it."""
        if self.pret():
            self.click()

    def paraitre(self) -> None:
        """Ask for the same patience as a button that has just come."""
        if self._seuil is None:
            self._seuil = Seuil(self)
        else:
            self._seuil.paraitre()

    def showEvent(self, evenement: QShowEvent) -> None:
        """Count from now on."""
        super().showEvent(evenement)
        self.paraitre()

    def changeEvent(self, evenement: QEvent) -> None:
        """Count anew once it can be pressed again."""
        super().changeEvent(evenement)
        if evenement.type() == QEvent.Type.EnabledChange and self.isEnabled():
            self.paraitre()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Let a key go that is held, or that comes too early to be meant."""
        if evenement.key() in _PRESSENT and (evenement.isAutoRepeat() or not self.pret()):
            evenement.accept()
            return
        super().keyPressEvent(evenement)

    def mousePressEvent(self, evenement: QMouseEvent) -> None:
        """Let a click go that comes too early to be meant."""
        if self.pret():
            super().mousePressEvent(evenement)
        else:
            self._laisser(evenement)

    def mouseDoubleClickEvent(self, evenement: QMouseEvent) -> None:
        """Let the second click of two go: the first one may have been for another button."""
        self._laisser(evenement)

    def _laisser(self, evenement: QMouseEvent) -> None:
        """Do nothing of a click, and leave it no focus: Enter would press what it did not."""
        evenement.accept()
        if self.hasFocus():
            se_poser(self)


class Bouton(_Retenu, QPushButton):
    """A button that Enter presses when it has the focus."""

    def __init__(self, verbe: str = "") -> None:
        super().__init__(verbe)
        self.setAutoDefault(True)

    @property
    def retenu(self) -> bool:
        """Whether it waits; what only shows something else and back does not."""
        return not self.isCheckable()

    def setText(self, verbe: str) -> None:
        """Say something else: it is another button for whoever reads it."""
        if verbe != self.text():
            super().setText(verbe)
            self.paraitre()


class CaseDActe(_Retenu, QCheckBox):
    """A box whose ticking is an act."""


class Patience(QObject):
    """Keeps from a dialog, while it is open, what was meant for the screen beneath."""

    def __init__(self) -> None:
        super().__init__()
        self._seuil = Seuil(self)

    def __enter__(self) -> Self:
        """Begin once the dialog is made."""
        _application().installEventFilter(self)
        return self

    def __exit__(self, *_: object) -> None:
        """Go with the dialog."""
        _application().removeEventFilter(self)

    def eventFilter(self, _: QObject, evenement: QEvent) -> bool:
        """Stop what would answer before anybody can have read."""
        if isinstance(evenement, QKeyEvent) and evenement.type() == QEvent.Type.KeyPress:
            repond = evenement.key() in (_PRESSENT if _sur_un_bouton() else _ENTREE)
            return repond and (evenement.isAutoRepeat() or not self._seuil.passe())
        return evenement.type() in _CLICS and not self._seuil.passe()


def souffler() -> None:
    """Let the window live between two parts of what one gesture does; it hears no other gesture.

    Keys and clicks wait in the queue of Qt, in their order, until all of it is done. So does
    whatever would take the screen away: it goes through ``apres_le_geste``.
    """
    if en_plein_geste():
        return
    application = _application()
    application.setProperty(_EN_PLEIN_GESTE, True)  # noqa: FBT003 - Qt's own signature
    try:
        QCoreApplication.processEvents(_SANS_GESTE)
    finally:
        application.setProperty(_EN_PLEIN_GESTE, False)  # noqa: FBT003 - as above


def en_plein_geste() -> bool:
    """Tell whether what runs now runs in the middle of what a gesture does."""
    return bool(_application().property(_EN_PLEIN_GESTE))


def apres_le_geste(qui: QObject, faire: Callable[[], object]) -> None:
    """Do something that no gesture has to reckon with: at once, unless one is being answered.

    Args:
        qui: Whoever does it; once gone, nothing is done any more.
        faire: Does it.
    """
    if en_plein_geste():
        QTimer.singleShot(_TOUR, qui, lambda: apres_le_geste(qui, faire))
    else:
        faire()


def entree_tenue(evenement: QKeyEvent) -> bool:
    """Tell whether it is Enter, still held: a line that was validated once is not again."""
    return evenement.key() in _ENTREE and evenement.isAutoRepeat()


def _application() -> QCoreApplication:
    application = QApplication.instance()
    assert application is not None  # noqa: S101 - there is no dialog without it
    return application


def _sur_un_bouton() -> bool:
    return isinstance(QApplication.focusWidget(), QAbstractButton)


def raccourci(
    touches: QtGui.QKeySequence | QtGui.QKeySequence.StandardKey | Qt.Key | str,
    ou: QWidget,
    faire: Callable[[], object],
    *,
    dedans: bool = False,
) -> QtGui.QShortcut:
    """Have keys do something, once however long they are held.

    Args:
        touches: The keys.
        ou: Whose window they are heard in.
        faire: What they do.
        dedans: Hear them only while the focus is inside.
    """
    pose = QtGui.QShortcut(QtGui.QKeySequence(touches), ou, faire)
    pose.setAutoRepeat(False)
    if dedans:
        pose.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    return pose
