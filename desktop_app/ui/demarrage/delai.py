"""How long to wait before the next try: three are free, then 2, 4, 8… seconds; never for ever."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_LIBRES = 3
_PREMIER = 2  # seconds
_PLUS_LONG = 60  # seconds


class Delai:
    """Counts the failures by the clock of the wall."""

    def __init__(self, horloge: Callable[[], datetime], deja: Sequence[datetime] = ()) -> None:
        """Start from the failures of before: closing the program makes no try free.

        Args:
            horloge: The clock.
            deja: When there were failures already, the last one last.
        """
        self._horloge = horloge
        self._echecs = len(deja)
        self._depuis = deja[-1] if deja else None

    def manquer(self) -> None:
        """Count one more failure."""
        self._echecs += 1
        self._depuis = self._horloge()

    @property
    def _duree(self) -> int:
        rang = min(self._echecs - _LIBRES, _PLUS_LONG)
        return min(_PLUS_LONG, _PREMIER * 2**rang) if rang >= 0 else 0

    def reste(self) -> int:
        """Return how many seconds are left; a clock set back does not make it longer."""
        if self._depuis is None:
            return 0
        maintenant = self._horloge()
        # A failure to come, left by a clock that was ahead, would make one wait until then.
        self._depuis = min(self._depuis, maintenant)
        ecoule = (maintenant - self._depuis).total_seconds()
        return max(0, math.ceil(self._duree - ecoule))
