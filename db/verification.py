"""The full check: every page of the file, read or not, and the structure they make."""

from __future__ import annotations

from collections.abc import Callable

from db.connexion import Lien
from db.erreurs import CoffreEndommage, CoffreFerme
from db.moteur import Connexion

Progres = Callable[[int, int], None]
ETAPES = ("cipher_integrity_check", "quick_check")
_BONS: tuple[list[tuple[str]], ...] = ([], [("ok",)])


def sans_progres(_fait: int, _total: int) -> None:
    """Tell nobody."""


def verifier_en_entier(lien: Lien, progres: Progres = sans_progres) -> None:
    """Check the whole file, then let acts write.

    It runs on a connection of its own, so that the register can be read meanwhile.

    Args:
        lien: The open register.
        progres: Told how many steps are done, of how many.

    Raises:
        CoffreEndommage: A page is not authentic, or the structure is broken; the register is
            closed.
        CoffreFerme: The register was closed meanwhile.
    """
    try:
        with lien.seconde_lecture() as connexion:
            for fait, etape in enumerate(ETAPES):
                progres(fait, len(ETAPES))
                _passer(connexion, etape)
    except CoffreEndommage:
        if lien.ferme:
            # What another program writes once the register is closed proves nothing.
            raise CoffreFerme from None
        lien.fermer()
        raise
    progres(len(ETAPES), len(ETAPES))
    lien.verifiee = True


def _passer(connexion: Connexion, etape: str) -> None:
    """Run one check and read every row it returns."""
    if connexion.execute(f"pragma {etape}").fetchall() not in _BONS:
        raise CoffreEndommage(etape)
