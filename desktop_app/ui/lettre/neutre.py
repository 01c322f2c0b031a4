"""The turns that betray: underlined where they stand, a neutral one beside each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop_app.domain.neutralite import Trouvaille
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.elements import bouton, carte, garnir, mots, pile, rangee
from desktop_app.ui.theme import theme


@dataclass(frozen=True, slots=True)
class Passage:
    """A turn found, and what can be done about it.

    Attributes:
        ou: Where it stands, in words.
        remplacer: Puts the neutral turn in its place; None where this is done elsewhere.
    """

    ou: str
    trouvaille: Trouvaille
    remplacer: Callable[[], None] | None = None


class Tournures(QWidget):
    """Lists the turns found; empty and out of sight when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._liste = pile()
        self.setLayout(rangee(self._liste))
        self.setAccessibleName("Tournures à remplacer")
        self.montrer(())

    def montrer(self, passages: tuple[Passage, ...]) -> None:
        """Show these turns instead of those before."""
        garnir(self._liste, *map(_carte, passages))
        self.setVisible(bool(passages))


def _carte(passage: Passage) -> QWidget:
    trouvaille = passage.trouvaille
    tour, neutre = trouvaille.tour, trouvaille.neutre
    contenu = [
        dit("attention", "attention", f"{passage.ou}\u00a0: «\u00a0{tour}\u00a0»"),
        mots(trouvaille.pourquoi, "discret"),
        mots(f"Tournure neutre\u00a0: «\u00a0{neutre}\u00a0»"),
    ]
    if passage.remplacer is None:
        return carte(*contenu)
    remplacer = bouton("Remplacer")
    remplacer.setAccessibleName(f"Remplacer {tour} par {neutre}")
    remplacer.clicked.connect(passage.remplacer)
    return carte(*contenu, rangee(remplacer, None))


def souligner(champ: QPlainTextEdit, trouvailles: tuple[Trouvaille, ...]) -> None:
    """Underline the turns in the field where they were typed."""
    forme = QTextCharFormat()
    forme.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    forme.setUnderlineColor(theme().couleur("attention"))
    marques = []
    for trouvaille in trouvailles:
        marque = QTextEdit.ExtraSelection()
        marque.cursor = _curseur(champ, trouvaille)
        marque.format = forme
        marques.append(marque)
    champ.setExtraSelections(marques)


def remplacer_dans(champ: QPlainTextEdit, trouvaille: Trouvaille) -> Callable[[], None]:
    """Return what puts the neutral turn in the field; undone like anything typed."""
    return partial(_remplacer, champ, trouvaille)


def _remplacer(champ: QPlainTextEdit, trouvaille: Trouvaille) -> None:
    texte = champ.toPlainText()
    if texte[trouvaille.debut : trouvaille.fin] != trouvaille.tour:
        return
    neuf = trouvaille.remplacer(texte)
    fin = len(neuf) - len(texte) + trouvaille.fin
    _curseur(champ, trouvaille).insertText(neuf[trouvaille.debut : fin])
    champ.setFocus()


def _curseur(champ: QPlainTextEdit, trouvaille: Trouvaille) -> QTextCursor:
    # Qt counts in UTF-16: a character outside the first plane takes two places there.
    texte = champ.toPlainText()
    curseur = QTextCursor(champ.document())
    curseur.setPosition(_places(texte[: trouvaille.debut]))
    garder = QTextCursor.MoveMode.KeepAnchor
    curseur.setPosition(_places(texte[: trouvaille.fin]), garder)
    return curseur


def _places(texte: str) -> int:
    return len(texte.encode("utf-16-le")) // 2
