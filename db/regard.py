"""What exists for whoever opened: a secret measure is not there for those who do not see it.

Every reading of a dossier goes by here, below the screens. The number of a hidden dossier
leaves a gap in the year, since numbers follow each other: it tells that something has that
number, nothing more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from db.connexion import Lien
from desktop_app.domain.comptes import Compte
from desktop_app.domain.erreurs import ErreurMetier

_SECRETS = "select id, statut from dossier indexed by dossier_secret where secrete = 1"


class Regard:
    """Which dossiers are hidden from whoever opened.

    Source: cic_46bis_1, § 2, « est tenue de garder le secret ».
    """

    def __init__(self, lien: Lien, qui: Callable[[], Compte]) -> None:
        self._lien = lien
        self._qui = qui

    @property
    def entier(self) -> bool:
        """Whether nothing is hidden."""
        return self._qui().voit_les_mesures

    def caches(self) -> frozenset[int]:
        """Return the keys of the dossiers that are hidden."""
        return frozenset(self._statuts())

    def caches_par_statut(self) -> Counter[str]:
        """Return how many hidden dossiers stand where."""
        return Counter(self._statuts().values())

    def exiger(self, cle: int) -> int:
        """Return the key of a dossier, unless it is hidden.

        Raises:
            ErreurMetier: No such dossier exists for whoever opened (``dossier_inconnu``).
        """
        if cle in self.caches():
            raise ErreurMetier("dossier_inconnu")
        return cle

    def _statuts(self) -> dict[int, str]:
        return {} if self.entier else dict(self._lien.lire(_SECRETS))
