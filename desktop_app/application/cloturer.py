"""Act: close a dossier."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.workflow import Acte


def cloturer(contexte: Contexte, numero: Numero) -> Dossier:
    """Close a dossier that asks for nothing more.

    Raises:
        ErreurMetier: An external writing was not answered, or the dossier is closed.
    """
    return contexte.accomplir(
        Acte.CLOTURER, numero, lambda dossier: procedure.cloturer(dossier, contexte.jour)
    )
