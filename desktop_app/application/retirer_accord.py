"""Act: keep that the person withdraws the consent."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import sortir
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte


def retirer_accord(contexte: Contexte, numero: Numero, referentiel: Referentiel) -> Dossier:
    """Withdraw the consent; a reply that rests on it and did not leave begins again.

    Raises:
        ErreurMetier: There is no consent, or it was withdrawn already.
    """

    def changer(dossier: Dossier) -> Dossier:
        return sortir.retirer_accord(dossier, contexte.jour, contexte.operateur, referentiel)

    return contexte.accomplir(Acte.RETIRER_ACCORD, numero, changer)
