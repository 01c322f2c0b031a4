"""What the screen of arrivals shows, one thing at a time, and where each starts from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dossier import Numero
from desktop_app.domain.etapes import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Depart:
    """What a form starts from.

    Attributes:
        reponses: Answers already given elsewhere.
        venu_de: The procedure they were given in; "" for none.
        suite_de: The earlier dossier that is asked for again.
        moment: When it came in; now when absent.
    """

    procedure: Procedure
    reponses: Mapping[str, Any] = field(default_factory=dict)
    venu_de: str = ""
    suite_de: Numero | None = None
    moment: datetime | None = None

    @property
    def cle(self) -> str:
        """Key of the draft; two starts never share one."""
        suite = str(self.suite_de) if self.suite_de else ""
        return "/".join(filter(None, ("arrivee", self.procedure.id, self.venu_de, suite)))


class Volet(QWidget):
    """One thing that the screen of arrivals shows."""

    titre = ""

    chemin_voulu = Signal(str)
    """Go on to another one; carries its code."""

    report_voulu = Signal(str, object)
    """Go on elsewhere with the answers given here; carries the code and the answers."""

    remplace = Signal(object)
    """What was asked is done: another volet takes the place of all of them."""

    dossier_voulu = Signal(object)
    """Ask for a dossier; carries its ``Numero``."""

    change = Signal()
    """The register changed."""

    fini = Signal()
    """Nothing is left to do here."""

    def heightForWidth(self, largeur: int) -> int:
        """Ask for the least height alone: what is long scrolls inside, not around it too."""
        boite = self.layout()
        return boite.minimumHeightForWidth(largeur) if boite is not None else -1

    def arriver(self) -> None:
        """Give the focus to the first thing to do."""

    def garder(self) -> None:
        """Keep what was typed."""
