"""Rows as Qt's views ask for them, page after page; never more than one is read at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from desktop_app.application.pannes import ErreurCoffre

T = TypeVar("T")
TAILLE = 200  # rows of a page
RELUES = 2_000  # most rows read again at once; further ones come back while scrolling

Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
_ROLE = Qt.ItemDataRole


class ModelePagine(QAbstractTableModel, Generic[T]):
    """Holds the pages read so far.

    Attributes:
        titres: Title of each column.
        erreur: Why the register could not be read the last time, or nothing.
    """

    panne = Signal()
    """The page that follows could not be read."""

    def __init__(self, titres: tuple[str, ...]) -> None:
        super().__init__()
        self.titres = titres
        self._lignes: list[T] = []
        self._complet = True
        self.erreur: ErreurCoffre | None = None

    def page(self, apres: T | None, taille: int) -> Sequence[T]:
        """Read the rows that follow one, or the first ones.

        Raises:
            ErreurCoffre: The register cannot be read.
        """
        raise NotImplementedError

    @property
    def complet(self) -> bool:
        """Whether every row was read."""
        return self._complet

    def ligne(self, rang: int) -> T:
        """Return what a row shows."""
        return self._lignes[rang]

    def remplir(self, lire: Callable[[], list[T]]) -> None:
        """Show other rows in the place of those that were there."""
        self.beginResetModel()
        self._lignes = lire()
        self.endResetModel()

    def lire(self, apres: T | None, taille: int) -> list[T]:
        """Read some rows, and take note of whether others follow; none where it cannot be."""
        try:
            # One more than is shown, to know whether another page follows.
            page = self.page(apres, taille + 1)
        except ErreurCoffre as erreur:
            self._complet, self.erreur = True, erreur
            return []
        self._complet, self.erreur = len(page) <= taille, None
        return list(page[:taille])

    # What Qt asks.

    def rowCount(self, parent: Index = _RACINE) -> int:
        """Return how many rows were read."""
        return 0 if parent.isValid() else len(self._lignes)

    def columnCount(self, parent: Index = _RACINE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.titres)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether another page may follow."""
        return not parent.isValid() and not self._complet

    def fetchMore(self, parent: Index) -> None:
        """Read the page that follows."""
        if not self.canFetchMore(parent) or not self._lignes:
            return
        page = self.lire(self._lignes[-1], TAILLE)
        if page:
            debut = len(self._lignes)
            self.beginInsertRows(_RACINE, debut, debut + len(page) - 1)
            self._lignes += page
            self.endInsertRows()
        if self.erreur is not None:
            self.panne.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt takes anything
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == _ROLE.DisplayRole:
            return self.titres[section]
        return None
