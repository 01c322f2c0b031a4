"""Act: give the written, reasoned opinion."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Avis, Dossier, Numero
from desktop_app.domain.workflow import Acte


def rendre_avis(contexte: Contexte, numero: Numero, avis: Avis) -> Dossier:
    """Add an opinion to an analysed dossier.

    Source: circ_2022, ext., « Un avis écrit, motivé, sera émis ».

    Raises:
        ErreurMetier: The opinion is not open, not reasoned, or not by who was designated.
    """
    return contexte.accomplir(
        Acte.RENDRE_AVIS,
        numero,
        lambda dossier: procedure.rendre_avis(dossier, avis, contexte.cpas()),
    )
