"""A small form about one access, opened in place: filled in, done in a thread, or left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee
from desktop_app.ui.geste import entree_tenue
from desktop_app.ui.session import Session


class Feuillet(QFrame):
    """What is asked, why it was refused, and what it does."""

    fait = Signal(str)
    """It is done; carries the sentence that says so."""

    quitte = Signal()
    """Nothing is to be done."""

    def __init__(self, session: Session, titre: str, verbe: str, *corps: QWidget) -> None:
        """Put the questions on a sheet.

        Args:
            session: The open register.
            titre: What it is for.
            verbe: What its button says.
            corps: What is asked, from top to bottom.
        """
        super().__init__()
        self.session = session
        self.setProperty("allure", "carte")
        self._refus = mots("", "erreur")
        self._faire, self.annuler = bouton(verbe, "principal"), bouton("Annuler")
        self._faire.clicked.connect(self.faire)
        self.annuler.clicked.connect(self.quitte)
        self._corps = corps
        pied = rangee(self._faire, self.annuler, None)
        entete = mots(titre, "sous-titre")
        self.setLayout(
            colonne(entete, *corps, self._refus, pied, marge=2 * PAS, espace=PAS + PAS // 2)
        )
        self.setFocusProxy(corps[0])
        self.dire("")

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what stands in the way: where, and the sentence; nothing when all is well."""
        yield from ()

    def travail(self) -> Callable[[], str]:
        """Return what is to be done, in a thread; it returns the sentence that says so."""
        raise NotImplementedError

    def faire(self) -> None:
        """Do it, or say in place what stands in the way."""
        for lieu, phrase in self.obstacles():
            self.dire(phrase)
            lieu.setFocus()
            return
        travail = self.travail()
        self.dire("")
        self._occuper(occupe=True)
        arriere_plan.lancer(
            self, lambda _: travail(), reussie=self.fait.emit, echouee=self._refuser
        )

    def _refuser(self, erreur: Exception) -> None:
        self._occuper(occupe=False)
        self.dire(messages.raison(erreur, self.session.textes))
        self.setFocus()

    def dire(self, phrase: str) -> None:
        """Say what stands in the way; "" for nothing any more."""
        self._refus.setText(phrase)
        self._refus.setVisible(bool(phrase))

    def _occuper(self, *, occupe: bool) -> None:
        """Let nothing be changed meanwhile."""
        for widget in (*self._corps, self._faire, self.annuler):
            widget.setEnabled(not occupe)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Enter does it, Escape leaves it."""
        if entree_tenue(evenement):
            return
        if evenement.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._faire.presser()
        elif evenement.key() == Qt.Key.Key_Escape and self.annuler.isEnabled():
            self.quitte.emit()
        else:
            super().keyPressEvent(evenement)
