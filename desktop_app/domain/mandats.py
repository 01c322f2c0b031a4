"""Who holds an office between two days: the holder, one for a time, a replacement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.noms import meme_nom, plier


class Office(StrEnum):
    """What somebody is appointed to: to decide, to sign, to give the opinion."""

    DIRECTEUR_GENERAL = "directeur_general"
    PRESIDENT = "president"
    REFERENT = "referent"


class Moment(StrEnum):
    """Where a mandate lies beside a day."""

    EN_COURS = "en_cours"
    A_VENIR = "a_venir"
    PASSE = "passe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandat:
    """Somebody who holds an office between two days, both included.

    Attributes:
        titre: Quality as printed; "" leaves the usual words of the office.
        au: Last day; no limit when absent.
        designation: Reference of the act that appointed them.
    """

    qualite: Office
    nom: str
    du: date
    titre: str = ""
    au: date | None = None
    designation: str = ""

    def moment(self, jour: date) -> Moment:
        """Tell whether the mandate runs on that day, both ends included."""
        if jour < self.du:
            return Moment.A_VENIR
        return Moment.PASSE if self.au is not None and self.au < jour else Moment.EN_COURS

    def chevauche(self, autre: Mandat) -> bool:
        """Tell whether both give one office to two holders on one day."""
        debut, fins = max(self.du, autre.du), (self.au, autre.au)
        return self.qualite is autre.qualite and all(f is None or debut <= f for f in fins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Titulaire:
    """Who holds an office on a day.

    Attributes:
        titre: Quality as printed; "" leaves the usual words of the office.
        mandat: What appointed them; absent where the house names them without dates.
    """

    nom: str
    titre: str = ""
    mandat: Mandat | None = None

    def est(self, nom: str) -> bool:
        """Tell whether that is their name."""
        return meme_nom(self.nom, nom)


def en_cours(mandats: Iterable[Mandat], office: Office, jour: date) -> Mandat | None:
    """Return the mandate that gives an office on a day, if any."""
    siens = (m for m in mandats if m.qualite is office)
    return next((m for m in siens if m.moment(jour) is Moment.EN_COURS), None)


def chevauchement(mandats: Sequence[Mandat]) -> tuple[Mandat, Mandat] | None:
    """Return the first two mandates that give one office to two holders on one day."""
    paires = combinations(mandats, 2)
    return next(((un, autre) for un, autre in paires if un.chevauche(autre)), None)


def exiger_possibles(mandats: Sequence[Mandat]) -> None:
    """Refuse mandates that name nobody, end before they begin, or overlap in one office.

    Raises:
        ErreurMetier: ``mandat_sans_nom``, ``mandat_a_rebours`` or ``mandats_qui_se_chevauchent``;
            the days are told, never a name.
    """
    for mandat in mandats:
        du, au = bornes(mandat)
        if not plier(mandat.nom):
            raise ErreurMetier("mandat_sans_nom", du=du)
        if mandat.au is not None and mandat.au < mandat.du:
            raise ErreurMetier("mandat_a_rebours", du=du, au=au)
    deux = chevauchement(mandats)
    if deux is not None:
        (du, au), (autre_du, autre_au) = map(bornes, deux)
        raise ErreurMetier(
            "mandats_qui_se_chevauchent", du=du, au=au, autre_du=autre_du, autre_au=autre_au
        )


def bornes(mandat: Mandat) -> tuple[str, str]:
    """Write both days of a mandate as the sentences of refusals do; "…" for no limit."""
    return f"{mandat.du:%d/%m/%Y}", f"{mandat.au:%d/%m/%Y}" if mandat.au else "…"
