"""Act: answer a councillor whom no rule answers, which only the directeur général does."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import accompagner
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.mandats import Office
from desktop_app.domain.remise import Appreciation
from desktop_app.domain.workflow import Acte


def apprecier(contexte: Contexte, numero: Numero, *, accordee: bool, motif: str) -> Dossier:
    """Keep what the directeur général appreciated, with his reason.

    Raises:
        ErreurMetier: There is nothing to appreciate, or it is without a reason.
    """
    cpas = contexte.cpas()
    directeur = cpas.titulaire(Office.DIRECTEUR_GENERAL, contexte.jour)
    appreciation = Appreciation(
        date=contexte.jour, auteur=directeur.nom, accordee=accordee, motif=motif
    )
    return contexte.accomplir(
        Acte.APPRECIER, numero, lambda d: accompagner.apprecier(d, appreciation, cpas)
    )
