"""The rows of the journal as Qt's views ask for them, page after page."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.ports import RegistreOuvert
from desktop_app.application.vues import TOUT_LE_JOURNAL, FiltreJournal, LigneJournal
from desktop_app.domain.dossier import Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.phrases import Textes
from desktop_app.ui.elements import sans_balise
from desktop_app.ui.registre.filtres_journal import PAR_LES_MOTS
from desktop_app.ui.registre.pages import RELUES, TAILLE, Index, ModelePagine

_TITRES = ("Rang", "Quand", "Qui", "Ce qui a été fait", "Dossier", "Signé par")
_ROLES = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole})


class ModeleJournal(ModelePagine[LigneJournal]):
    """Holds the whole journal, as far as it was read, or all that is said of one dossier."""

    def __init__(self, registre: RegistreOuvert, textes: Textes) -> None:
        super().__init__(_TITRES)
        self._registre, self._textes = registre, textes
        self._filtre = TOUT_LE_JOURNAL

    def page(self, apres: LigneJournal | None, taille: int) -> Sequence[LigneJournal]:
        """Read the acts that follow one, the latest first."""
        return self._registre.journal(apres.seq if apres else None, taille, self._filtre)

    def montrer(
        self, numero: Numero | None = None, filtre: FiltreJournal = TOUT_LE_JOURNAL
    ) -> None:
        """Show the first page of the journal as it is asked, or what was done to a dossier."""
        self._filtre = filtre
        if numero is not None:
            self.remplir(lambda: self._histoire(numero))
            return
        # As far as was read, and more: the act that was chosen is still there.
        taille = min(len(self._lignes), RELUES) + TAILLE
        self.remplir(lambda: self.lire(None, taille))

    def vider(self) -> None:
        """Show nothing."""
        self._complet, self.erreur = True, None
        self.remplir(list)

    def _histoire(self, numero: Numero) -> list[LigneJournal]:
        self._complet = True
        try:
            histoire = self._registre.historique(numero)
        except ErreurMetier:
            # A number that does not exist for whoever works.
            histoire = ()
        except ErreurCoffre as erreur:
            self.erreur = erreur
            return []
        self.erreur = None
        return list(reversed(histoire))

    def rang(self, seq: int) -> int:
        """Return the row of an act; the first where it is not shown."""
        return next((r for r, ligne in enumerate(self._lignes) if ligne.seq == seq), 0)

    def acte(self, ligne: LigneJournal) -> str:
        """Return the words of an act, and what more it says; without words, its code."""
        dit = self._textes.mots["journal"].get(ligne.acte, ligne.acte)
        return f"{dit} ({_en_mots(ligne.precision)})" if ligne.precision else dit

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the words of a cell."""
        if role not in _ROLES:
            return None
        ligne = self._lignes[index.row()]
        texte = (
            str(ligne.seq),
            f"{ligne.moment.astimezone():%d/%m/%Y %H:%M}",
            ligne.auteur or PAR_LES_MOTS,
            self.acte(ligne),
            str(ligne.numero or ""),
            ligne.signataire,
        )[index.column()]
        return sans_balise(texte) if role == Qt.ItemDataRole.ToolTipRole else texte


def _en_mots(precision: str) -> str:
    """Write what more is said; a moment as people do."""
    with contextlib.suppress(ValueError):
        return f"{datetime.fromisoformat(precision).astimezone():%d/%m/%Y %H:%M}"
    return precision
