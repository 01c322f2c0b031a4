"""Act: correct what was said of a request, as long as its letter does not exist."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.application.acte import Contexte
from desktop_app.application.enregistrer import Arrivee, exiger_un_accord_possible
from desktop_app.domain import procedure
from desktop_app.domain.demande import Consentement, Demande
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte


def corriger(
    contexte: Contexte, numero: Numero, arrivee: Arrivee, referentiel: Referentiel
) -> Dossier:
    """Replace the request, the person and the correspondent of a dossier; what was there is kept.

    Raises:
        ErreurMetier: The letter exists, the request was analysed and would change, or a date
            comes after the day it was received, or an agreement ends before it begins or has
            its writing elsewhere.
    """
    return contexte.accomplir(
        Acte.CORRIGER, numero, lambda dossier: corrige(contexte, dossier, arrivee, referentiel)
    )


def corrige(
    contexte: Contexte, dossier: Dossier, arrivee: Arrivee, referentiel: Referentiel
) -> Dossier:
    """Return the dossier as the correction leaves it; once analysed, only who is named changes.

    Raises:
        ErreurMetier: The letter exists, the request was analysed and would change, or it bears
            an agreement that ends before it begins, or whose writing is elsewhere.
    """
    exiger_un_accord_possible(arrivee.demande, lambda: contexte.registre.pieces(dossier.numero))
    nouveau = replace(
        dossier,
        demande=_avec_l_accord_retire(dossier, arrivee.demande),
        personne=arrivee.personne,
        correspondant=arrivee.correspondant,
    )
    if dossier.analyse is None:
        evaluation = evaluer(nouveau.demande, contexte.jour, referentiel)
        secrete = evaluation.mesure_secrete or _fut_secrete(dossier)
        nouveau = replace(nouveau, voie=evaluation.voie, secrete=secrete)
    return procedure.corriger(dossier, nouveau, contexte.jour, contexte.operateur)


def _avec_l_accord_retire(dossier: Dossier, demande: Demande) -> Demande:
    """Keep what is known of an agreement that was withdrawn: nobody is asked about it again."""
    etats = {dossier.demande.consentement, demande.consentement}
    retire = etats == {Consentement.RETIRE}
    return demande.avec_l_accord_de(dossier.demande) if retire else demande


def _fut_secrete(dossier: Dossier) -> bool:
    """Tell whether an earlier round, which stays readable, found a secret measure."""
    analyses = (tour.analyse for tour in dossier.tours)
    return any(a is not None and a.evaluation.mesure_secrete for a in analyses)
