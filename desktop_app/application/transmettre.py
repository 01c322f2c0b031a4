"""Act: say that a writing went on to the president."""

from __future__ import annotations

from datetime import date

from desktop_app.application.acte import Contexte
from desktop_app.domain import sortir
from desktop_app.domain.demande import Destinataire
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.issues import Transmission
from desktop_app.domain.workflow import Acte


def transmettre(
    contexte: Contexte,
    numero: Numero,
    a: Destinataire = Destinataire.PRESIDENT,
    jour: date | None = None,
) -> Dossier:
    """Keep the day when a writing addressed to somebody else went on.

    Source: circ_2022, ext., « doit… être adressée au Président du CPAS ».

    Args:
        contexte: Where, when and by whom.
        numero: The dossier.
        a: Whom it went on to.
        jour: The day it did; today when absent.

    Raises:
        ErreurMetier: It was addressed to the president, went on already, or the opinion exists.
    """
    transmission = Transmission(date=jour or contexte.jour, auteur=contexte.operateur, a=a)
    return contexte.accomplir(
        Acte.TRANSMETTRE, numero, lambda dossier: sortir.transmettre(dossier, transmission)
    )
