"""Who may open the register, and what each may do there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person does in the house."""

    SECRETARIAT = "secretariat"
    REFERENT = "referent"
    DIRECTEUR_GENERAL = "directeur_general"
    PRESIDENT = "president"
    LECTURE = "lecture"
    SECOURS = "secours"  # whoever opened with the recovery words


@dataclass(frozen=True, slots=True, kw_only=True)
class Compte:
    """One person who has, or had, an access of their own.

    Attributes:
        id: Neutral identifier, the same as in the key file.
        mesures: Whether the directeur général named them to see the secret measures.
        depuis: Row of the journal that let them in.
        jusqua: Row of the journal that saw them leave; 0 while they are here.
    """

    id: str
    nom: str
    role: Role
    mesures: bool = False
    depuis: int = 0
    jusqua: int = 0

    @property
    def parti(self) -> bool:
        """Whether they left."""
        return self.jusqua > 0

    @property
    def voit_les_mesures(self) -> bool:
        """Whether secret measures exist for this person.

        Source: cic_46bis_1, § 2, « est tenue de garder le secret ».
        """
        return self.mesures or self.role is Role.DIRECTEUR_GENERAL

    def present(self, rang: int) -> bool:
        """Tell whether they had an access at a row of the journal."""
        return self.depuis <= rang and (not self.jusqua or rang < self.jusqua)
