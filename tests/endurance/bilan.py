"""What one campaign measured of one promise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilan:
    """One line of the table of figures.

    Attributes:
        promesse: What is promised, short, in French.
        essais: How many trials were made.
        attendus: How many this run had to make.
        fautes: What broke the promise; empty when it was kept.
        temoin: What the control showed, "" where there is none.
    """

    promesse: str
    essais: int
    attendus: int
    fautes: tuple[str, ...] = ()
    temoin: str = ""

    @property
    def tenu(self) -> bool:
        """Whether the promise was kept, often enough to be believed."""
        return not self.fautes and self.essais >= self.attendus
