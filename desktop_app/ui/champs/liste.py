"""A list that opens, and that typing narrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy

from desktop_app.ui.champs.saisie import Ligne

_AUCUN = -1


class Liste(QComboBox):
    """Words to choose from; nothing is chosen at first."""

    choisi = Signal(str)
    """Another one was chosen; carries its code."""

    def __init__(
        self, nom: str, options: Sequence[tuple[str, str]], *, cherchable: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(nom)
        for code, mot in options:
            self.addItem(mot, code)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tapee = self._rendre_cherchable(nom) if cherchable else None
        self._choisir(_AUCUN)
        self.setPlaceholderText("Choisissez…")
        self.activated.connect(self._activer)

    def _rendre_cherchable(self, nom: str) -> Ligne:
        """Let words typed narrow the list; only what is in it can be chosen."""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        ligne = Ligne(nom)
        ligne.setPlaceholderText("Tapez quelques lettres, ou choisissez dans la liste")
        ligne.editingFinished.connect(self._retenir)
        self.setLineEdit(ligne)
        completeur = QCompleter(self.model(), self)
        completeur.setFilterMode(Qt.MatchFlag.MatchContains)
        completeur.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completeur.activated.connect(lambda _: self._retenir())
        self.setCompleter(completeur)
        return ligne

    def _retenir(self) -> None:
        """Take the whole words that were typed, or go back to what was chosen."""
        texte = self._tapee.text() if self._tapee else ""
        rang = self.findText(texte) if texte else _AUCUN
        if texte and rang == _AUCUN:
            rang = self._choisi
        nouveau = rang != self._choisi
        self._choisir(rang)
        if nouveau:
            self.choisi.emit(self.code())

    def _activer(self, rang: int) -> None:
        self._choisir(rang)
        self.choisi.emit(self.code())

    def _choisir(self, rang: int) -> None:
        self._choisi = rang
        self.setCurrentIndex(rang)
        if self._tapee is not None:
            self._tapee.setText(self.itemText(rang) if rang != _AUCUN else "")
            self._tapee.setCursorPosition(0)

    def code(self) -> str:
        """Return the code chosen, "" for none yet."""
        return str(self.itemData(self._choisi) or "")

    def poser(self, code: object) -> None:
        """Choose a code; any other value chooses none."""
        self._choisir(self.findData(code) if isinstance(code, str) and code else _AUCUN)

    def wheelEvent(self, evenement: QWheelEvent) -> None:
        """Let the page scroll: a wheel that passes by changes no answer."""
        evenement.ignore()
