"""Somebody leaves: their access is closed, the register is written again under new keys."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desktop_app.application.ports import RegistreOuvert
from desktop_app.domain import habilitation
from desktop_app.domain.comptes import Compte
from desktop_app.domain.erreurs import ErreurMetier


def faire_partir(
    registre: RegistreOuvert, compte: Compte, *, moment: datetime, copies: Path | None
) -> None:
    """Close somebody's access for good, and close the register.

    Copies made until then still open with their passphrase: nothing can be taken out of those.

    Args:
        registre: The open register; for a background thread.
        compte: Who leaves.
        moment: When.
        copies: Where a copy goes first; none where copies go nowhere.

    Raises:
        ErreurMetier: It is not for whoever works to do (``gestion_reservee``), or they would
            close their own access (``depart_de_soi``).
    """
    qui = registre.comptes.qui
    habilitation.exiger_gestion(qui)
    if compte.id == qui.id:
        raise ErreurMetier("depart_de_soi")
    if copies is not None:
        registre.sauvegarder(copies, moment=moment)
    registre.faire_partir(compte, moment=moment)
