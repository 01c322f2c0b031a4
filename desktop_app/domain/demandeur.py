"""Who asks: a requester type, what it can do, and the help a secretary needs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.demande import Nature, Origine


class Groupe(StrEnum):
    """Families of requesters, in the order shown."""

    POLICE_ET_PARQUET = "police_et_parquet"
    JURIDICTIONS = "juridictions"
    POUVOIRS_LOCAUX = "pouvoirs_locaux"
    CREANCIERS_ET_PROPRIETAIRES = "creanciers_et_proprietaires"
    PROFESSIONS_JURIDIQUES = "professions_juridiques"
    ADMINISTRATIONS = "administrations"
    AIDE_ET_SANTE = "aide_et_sante"
    PROCHES_ET_PUBLIC = "proches_et_public"
    PERSONNE_CONCERNEE = "personne_concernee"
    INTERNE = "interne"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demandeur:
    """A requester type, one file of ``resources/demandeurs``.

    Attributes:
        peut: What it is known to be able to do besides asking for information.
        peut_a_verifier: What it may come with, that somebody has to verify. What stands in neither
            is not known of: nothing says that the power does not exist.
        magistrat: Whether it is a magistrate, to whom nothing is recommended.
        pouvoirs_contestes: Its powers towards a CPAS are disputed; nothing is computed.
        aide: Three sentences for the secretary.
        avertissements: Traps.
        a_verifier: Points no source settles; shown as questions for a jurist, never as law.
        passages: Ids of the sentences that found the help.
    """

    code: str
    libelle: str
    groupe: Groupe
    origine: Origine
    peut: tuple[Nature, ...]
    peut_a_verifier: tuple[Nature, ...]
    pouvoirs_contestes: bool
    aide: tuple[str, str, str]
    magistrat: bool = False
    avertissements: tuple[str, ...] = ()
    a_verifier: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()

    @property
    def est_ou_represente_la_personne(self) -> bool:
        """Whether it has access to a file as the person concerned, or in that person's name."""
        return Nature.ACCES in (*self.peut, *self.peut_a_verifier)
