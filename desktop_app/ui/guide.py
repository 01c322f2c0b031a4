"""A guide through the window: does what a person does, by the words that are on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QWidget,
)

from desktop_app.ui import arriere_plan

_LIMITE = 60_000  # milliseconds: a machine may be busy with something else
_PAS = 10  # milliseconds
_REPOS = 400  # milliseconds: longer than what waits for the typing to stop


class Introuvable(LookupError):
    """Nothing on the screen bears those words."""


class Guide:
    """Finds by words, clicks, types and waits, in the window or in the dialog before it."""

    def __init__(self, fenetre: QWidget) -> None:
        self._fenetre = fenetre

    def attendre(self, condition: Callable[[], bool], quoi: str = "") -> None:
        """Let the window live until something is so.

        Raises:
            Introuvable: It did not happen in time.
        """
        limite = QDeadlineTimer(_LIMITE)
        self._laisser_vivre(0)
        while not condition():
            if limite.hasExpired():
                raise Introuvable(quoi)
            self._laisser_vivre(_PAS)

    def _laisser_vivre(self, duree: int) -> None:
        """Let the window do what it has to do, for some milliseconds."""
        boucle = QEventLoop()
        QTimer.singleShot(duree, boucle.quit)
        boucle.exec()

    def voit(self, mots: str) -> bool:
        """Tell whether those words can be read on the screen."""
        return any(lisible(mots) in texte for _, texte in self._textes())

    def trouver(self, nom: str) -> QWidget:
        """Return the widget of that name, once it is there and can be used."""
        trouves: list[QWidget] = []

        def chercher() -> bool:
            cherche = lisible(nom)
            trouves[:] = [w for w, texte in self._textes() if texte == cherche and utilisable(w)]
            return bool(trouves)

        self.attendre(chercher, nom)
        return trouves[0]

    def cliquer(self, nom: str) -> None:
        """Press a button, tick a box, choose a choice."""
        widget = self.trouver(nom)
        widget.setFocus()
        if isinstance(widget, QAbstractButton):
            widget.click()
        else:
            frapper(widget, Qt.Key.Key_Return)

    def ecrire(self, nom: str, texte: str) -> None:
        """Type into a field, in the place of what it held."""
        champ = self.trouver(nom)
        champ.setFocus()
        select = getattr(champ, "selectAll", None)
        if select is not None:
            select()
        taper(champ, texte)

    def choisir(self, nom: str, valeur: str) -> None:
        """Choose a line of a list."""
        liste = self.trouver(nom)
        if not isinstance(liste, QComboBox) or (rang := liste.findText(valeur)) < 0:
            raise Introuvable(valeur)
        liste.setFocus()
        liste.setCurrentIndex(rang)
        liste.activated.emit(rang)

    def capturer(self, fichier: Path) -> None:
        """Keep a picture of the window once it is at rest."""
        self._laisser_vivre(_REPOS)
        self.attendre(lambda: not arriere_plan.occupe(), "repos")
        QApplication.processEvents()
        self._fenetre.grab().save(str(fichier))

    def _textes(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what can be read, with the widget that says it."""
        racine = QApplication.activeModalWidget() or self._fenetre
        for widget in (racine, *racine.findChildren(QWidget)):
            if not widget.isVisible():
                continue
            if widget.accessibleName():
                yield widget, lisible(widget.accessibleName())
            if isinstance(widget, QAbstractButton | QLabel):
                yield widget, lisible(widget.text())


def lisible(texte: str) -> str:
    """Return words as they are read: no mark of a shortcut, one kind of space."""
    return texte.replace("&", "").replace("\u00a0", " ")


def utilisable(widget: QWidget) -> bool:
    """Tell whether a person could use a widget now; words alone cannot be used."""
    return widget.isEnabled() and not isinstance(widget, QLabel)


def taper(widget: QWidget, texte: str) -> None:
    """Send a text to a widget as a keyboard would."""
    for genre in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        touche = QKeyEvent(genre, 0, Qt.KeyboardModifier.NoModifier, texte)
        QApplication.sendEvent(widget, touche)


def frapper(widget: QWidget, touche: Qt.Key) -> None:
    """Press and release one key on a widget."""
    for genre in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(
            widget, QKeyEvent(genre, touche.value, Qt.KeyboardModifier.NoModifier)
        )
