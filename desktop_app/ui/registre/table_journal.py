"""The table of the journal: one line to a row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QFontMetrics

from desktop_app.ui.registre.modele_journal import ModeleJournal
from desktop_app.ui.registre.table import Table

_AIR = 1.9  # height of a row, in heights of its letters


class TableJournal(Table):
    """Shows the rows of the journal, and tells which dossier is wanted."""

    LARGEURS = ("0000000", "22/11/2026 00:00", "", "", "2026/0000 m", "")

    ouverture = Signal(object)
    """The dossier of the current row is wanted; carries its ``Numero``."""

    def __init__(self, modele: ModeleJournal) -> None:
        super().__init__(modele, "Journal")
        self._modele = modele
        self.activated.connect(self._ouvrir)

    def hauteur_de_rangee(self, mesure: QFontMetrics) -> int:
        """Leave some air around one line of words."""
        return round(mesure.height() * _AIR)

    def _ouvrir(self, index: QModelIndex) -> None:
        numero = self._modele.ligne(index.row()).numero
        if numero is not None:
            self.ouverture.emit(numero)
