"""Answers chosen among a few: yes or no, or a word of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QRadioButton, QWidget

from desktop_app.domain.etapes import Question
from desktop_app.domain.phrases import Textes
from desktop_app.ui.champs.champ import ChampEcran
from desktop_app.ui.champs.liste import Liste
from desktop_app.ui.elements import LIGNE_MAX, PAS, colonne, rangee

_RADIOS_MAX = 4

Options = Sequence[tuple[str, str]]
"""Codes and their words."""


class Radios(QWidget):
    """A few choices, one of them or none yet."""

    choisi = Signal(str)
    """Another one was chosen; carries its code."""

    def __init__(self, nom: str, options: Options, *, cote_a_cote: bool = False) -> None:
        super().__init__()
        self._groupe = QButtonGroup(self)
        self._codes = [code for code, _ in options]
        radios = [self._radio(nom, rang, mot) for rang, (_, mot) in enumerate(options)]
        place = sum(radio.sizeHint().width() + 2 * PAS for radio in radios)
        en_ligne = cote_a_cote and place <= LIGNE_MAX
        boite: QBoxLayout = rangee(espace=2 * PAS) if en_ligne else colonne(espace=2)
        for radio in radios:
            boite.addWidget(radio, alignment=Qt.AlignmentFlag.AlignLeft)
        if en_ligne:
            boite.addStretch(1)
        self.setLayout(boite)
        self._viser()
        self._groupe.idClicked.connect(self._choisir)

    def _choisir(self, rang: int) -> None:
        self._viser()
        self.choisi.emit(self._codes[rang])

    def _viser(self) -> None:
        """Let the focus come to what is chosen, else to the first one."""
        self.setFocusProxy(self._groupe.button(max(self._groupe.checkedId(), 0)))

    def _radio(self, nom: str, rang: int, mot: str) -> QRadioButton:
        radio = QRadioButton(mot.replace("&", "&&"))
        radio.setAccessibleName(f"{nom} {mot}")
        self._groupe.addButton(radio, rang)
        return radio

    def code(self) -> str:
        """Return the code chosen, "" for none yet."""
        rang = self._groupe.checkedId()
        return self._codes[rang] if rang >= 0 else ""

    def poser(self, code: object) -> None:
        """Choose a code; any other value chooses none."""
        self._groupe.setExclusive(False)
        for rang, connu in enumerate(self._codes):
            self._groupe.button(rang).setChecked(connu == code)
        self._groupe.setExclusive(True)
        self._viser()


class ChampOuiNon(ChampEcran):
    """Yes or no; nothing is chosen at first."""

    _VALEURS = {"oui": True, "non": False}  # noqa: RUF012 - never changed

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self._radios = Radios(question.libelle, (("oui", "Oui"), ("non", "Non")), cote_a_cote=True)
        self._radios.choisi.connect(lambda _: self.change.emit())
        self.setFocusProxy(self._radios)
        self.setLayout(colonne(self._radios))

    def valeur(self) -> bool | None:
        """Return the answer, None before it was given."""
        return self._VALEURS.get(self._radios.code())

    def poser(self, valeur: Any) -> None:  # noqa: ANN401 - any JSON
        """Show yes, no, or nothing yet."""
        self._radios.poser("oui" if valeur is True else "non" if valeur is False else "")


class ChampChoix(ChampEcran):
    """A word of a family: side by side while they are few, else a list that opens."""

    def __init__(self, question: Question, textes: Textes) -> None:
        super().__init__(question)
        codes = question.choix or tuple(textes.mots[question.mots])
        options = [(code, textes.mot(question.mots, code)) for code in codes]
        self._choix: Radios | Liste
        if len(options) <= _RADIOS_MAX:
            self._choix = Radios(question.libelle, options)
        else:
            self._choix = Liste(question.libelle, options)
        self._choix.choisi.connect(lambda _: self.change.emit())
        self.setFocusProxy(self._choix)
        self.setLayout(colonne(self._choix))

    def valeur(self) -> str:
        """Return the code chosen, "" for none yet."""
        return self._choix.code()

    def poser(self, valeur: Any) -> None:  # noqa: ANN401 - any JSON
        """Choose a code."""
        self._choix.poser(valeur)
