"""The dossiers behind the digests of the journal, found as they are asked for.

The journal names a dossier by a salted digest alone. Nothing inverts one, but the digest of
each dossier can be made again: the latest first, since the journal is read from its end.
"""

from __future__ import annotations

from collections.abc import Mapping

from db.connexion import Lien
from db.empreintes import PARAMETRES, Empreintes

_LOT = 2_000
_PRECEDENTS = "select id from dossier where id < ? order by id desc limit ?"
_APRES_TOUT = 2**62


class Annuaire:
    """What is known of the digests of an open register; it only grows."""

    def __init__(self, lien: Lien, empreintes: Empreintes) -> None:
        self._lien = lien
        self._empreintes = empreintes
        self._connus: dict[bytes, int] = {}
        self._dernier: int | None = _APRES_TOUT

    def retenir(self, objet: bytes, dossier: int) -> None:
        """Remember a digest that was just made; a new dossier may stand behind the last seen."""
        self._connus[objet] = dossier

    def dossiers(self, objets: set[bytes]) -> Mapping[bytes, int]:
        """Return the dossiers behind digests; those of the parameters, or erased, have none."""
        cherches = objets - {self._empreintes.objet(PARAMETRES)}
        while not cherches <= self._connus.keys() and self._dernier is not None:
            self._continuer(self._dernier)
        return {objet: self._connus[objet] for objet in cherches if objet in self._connus}

    def _continuer(self, avant: int) -> None:
        """Make the digests of some more dossiers, the latest first."""
        lus = [cle for (cle,) in self._lien.lire(_PRECEDENTS, (avant, _LOT))]
        self._connus.update((self._empreintes.objet(str(cle)), cle) for cle in lus)
        self._dernier = lus[-1] if lus else None
