"""What opens a register: the passphrase, or the words of the recovery sheet."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.acces.champ_secret import ChampSecret
from desktop_app.ui.elements import PAS, colonne, mots, pile

if TYPE_CHECKING:
    from desktop_app.ui.demarrage.champ_mots import ChampMots

_NOM = "Phrase de passe"


class SaisieVerrou(QWidget):
    """One field at a time."""

    validee = Signal()
    """Enter was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._phrase = ChampSecret(_NOM)
        self._phrase.ligne.returnPressed.connect(self.validee)
        self._pile = colonne(self._phrase, espace=0)
        self.setLayout(self._pile)
        self.par_mots = False
        self.setFocusProxy(self._phrase)

    @cached_property
    def _mots(self) -> ChampMots:
        """The field of the words, made for whoever asks for it."""
        from desktop_app.ui.demarrage.champ_mots import NOM, ChampMots  # noqa: PLC0415 - as said

        champ, etiquette = ChampMots(), mots(NOM, "question")
        champ.validee.connect(self.validee)
        etiquette.setBuddy(champ)
        self._par_mots = pile(etiquette, champ, espace=PAS // 2)
        self._pile.addWidget(self._par_mots)
        return champ

    def basculer(self) -> None:
        """Ask for the other one."""
        self._champ.vider()
        self.par_mots = not self.par_mots
        champ = self._champ
        self._phrase.setVisible(not self.par_mots)
        self._par_mots.setVisible(self.par_mots)
        self.setFocusProxy(champ)
        champ.setFocus()

    def texte(self) -> str:
        """Return what was typed."""
        return self._champ.texte()

    def vider(self) -> None:
        """Forget what was typed."""
        self._champ.vider()

    def reprendre(self) -> None:
        """Offer what was typed to be typed again."""
        self._champ.reprendre()

    @property
    def _champ(self) -> ChampSecret | ChampMots:
        return self._mots if self.par_mots else self._phrase
