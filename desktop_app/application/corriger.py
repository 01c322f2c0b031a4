"""Act: correct what was said of a request, as long as its letter does not exist."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.application.acte import Contexte
from desktop_app.application.enregistrer import Arrivee
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.regles.cas import Cas
from desktop_app.domain.regles.voie import voie
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte


def corriger(
    contexte: Contexte, numero: Numero, arrivee: Arrivee, referentiel: Referentiel
) -> Dossier:
    """Replace the request, the person and the correspondent of a dossier.

    Raises:
        ErreurMetier: The letter exists, or the request was analysed and would change.
    """
    return contexte.accomplir(
        Acte.CORRIGER, numero, lambda dossier: corrige(contexte, dossier, arrivee, referentiel)
    )


def corrige(
    contexte: Contexte, dossier: Dossier, arrivee: Arrivee, referentiel: Referentiel
) -> Dossier:
    """Return the dossier as the correction leaves it; once analysed, its road stays."""
    cas = Cas(demande=arrivee.demande, jour=contexte.jour, referentiel=referentiel)
    la_voie = voie(cas).valeur if dossier.analyse is None else dossier.voie
    nouveau = replace(
        dossier,
        demande=arrivee.demande,
        voie=la_voie,
        personne=arrivee.personne,
        correspondant=arrivee.correspondant,
    )
    return procedure.corriger(dossier, nouveau)
