"""A step of a dossier made by hand: what the stepper shows in its middle."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.sortir import exiger_ouverte
from desktop_app.domain.workflow import ISSUES, Acte
from desktop_app.ui import messages
from desktop_app.ui.elements import bouton, mots, pile, rangee
from desktop_app.ui.session import Session


def issues_ouvertes(session: Session, dossier: Dossier) -> tuple[Acte, ...]:
    """Return the ways out that a dossier has here, for whoever works."""

    def ouverte(acte: Acte) -> bool:
        try:
            exiger_ouverte(dossier, acte)
        except ErreurMetier:
            return False
        return session.permet(acte)

    return tuple(acte for acte in ISSUES if ouverte(acte))


class Panneau(QWidget):
    """Shows one step and does its act; it has no idea where it lives.

    Attributes:
        faute: Where a refusal is told, in place; each panel puts it where the eye is.
    """

    accompli = Signal(object)
    """An act was done; carries the ``Dossier`` as it left it."""

    issue_voulue = Signal(object)
    """A way out of the procedure is wanted; carries its ``Acte``."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__()
        self.session = session
        self.dossier = dossier
        self.faute = mots("", "erreur")
        self.faute.setVisible(False)

    def arriver(self) -> None:
        """Give the focus to the first thing to fill in; called when the step is shown."""

    def garder(self) -> None:
        """Keep what was typed; called before the step goes, and before a lock."""

    def vers(self, acte: Acte, verbe: str) -> list[QWidget]:
        """Return the words that lead to a way out; nothing where it is closed.

        Args:
            acte: The way out.
            verbe: The words.
        """
        if acte not in issues_ouvertes(self.session, self.dossier):
            return []
        lien = bouton(verbe, "lien")
        lien.clicked.connect(lambda: self.issue_voulue.emit(acte))
        return [pile(rangee(lien, None))]

    def accomplir(self, faire: Callable[[], Dossier]) -> bool:
        """Do an act and say so, or tell in place why it was refused.

        Args:
            faire: Does the act and returns the dossier as it leaves it.
        """
        try:
            dossier = faire()
        except (ErreurMetier, ErreurCoffre) as erreur:
            self.refuser(erreur)
            return False
        self.accompli.emit(dossier)
        return True

    def refuser(self, erreur: Exception) -> None:
        """Tell in place what the procedure or the outside world refuses."""
        self.dire(messages.raison(erreur, self.session.textes))

    def dire(self, phrase: str) -> None:
        """Tell something in place; "" tells nothing any more."""
        self.faute.setText(phrase)
        self.faute.setVisible(bool(phrase))
