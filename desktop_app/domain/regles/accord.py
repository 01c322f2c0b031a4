"""When the written agreement of the person counts."""

from __future__ import annotations

from desktop_app.domain.demande import Consentement, DonneurAccord
from desktop_app.domain.regles.cas import Cas


def accord_compte(cas: Cas) -> bool:
    """Tell whether a written agreement stands: for this asker, from who may give it, that day.

    Source: circ_2022, ext., « marque son accord » ; the writing is the prudence of the house.
    """
    demande = cas.demande
    return (
        demande.consentement is Consentement.ECRIT
        and demande.consentement_vise_le_demandeur
        and demande.consentement_donne_par is not DonneurAccord.AUTRE
        and (demande.consentement_du is None or demande.consentement_du <= cas.jour)
        and (demande.consentement_jusqu_au is None or cas.jour <= demande.consentement_jusqu_au)
    )


def accord_insuffisant(cas: Cas) -> bool:
    """Tell whether an agreement is spoken of that opens nothing.

    Source: circ_2022, ext., « marque son accord ».
    """
    return cas.demande.consentement is not Consentement.AUCUN and not accord_compte(cas)
