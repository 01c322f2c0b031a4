"""What a column and a part of a dossier are, whichever they be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, fields
from enum import Enum, auto
from typing import Any

from desktop_app.domain.dossier import DE_LA_LETTRE, Dossier, Etapes
from desktop_app.domain.reponse import Qualite
from desktop_app.domain.workflow import Statut

# The two signatures are read side by side.
PAR_QUALITE = {Qualite.DIRECTEUR_GENERAL: "dg", Qualite.PRESIDENT: "president"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Colonne:
    """A column of the dossier's own row, which an act may change.

    Attributes:
        genre: What the table holds: ``int`` or ``str``.
        dire: The value to store.
        attribut: Attribute of a dossier that is read from it; "" where another column says it.
        relire: What that attribute is, from the value stored.
        change: Whether an act may change it; the status moves by a statement of its own.
        figee_par: Table whose row freezes it; "" where nothing does.
        depuis: Version of the schema that added it; what has no value then is 0 or "".
        scelle: SQL of what the journal hashes of it, for a column whose form is older than the
            general one; "" for that one.
    """

    nom: str
    genre: type
    dire: Callable[[Dossier], Any]
    attribut: str = ""
    relire: Callable[[Any], Any] = str
    change: bool = True
    figee_par: str = ""
    depuis: int = 1
    scelle: str = ""


class Repetition(Enum):
    """How many rows of a part a dossier may have."""

    UNE = auto()
    PAR_QUALITE = auto()  # one for each of the two signatories
    NUMEROTEE = auto()  # from 1, without gaps


class Portee(Enum):
    """How long the rows of a part count; those of earlier rounds are kept, under their number."""

    TOUJOURS = auto()  # whatever happens: they have no number
    TOUR = auto()  # until everything is begun again
    LETTRE = auto()  # until the letter is made again, or everything is


@dataclass(frozen=True, slots=True, kw_only=True)
class Partie:
    """A part that an act adds once and for all, in a table of its own.

    Attributes:
        nom: Its table.
        attribut: Attribute of a dossier that holds it, or all of them.
        classe: What one is; it is stored as JSON.
        apres: Part that must be there before; "" for none.
        signee: Whether the account of whoever added it signs it.
        prouve: Status that nothing reaches without it.
        octets: Table that keeps the bytes that go with it; "" for none.
        reperes: What is told again in a column of its own, for the triggers to see.
        depuis: Version of the schema that added it.
    """

    nom: str
    attribut: str
    classe: type
    apres: str = ""
    repetition: Repetition = Repetition.UNE
    signee: bool = False
    prouve: Statut | None = None
    octets: str = ""
    reperes: tuple[tuple[str, Callable[[Any], str]], ...] = ()
    depuis: int = 1

    @property
    def portee(self) -> Portee:
        """How long its rows count: as the dossier says of the attribute."""
        if self.attribut in DE_LA_LETTRE:
            return Portee.LETTRE
        return Portee.TOUR if self.attribut in _D_UN_TOUR else Portee.TOUJOURS

    @property
    def cle(self) -> str:
        """The column that tells the rows of one round apart; "" where there is one."""
        if self.repetition is Repetition.NUMEROTEE:
            return "rang"
        return "qualite" if self.repetition is Repetition.PAR_QUALITE else ""

    @property
    def preuve(self) -> str:
        """The table whose row shows that this part is there, whole."""
        return self.octets or self.nom

    def lignes(self, etapes: Etapes) -> Iterator[tuple[str, Any]]:
        """Yield what a round holds of this part, each under the name it is read back by."""
        valeur = getattr(etapes, self.attribut)
        if self.repetition is Repetition.NUMEROTEE:
            yield from ((f"{self.nom} {rang}", v) for rang, v in enumerate(valeur, 1))
        elif self.repetition is Repetition.PAR_QUALITE:
            yield from ((PAR_QUALITE[v.qualite], v) for v in valeur)
        elif valeur is not None:
            yield self.nom, valeur

    def nom_de(self, cle: str | int) -> str:
        """Return the name of a row of the first round, from what tells it apart."""
        if self.repetition is Repetition.PAR_QUALITE:
            return PAR_QUALITE[Qualite(str(cle))]
        return f"{self.nom} {cle}" if self.repetition is Repetition.NUMEROTEE else self.nom

    def noms(self, presentes: Collection[str]) -> tuple[str, ...]:
        """Return the names of the rows of this part among those that are there, in order."""
        return self.noms_du_tour(presentes, 1)

    def noms_du_tour(self, presentes: Collection[str], tour: int) -> tuple[str, ...]:
        """Return how the rows of one round would be named if it were the first, in order."""
        if self.repetition is Repetition.NUMEROTEE:
            debut = nommer(tour, f"{self.nom} ")
            return tuple(
                self.nom_de(nom.removeprefix(debut)) for nom in presentes if nom.startswith(debut)
            )
        if self.repetition is Repetition.PAR_QUALITE:
            return tuple(nom for nom in PAR_QUALITE.values() if nommer(tour, nom) in presentes)
        return (self.nom,) if nommer(tour, self.nom) in presentes else ()


_D_UN_TOUR = frozenset(champ.name for champ in fields(Etapes))


def nommer(tour: int, nom: str) -> str:
    """Return how a row is read back: of the first round, under the name of its part alone."""
    return nom if tour == 1 else f"tour {tour} {nom}"
