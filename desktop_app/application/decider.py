"""Act: decide, which only the directeur général does."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Decision, Dossier, Numero
from desktop_app.domain.workflow import Acte


def decider(contexte: Contexte, numero: Numero, decision: Decision) -> Dossier:
    """Add a decision to a dossier whose opinion was given.

    Source: circ_2022, ext., « il lui appartient d'apprécier la réponse à donner ou pas ».

    Raises:
        ErreurMetier: The decision is not open, or does not hold.
    """
    return contexte.accomplir(
        Acte.DECIDER,
        numero,
        lambda dossier: procedure.decider(dossier, decision, contexte.cpas()),
    )
