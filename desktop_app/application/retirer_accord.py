"""Act: keep that the person withdraws the consent."""

from __future__ import annotations

from datetime import date

from desktop_app.application.acte import Contexte
from desktop_app.domain import sortir
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.issues import Retrait
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte


def retirer_accord(
    contexte: Contexte, numero: Numero, referentiel: Referentiel, dit_le: date | None = None
) -> Dossier:
    """Withdraw the consent; a reply that rests on it and did not leave begins again.

    Args:
        contexte: Where, when and by whom.
        numero: The dossier.
        referentiel: The legal pack.
        dit_le: Day the person said so; today when absent. The act keeps its own day.

    Raises:
        ErreurMetier: There is no consent, it was withdrawn already, or the person would say so
            after today.
    """
    retrait = Retrait(date=contexte.jour, auteur=contexte.operateur, dit_le=dit_le)
    return contexte.accomplir(
        Acte.RETIRER_ACCORD,
        numero,
        lambda dossier: sortir.retirer_accord(dossier, retrait, referentiel),
    )
