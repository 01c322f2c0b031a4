"""What a dossier waits for, and who holds it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from desktop_app.domain.workflow import Acte, Parcours, Statut


class Chez(StrEnum):
    """Who does the next act."""

    SECRETARIAT = "secretariat"
    REFERENT = "referent"
    DIRECTEUR_GENERAL = "directeur_general"
    SIGNATAIRES = "signataires"
    PERSONNE = "personne"  # nothing is left to do


_SUITE: Mapping[Statut, tuple[Acte, Chez]] = MappingProxyType(
    {
        Statut.ENREGISTREE: (Acte.ANALYSER, Chez.SECRETARIAT),
        Statut.ANALYSEE: (Acte.RENDRE_AVIS, Chez.REFERENT),
        Statut.AVIS_RENDU: (Acte.DECIDER, Chez.DIRECTEUR_GENERAL),
        Statut.DECIDEE: (Acte.ETABLIR_LETTRE, Chez.SECRETARIAT),
        Statut.LETTRE_ETABLIE: (Acte.SIGNER, Chez.SIGNATAIRES),
        Statut.SIGNEE: (Acte.ENVOYER, Chez.SECRETARIAT),
        Statut.ENVOYEE: (Acte.CLOTURER, Chez.SECRETARIAT),
    }
)


def prochain_acte(parcours: Parcours, statut: Statut) -> Acte | None:
    """Return the act a dossier waits for, or nothing once it is closed."""
    if statut is Statut.CLOTUREE:
        return None
    return _SUITE[statut][0] if parcours is Parcours.REPONSE else Acte.CLOTURER


def chez(parcours: Parcours, statut: Statut) -> Chez:
    """Return who does the act a dossier waits for."""
    if statut is Statut.CLOTUREE:
        return Chez.PERSONNE
    return _SUITE[statut][1] if parcours is Parcours.REPONSE else Chez.SECRETARIAT
