"""The rows of the journal as Qt's views ask for them, page after page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.ports import RegistreOuvert
from desktop_app.application.vues import LigneJournal
from desktop_app.domain.dossier import Numero
from desktop_app.domain.phrases import Textes
from desktop_app.ui.registre.modele import TAILLE, Index

_A_RELIRE = 2_000  # most rows read again at once; further ones come back while scrolling

_RACINE = QModelIndex()
_TITRES = ("Rang", "Quand", "Qui", "Ce qui a été fait", "Dossier")
_ROLES = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole})


class ModeleJournal(QAbstractTableModel):
    """Holds the pages read so far: of the whole journal, or all that is said of one dossier.

    Attributes:
        erreur: Why the journal could not be read the last time, or nothing.
    """

    panne = Signal()
    """The page that follows could not be read."""

    def __init__(self, registre: RegistreOuvert, textes: Textes) -> None:
        super().__init__()
        self._registre, self._textes = registre, textes
        self._lignes: list[LigneJournal] = []
        self._complet = True
        self.erreur: ErreurCoffre | None = None

    def montrer(self, numero: Numero | None = None) -> None:
        """Show the first page of the journal, or what was done to a dossier."""
        self.beginResetModel()
        # As far as was read, and more: the act that was chosen is still there.
        taille = min(len(self._lignes), _A_RELIRE) + TAILLE
        self._lignes = self._lire(None, taille) if numero is None else self._histoire(numero)
        self.endResetModel()

    def vider(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._lignes, self._complet, self.erreur = [], True, None
        self.endResetModel()

    def _histoire(self, numero: Numero) -> list[LigneJournal]:
        self._complet = True
        try:
            histoire = self._registre.historique(numero)
        except ErreurCoffre as erreur:
            self.erreur = erreur
            return []
        self.erreur = None
        return list(reversed(histoire))

    def _lire(self, apres: int | None, taille: int) -> list[LigneJournal]:
        try:
            # One more than is shown, to know whether another page follows.
            page = self._registre.journal(apres, taille + 1)
        except ErreurCoffre as erreur:
            self._complet, self.erreur = True, erreur
            return []
        self._complet, self.erreur = len(page) <= taille, None
        return list(page[:taille])

    def ligne(self, rang: int) -> LigneJournal:
        """Return the act of a row."""
        return self._lignes[rang]

    def rang(self, seq: int) -> int:
        """Return the row of an act; the first where it is not shown."""
        return next((r for r, ligne in enumerate(self._lignes) if ligne.seq == seq), 0)

    def acte(self, ligne: LigneJournal) -> str:
        """Return the words of an act; one that has none yet is told by its code."""
        return self._textes.mots["journal"].get(ligne.acte, ligne.acte)

    # What Qt asks.

    def rowCount(self, parent: Index = _RACINE) -> int:
        """Return how many rows were read."""
        return 0 if parent.isValid() else len(self._lignes)

    def columnCount(self, parent: Index = _RACINE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(_TITRES)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether another page may follow."""
        return not parent.isValid() and not self._complet

    def fetchMore(self, parent: Index) -> None:
        """Read the page that follows."""
        if parent.isValid() or self._complet:
            return
        page = self._lire(self._lignes[-1].seq, TAILLE)
        if page:
            debut = len(self._lignes)
            self.beginInsertRows(_RACINE, debut, debut + len(page) - 1)
            self._lignes += page
            self.endInsertRows()
        if self.erreur is not None:
            self.panne.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt takes anything
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITRES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the words of a cell."""
        if role not in _ROLES:
            return None
        ligne = self._lignes[index.row()]
        return (
            str(ligne.seq),
            f"{ligne.moment.astimezone():%d/%m/%Y %H:%M}",
            ligne.auteur,
            self.acte(ligne),
            str(ligne.numero or ""),
        )[index.column()]
