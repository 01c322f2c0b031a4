"""Erasing closed dossiers: their list for the archives, then what the archives allowed.

No term is proposed: what may be destroyed, and when, is for the Archives de l'État to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop_app.application.acte import Contexte
from desktop_app.application.ports import RegistreOuvert
from desktop_app.application.rapprocher import lignes
from desktop_app.application.vues import Filtre, Ligne
from desktop_app.domain.dossier import Numero
from desktop_app.domain.elimination import Autorisation
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.workflow import FINIS


def eliminables(registre: RegistreOuvert, recues_au_plus_tard: date) -> tuple[Ligne, ...]:
    """Return the closed and filed dossiers received until a day, the oldest first."""
    filtre = Filtre(statuts=tuple(FINIS), recues_au_plus_tard=recues_au_plus_tard)
    return tuple(reversed([*lignes(registre, filtre)]))


def eliminer(
    contexte: Contexte,
    registre: RegistreOuvert,
    numeros: Sequence[Numero],
    autorisation: Autorisation,
    copies: Path | None,
) -> None:
    """Erase dossiers for good, and close the register.

    Copies made until then still hold them.

    Args:
        contexte: When and by whom.
        registre: The open register; for a background thread.
        numeros: Which dossiers.
        autorisation: What the archives wrote.
        copies: Where a copy goes first; none where copies go nowhere.

    Raises:
        ErreurMetier: Nothing is to be erased (``elimination_vide``), or the register refuses.
    """
    if not numeros:
        raise ErreurMetier("elimination_vide")
    autorisation.exiger(contexte.jour)
    if copies is not None:
        registre.sauvegarder(copies, moment=contexte.quand)
    registre.eliminer(numeros, autorisation, auteur=contexte.operateur, moment=contexte.quand)
