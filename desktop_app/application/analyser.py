"""Act: freeze the legal assessment of a request."""

from __future__ import annotations

from datetime import date

from desktop_app.application.acte import Contexte
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte


def analyser(contexte: Contexte, numero: Numero, referentiel: Referentiel, jour: date) -> Dossier:
    """Assess the request with the texts in force on a day, and keep the outcome.

    Source: circ_2022, ext., « une analyse juridique systématique ».

    Raises:
        ErreurMetier: The analysis is not open, or a question of it is.
    """

    def changer(dossier: Dossier) -> Dossier:
        return procedure.analyser(dossier, jour, evaluer(dossier.demande, jour, referentiel))

    return contexte.accomplir(Acte.ANALYSER, numero, changer)
