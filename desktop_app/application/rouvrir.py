"""Act: begin again from the request; what was frozen becomes an earlier round."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import sortir
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.workflow import Acte


def rouvrir(contexte: Contexte, numero: Numero, motif: str) -> Dossier:
    """Reopen a dossier whose reply did not leave.

    Source: circ_2022, « Toute nouvelle sollicitation impose de réappliquer le processus complet. »

    Raises:
        ErreurMetier: Sent already, nothing to reopen, or no reason given.
    """

    def changer(dossier: Dossier) -> Dossier:
        qui = contexte.jour, contexte.operateur
        return sortir.rouvrir(dossier, sortir.reprise_de(dossier, Acte.ROUVRIR, *qui, motif))

    return contexte.accomplir(Acte.ROUVRIR, numero, changer)
