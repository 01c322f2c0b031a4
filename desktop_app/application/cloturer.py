"""Act: close a dossier."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import accompagner, procedure
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.workflow import Acte


def cloturer(contexte: Contexte, numero: Numero) -> Dossier:
    """Close a dossier that asks for nothing more.

    Raises:
        ErreurMetier: An external writing was not answered, the dossier is closed, or nobody said
            what was shown, what left, what was appreciated, or that the danger was seen.
    """
    with contexte.registre.transaction():
        return clore(contexte, contexte.registre.charger(numero))


def clore(contexte: Contexte, dossier: Dossier) -> Dossier:
    """Close a dossier inside the transaction of another act.

    A practice register asks for no account of what left: nothing did.

    Raises:
        ErreurMetier: As ``cloturer``.
    """
    clos = procedure.cloturer(dossier, contexte.jour)
    if not contexte.registre.exercice:
        accompagner.exiger_la_fin(dossier)
    contexte.inscrire(Acte.CLOTURER, clos)
    return clos
