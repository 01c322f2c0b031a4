"""Drafts: what is being typed is in the register before two seconds have passed."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.ui.session import Session

_DELAI = 1200  # milliseconds after the last key


class Brouillon(QObject):
    """Keeps the answers of one form in the register while they are typed."""

    garde = Signal(object)
    """It was kept; carries the moment."""

    refuse = Signal(object)
    """It could not be kept; carries the failure. What was typed stays on the screen."""

    def __init__(
        self, session: Session, cle: str, lire: Callable[[], dict[str, Any]], parent: QObject
    ) -> None:
        """Watch over a form.

        Args:
            session: The open register.
            cle: Which draft; it names nobody.
            lire: Returns what is to be kept, as JSON knows it.
            parent: Whoever owns it.
        """
        super().__init__(parent)
        self._session, self._cle, self._lire = session, cle, lire
        self._minuterie = QTimer(self)
        self._minuterie.setSingleShot(True)
        self._minuterie.setInterval(_DELAI)
        self._minuterie.timeout.connect(self.garder)
        self._a_garder = False

    def reprendre(self) -> dict[str, Any]:
        """Return what was kept, empty where nothing was."""
        contenu = self._session.registre.brouillon(self._cle)
        trouve = json.loads(contenu) if contenu else {}
        return trouve if isinstance(trouve, dict) else {}

    def noter(self) -> None:
        """Take note that something was typed; it is kept soon."""
        self._a_garder = True
        if not self._minuterie.isActive():
            self._minuterie.start()

    def garder(self) -> None:
        """Keep it now, if anything changed."""
        if not self._a_garder:
            return
        if not self._session.registre.verifie:
            # Nothing is written before the whole file was verified: a little later, then.
            self._minuterie.start()
            return
        moment = self._session.poste.horloge()
        contenu = json.dumps(self._lire(), ensure_ascii=False)
        try:
            self._session.registre.garder_brouillon(self._cle, contenu, moment=moment)
        except ErreurCoffre as erreur:
            self._minuterie.start()
            self.refuse.emit(erreur)
            return
        self._a_garder = False
        self.garde.emit(moment)

    def oublier(self) -> None:
        """Remove it: an act took its place, or it is not wanted any more.

        One that cannot go does no harm, and the act that took its place was done all the same.
        """
        self._minuterie.stop()
        self._a_garder = False
        with contextlib.suppress(ErreurCoffre):
            self._session.registre.oublier_brouillon(self._cle)
