"""What every field of a form is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.etapes import Question, Reponses

VIDES: tuple[Any, ...] = (None, "", [])
"""Values that answer nothing."""


class ChampEcran(QWidget):
    """Asks one question; its focus goes to the first thing to fill in."""

    change = Signal()
    """The answer is another one."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question

    def valeur(self) -> Any:  # noqa: ANN401 - any JSON
        """Return the answer, as JSON knows it."""
        raise NotImplementedError

    def poser(self, valeur: Any) -> None:  # noqa: ANN401 - any JSON
        """Show an answer; what makes no sense is shown as no answer."""
        raise NotImplementedError

    def selon(self, reponses: Reponses) -> None:
        """Take note of the other answers of the form."""

    def signaler(self) -> None:
        """Say in place what is missing of an answer made of several."""

    def obstacle(self) -> str:
        """Return what stands in the way of this answer, "" for nothing."""
        if self.question.obligatoire and self.valeur() in VIDES:
            return "Cette question attend une réponse."
        return ""
