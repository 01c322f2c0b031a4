"""Act: the directeur général has seen that a dossier was filed."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import sortir
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.issues import Revue
from desktop_app.domain.workflow import Acte


def revoir(contexte: Contexte, numero: Numero) -> Dossier:
    """Keep who saw it and when; the dossier no longer waits for anybody.

    Raises:
        ErreurMetier: It is not filed, or was seen already.
    """
    revue = Revue(date=contexte.jour, auteur=contexte.operateur)
    return contexte.accomplir(Acte.REVOIR, numero, lambda dossier: sortir.revoir(dossier, revue))
