"""What is read ahead, behind the unlocking, so that the first dossier opens at once."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.application.poste import Poste

_MODULES = (
    "desktop_app.ui.bureau",
    "desktop_app.ui.dossier.ecran",
    "desktop_app.ui.arrivee.ecran",
    "desktop_app.ui.lettre.panneau",
    "pypdfium2",
)


def prechauffer(poste: Poste) -> None:
    """Read the screens, the data files and the models of letters; for a background thread."""
    for module in _MODULES:
        importlib.import_module(module)
    poste.contenu()
    poste.redaction()
