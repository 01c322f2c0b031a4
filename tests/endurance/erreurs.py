"""Errors of the disk: a call fails once or from then on; what was said is there, in our words."""

from __future__ import annotations

from collections.abc import Iterator

from tests.endurance.arrets import mesurer_les_points
from tests.endurance.bilan import Bilan

ATTENDUS = 310
_REFUSER = (
    *("error=EIO:when=N", "error=EIO:when=N+"),
    *("error=ENOSPC:when=N", "error=ENOSPC:when=N+"),
)


def mesurer(complet: bool) -> Iterator[Bilan]:
    """Fail the operations at points spread over all of them, or at every one."""
    yield mesurer_les_points(
        "Erreurs de disque injectées", _REFUSER, None if complet else ATTENDUS
    )
