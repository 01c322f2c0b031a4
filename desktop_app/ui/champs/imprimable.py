"""What a letter cannot print is told under the field, as one types; nothing is held back.

The table of what it prints is read once a text holds more than plain ASCII, which it all prints.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QSizePolicy

from desktop_app.ui.elements import PAS, colonne, etiquete

_SIGNES_MAX = 4  # named in one sentence
_SUITE_MAX = 16  # characters shown of one
_QUESTION = " \u00a0\u202f?"  # how the name of a field may end
_SORTES = {
    "Co": "un signe d’une police de symboles",
    "Cn": "un signe inconnu",
    "Mn": "un signe posé sur une lettre",
    "Me": "un signe posé sur une lettre",
    "Mc": "un signe posé sur une lettre",
}


class Absents(QLabel):
    """Names the characters of some fields that a letter cannot print; else it is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setProperty("allure", "attention")
        self.setVisible(False)

    def dire(self, *champs: tuple[str, str]) -> None:
        """Look at fields, each by its name and its text."""
        self.phrases(*(phrase(nom, texte) for nom, texte in champs))

    def phrases(self, *phrases: str) -> None:
        """Show sentences, one a line; nothing of those that say nothing."""
        self.setText("\n".join(filter(None, phrases)))
        self._situer()

    def event(self, evenement: QEvent) -> bool:
        """Appear once it has its place: before, showing it would open a window of its own."""
        if evenement.type() is QEvent.Type.ParentChange:
            self._situer()
        return super().event(evenement)

    def _situer(self) -> None:
        self.setVisible(bool(self.text()) and self.parent() is not None)


def surveiller(champ: QLineEdit | QPlainTextEdit, nom: str) -> Absents:
    """Return what tells, under a field, which of its characters a letter cannot print."""
    absents = Absents()
    _suivre(champ, lambda texte: absents.dire((nom, texte)))
    return absents


def etiquete_imprime(
    libelle: str, champ: QLineEdit | QPlainTextEdit, aide: str = ""
) -> QBoxLayout:
    """Return a field under its label, which says what a letter cannot print of it.

    What says so is made once there is something to say: most fields never have anything.
    """
    place = colonne(etiquete(libelle, champ, aide), espace=PAS // 2)

    def regarder(texte: str) -> None:
        if place.count() == 1 and phrase(libelle, texte):
            absents = Absents()
            place.addWidget(absents)
            _suivre(champ, lambda texte: absents.dire((libelle, texte)))

    _suivre(champ, regarder)
    return place


def _suivre(champ: QLineEdit | QPlainTextEdit, regarder: Callable[[str], None]) -> None:
    """Have somebody look at what a field says, now and as one types."""

    def lire() -> None:
        regarder(champ.text() if isinstance(champ, QLineEdit) else champ.toPlainText())

    champ.textChanged.connect(lambda *_: lire())
    lire()


def phrase(nom: str, texte: str) -> str:
    """Say which characters of a field a letter cannot print, "" for none."""
    manquants = signes(texte)
    if not manquants:
        return ""
    return f"{nom.rstrip(_QUESTION)}\u00a0: la lettre ne peut pas imprimer {manquants}."


def signes(texte: str) -> str:
    """Name the characters of a text that a letter cannot print, "" for none."""
    if texte.isascii():
        return ""
    from desktop_app.domain.caracteres import sans_dessin  # noqa: PLC0415 - as is said above

    tous = [
        *islice((nom for suite in sans_dessin(texte) for nom in _noms(suite)), _SIGNES_MAX + 1)
    ]
    return ", ".join([*tous[:_SIGNES_MAX], *(["…"] if len(tous) > _SIGNES_MAX else [])])


def _noms(suite: str) -> Iterator[str]:
    """Show what can be seen, and describe the rest."""
    from desktop_app.domain.caracteres import point_de_code, se_voit  # noqa: PLC0415 - likewise

    visible = "".join(filter(se_voit, suite))
    if visible:
        fin = "…" if len(visible) > _SUITE_MAX else ""
        yield f"«\u00a0{visible[:_SUITE_MAX]}{fin}\u00a0»"
    for caractere in dict.fromkeys(suite):
        if not se_voit(caractere):
            sorte = _SORTES.get(unicodedata.category(caractere), "un signe invisible")
            yield f"{sorte} ({point_de_code(caractere)})"
