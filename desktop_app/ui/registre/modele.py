"""The dossiers of a list as Qt's views ask for them, page after page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from desktop_app.application.ports import RegistreOuvert
from desktop_app.application.vues import TOUT, Filtre, Ligne
from desktop_app.domain.dossier import Numero
from desktop_app.ui.elements import sans_balise
from desktop_app.ui.registre.colonnes import GRAS, SOUS, Colonne, colonnes
from desktop_app.ui.registre.libelles import Libelles
from desktop_app.ui.registre.pages import RELUES, TAILLE, Index, ModelePagine
from desktop_app.ui.theme import theme

_TEINTES = {"cadenas": "encre2", "depasse": "attention", "attention": "attention"}

_ROLE = Qt.ItemDataRole


class ModeleRegistre(ModelePagine[Ligne]):
    """Holds the dossiers that a filter keeps, as far as they were read."""

    def __init__(self, registre: RegistreOuvert, libelles: Libelles) -> None:
        self._registre, self._libelles = registre, libelles
        self._colonnes = colonnes(libelles)
        self._lectures = [self._lecture(colonne) for colonne in self._colonnes]
        self._filtre = TOUT
        self._icones: dict[tuple[str, str], QIcon] = {}
        super().__init__(tuple(colonne.titre for colonne in self._colonnes))

    def page(self, apres: Ligne | None, taille: int) -> Sequence[Ligne]:
        """Read the dossiers that follow one: what waits without delay, then the newest first."""
        page = self._registre.liste(apres.numero if apres else None, taille, self._filtre)
        self._libelles.apprendre(page)
        return page

    def montrer(self, filtre: Filtre) -> None:
        """Show the first page of what a filter keeps."""
        self._remplir(filtre, TAILLE)

    def relire(self) -> None:
        """Read again what is shown."""
        self._remplir(self._filtre, max(TAILLE, min(len(self._lignes), RELUES)))

    def _remplir(self, filtre: Filtre, taille: int) -> None:
        self._filtre = filtre
        self.remplir(lambda: self.lire(None, taille))

    def rang(self, numero: Numero | None) -> int | None:
        """Return the row of a dossier, or nothing where it is not shown."""
        return next((r for r, ligne in enumerate(self._lignes) if ligne.numero == numero), None)

    def repeindre(self) -> None:
        """Say that the words changed, though the dossiers did not."""
        if self._lignes:
            fin = self.index(len(self._lignes) - 1, len(self._colonnes) - 1)
            self.dataChanged.emit(self.index(0, 0), fin)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401
        """Return the words of a cell, and what goes with them."""
        lire = self._lectures[index.column()].get(role)
        return lire(self._lignes[index.row()]) if lire else None

    def _lecture(self, colonne: Colonne) -> dict[int, Callable[[Ligne], Any]]:
        """Return what answers for each role of a column."""
        bulle = colonne.explication or colonne.entiere
        lectures: dict[int, Callable[[Ligne], Any]] = {
            _ROLE.DisplayRole: colonne.texte,
            _ROLE.AccessibleTextRole: colonne.entiere,
            _ROLE.ToolTipRole: lambda ligne: sans_balise(bulle(ligne)),
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
