"""Act: send an opinion back with remarks."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Dossier, Numero, Renvoi
from desktop_app.domain.workflow import Acte


def renvoyer_avis(contexte: Contexte, numero: Numero, renvoi: Renvoi) -> Dossier:
    """Ask for another opinion; the first one is kept beside it.

    Source: circ_2022, ext., « il lui appartient d'apprécier la réponse à donner ou pas ».

    Raises:
        ErreurMetier: No opinion to send back, not by the directeur général, or no remark.
    """
    return contexte.accomplir(
        Acte.RENVOYER_AVIS,
        numero,
        lambda dossier: procedure.renvoyer_avis(dossier, renvoi, contexte.cpas()),
    )
