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


def noter(bilans: Sequence[Bilan]) -> None:
    """Write what was measured in the place of the former table."""
    debut, _ = _partager()
    rangees = "".join(_rangee(bilan) for bilan in bilans)
    PAGE.write_text(debut + rangees, encoding="utf-8")


def _dites() -> set[str]:
    _, rangees = _partager()
    return {rangee.split("|")[1].strip() for rangee in rangees.splitlines()}


def _partager() -> tuple[str, str]:
    """Return what stands before the rows, and the rows: the page ends with them."""
    debut, trait, rangees = PAGE.read_text(encoding="utf-8").partition(_TRAIT)
    return debut + trait, rangees


def _rangee(bilan: Bilan) -> str:
    nombre = f"{bilan.essais:,}".replace(",", "\u00a0")
    essais = f"{nombre} essai{'s' if bilan.essais > 1 else ''}"
    fautes = f"{len(bilan.fautes)} faute(s)" if bilan.fautes else "aucune faute"
    resultat = f"{fautes} ; {bilan.temoin}" if bilan.temoin else fautes
    return f"| {_francais(bilan.promesse)} | {essais} | {_francais(resultat)} |\n"


def _francais(texte: str) -> str:
    """Return a text with the spaces that French does not break."""
    return re.sub(r"(?<=«) | (?=[:;!?»])", "\u00a0", texte)
