"""Answers made of words: one line, or the lines of an address."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.etapes import Question
from desktop_app.ui.champs.champ import ChampEcran
from desktop_app.ui.champs.imprimable import Absents, surveiller
from desktop_app.ui.champs.saisie import Ligne, Texte, compter, compteur
from desktop_app.ui.elements import PAS, colonne


class ChampTexte(ChampEcran):
    """One line."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._ligne = Ligne(question.libelle)
        self._compteur = compteur()
        self._ligne.textChanged.connect(self._changer)
        self.setFocusProxy(self._ligne)
        suite = _suite(question, self._ligne)
        self.setLayout(colonne(self._ligne, self._compteur, *suite, espace=PAS // 2))

    def _changer(self) -> None:
        compter(self._compteur, self._ligne.text())
        self.change.emit()

    def valeur(self) -> str:
        """Return the line."""
        return self._ligne.text()

    def poser(self, valeur: Any) -> None:  # noqa: ANN401 - any JSON
        """Show a line."""
        self._ligne.setText(valeur if isinstance(valeur, str) else "")
        self._ligne.setCursorPosition(0)


class ChampLignes(ChampEcran):
    """The lines of an address, one under the other."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._texte = Texte(question.libelle)
        self._texte.setFixedHeight(self._texte.minimumHeight())
        self._texte.textChanged.connect(self.change)
        self.setFocusProxy(self._texte)
        suite = _suite(question, self._texte)
        self.setLayout(colonne(self._texte, self._texte.compteur, *suite, espace=PAS // 2))

    def valeur(self) -> list[str]:
        """Return the lines that say something."""
        return [ligne.strip() for ligne in self._texte.toPlainText().split("\n") if ligne.strip()]

    def poser(self, valeur: Any) -> None:  # noqa: ANN401 - any JSON
        """Show lines."""
        lignes = valeur if isinstance(valeur, list) else []
        self._texte.setPlainText("\n".join(map(str, lignes)))


def _suite(question: Question, champ: Ligne | Texte) -> tuple[Absents, ...]:
    """Return what tells which characters a letter cannot print, where one prints the answer."""
    return (surveiller(champ, question.libelle),) if question.imprime else ()
