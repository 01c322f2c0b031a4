"""The table of figures of the security page: one row for each promise, as last measured."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tests.endurance import lieux
from tests.endurance.bilan import Bilan

PAGE = lieux.RACINE / "resources" / "aide" / "securite.md"
_TRAIT = "|---|---|---|\n"


def ecart(bilans: Iterable[Bilan]) -> tuple[str, ...]:
    """Return the promises that the page does not tell, or tells although nobody measures them."""
    mesurees = {_francais(bilan.promesse) for bilan in bilans}
    return tuple(sorted(mesurees ^ _dites()))


def noter(bilans: Sequence[Bilan], *, seules: bool) -> None:
    """Write what was measured.

    Args:
        bilans: What was measured.
        seules: Nothing else is promised: rows of what was not measured go.
    """
    debut, anciennes = _partager()
    neuves = {_francais(bilan.promesse): _rangee(bilan) for bilan in bilans}
    rangees = neuves if seules else anciennes | neuves
    PAGE.write_text(debut + "".join(rangees.values()), encoding="utf-8")


def _dites() -> set[str]:
    return set(_partager()[1])


def _partager() -> tuple[str, dict[str, str]]:
    """Return what stands before the rows, and each row by its promise: the page ends with them."""
    debut, trait, rangees = PAGE.read_text(encoding="utf-8").partition(_TRAIT)
    lignes = rangees.splitlines(keepends=True)
    return debut + trait, {ligne.split("|")[1].strip(): ligne for ligne in lignes}


def _rangee(bilan: Bilan) -> str:
    essais = f"{bilan.essais}\u00a0essai{'s' if bilan.essais > 1 else ''}"
    fautes = f"{len(bilan.fautes)} faute(s)" if bilan.fautes else "aucune faute"
    resultat = f"{fautes} ; {bilan.temoin}" if bilan.temoin else fautes
    return f"| {_francais(bilan.promesse)} | {_francais(essais)} | {_francais(resultat)} |\n"


def _francais(texte: str) -> str:
    """Return a text with the spaces that French does not break, in its numbers too."""
    milliers = re.sub(r"(?<=\d)(?=(?:\d{3})+\b)", "\u00a0", texte)
    return re.sub(r"(?<=«) | (?=[:;!?»])", "\u00a0", milliers)
