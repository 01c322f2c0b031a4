"""What opens a register: the passphrase, or the words of the recovery sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.acces.champ_secret import ChampSecret
from desktop_app.ui.demarrage.champ_mots import NOM as NOM_MOTS
from desktop_app.ui.demarrage.champ_mots import ChampMots
from desktop_app.ui.elements import PAS, colonne, mots, pile

_NOM = "Phrase de passe"


class SaisieVerrou(QWidget):
    """One field at a time."""

    validee = Signal()
    """Enter was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._phrase, self._mots = ChampSecret(_NOM), ChampMots()
        self._phrase.ligne.returnPressed.connect(self.validee)
        self._mots.validee.connect(self.validee)
        etiquette = mots(NOM_MOTS, "question")
        etiquette.setBuddy(self._mots)
        self._par_mots = pile(etiquette, self._mots, espace=PAS // 2)
        self.setLayout(colonne(self._phrase, self._par_mots, espace=0))
        self.par_mots = False
        self._disposer()

    def basculer(self) -> None:
        """Ask for the other one."""
        self._champ.vider()
        self.par_mots = not self.par_mots
        self._disposer()
        self._champ.setFocus()

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

    def _disposer(self) -> None:
        self._phrase.setVisible(not self.par_mots)
        self._par_mots.setVisible(self.par_mots)
        self.setFocusProxy(self._champ)
