"""The dossiers of a list as Qt's views ask for them, page after page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QIcon

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.ports import RegistreOuvert
from desktop_app.application.vues import TOUT, Filtre, Ligne
from desktop_app.domain.dossier import Numero
from desktop_app.ui.registre.colonnes import GRAS, SOUS, Colonne, colonnes
from desktop_app.ui.registre.libelles import Libelles
from desktop_app.ui.theme import theme

TAILLE = 200
_A_RELIRE = 2_000  # most rows read again at once; further ones come back while scrolling

_TEINTES = {"cadenas": "encre2", "depasse": "attention"}

Index = QModelIndex | QPersistentModelIndex
_RACINE = QModelIndex()
_ROLE = Qt.ItemDataRole


class ModeleRegistre(QAbstractTableModel):
    """Holds the pages read so far; never more than one page is read at once while scrolling.

    Attributes:
        erreur: Why the register could not be read the last time, or nothing.
    """

    panne = Signal()
    """The page that follows could not be read."""

    def __init__(self, registre: RegistreOuvert, libelles: Libelles) -> None:
        super().__init__()
        self._registre = registre
        self._colonnes = colonnes(libelles)
        self._lectures = [self._lecture(colonne) for colonne in self._colonnes]
        self._filtre = TOUT
        self._lignes: list[Ligne] = []
        self._complet = True
        self.erreur: ErreurCoffre | None = None
        self._icones: dict[tuple[str, str], QIcon] = {}

    @property
    def complet(self) -> bool:
        """Whether every dossier that the filter keeps was read."""
        return self._complet

    def montrer(self, filtre: Filtre) -> None:
        """Show the first page of what a filter keeps."""
        self._remplir(filtre, TAILLE)

    def relire(self) -> None:
        """Read again what is shown."""
        self._remplir(self._filtre, max(TAILLE, min(len(self._lignes), _A_RELIRE)))

    def _remplir(self, filtre: Filtre, taille: int) -> None:
        self.beginResetModel()
        self._filtre = filtre
        self._lignes = self._lire(None, taille)
        self.endResetModel()

    def _lire(self, apres: Numero | None, taille: int) -> list[Ligne]:
        try:
            # One more than is shown, to know whether another page follows.
            page = self._registre.page(apres, taille + 1, self._filtre)
        except ErreurCoffre as erreur:
            self._complet, self.erreur = True, erreur
            return []
        self._complet, self.erreur = len(page) <= taille, None
        return list(page[:taille])

    def ligne(self, rang: int) -> Ligne:
        """Return the dossier of a row."""
        return self._lignes[rang]

    def rang(self, numero: Numero | None) -> int | None:
        """Return the row of a dossier, or nothing where it is not shown."""
        return next((r for r, ligne in enumerate(self._lignes) if ligne.numero == numero), None)

    def repeindre(self) -> None:
        """Say that the words changed, though the dossiers did not."""
        if self._lignes:
            fin = self.index(len(self._lignes) - 1, len(self._colonnes) - 1)
            self.dataChanged.emit(self.index(0, 0), fin)

    # What Qt asks.

    def rowCount(self, parent: Index = _RACINE) -> int:
        """Return how many dossiers were read."""
        return 0 if parent.isValid() else len(self._lignes)

    def columnCount(self, parent: Index = _RACINE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._colonnes)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether another page may follow."""
        return not parent.isValid() and not self._complet

    def fetchMore(self, parent: Index) -> None:
        """Read the page that follows."""
        if parent.isValid() or not self._lignes:
            return
        page = self._lire(self._lignes[-1].numero, TAILLE)
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
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ROLE.DisplayRole:
            return self._colonnes[section].titre
        return None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401
        """Return the words of a cell, and what goes with them."""
        lire = self._lectures[index.column()].get(role)
        return lire(self._lignes[index.row()]) if lire else None

    def _lecture(self, colonne: Colonne) -> dict[int, Callable[[Ligne], Any]]:
        """Return what answers for each role of a column."""
        lectures: dict[int, Callable[[Ligne], Any]] = {
            _ROLE.DisplayRole: colonne.texte,
            _ROLE.AccessibleTextRole: colonne.entiere,
            _ROLE.ToolTipRole: colonne.explication or colonne.entiere,
            SOUS: colonne.sous,
            GRAS: colonne.gras,
        }
        if colonne.icone is not None:
            nommer = colonne.icone
            lectures[_ROLE.DecorationRole] = lambda ligne: self._icone(nommer(ligne))
        return lectures

    def _icone(self, nom: str) -> QIcon | None:
        """Return a drawing in the look that is shown; each is drawn once."""
        if not nom:
            return None
        cle = nom, theme().nom
        if cle not in self._icones:
            self._icones[cle] = theme().icone(nom, _TEINTES[nom])
        return self._icones[cle]
