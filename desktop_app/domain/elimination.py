"""Erasing closed dossiers, once the archives allowed it in writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.noms import plier


@dataclass(frozen=True, slots=True, kw_only=True)
class Autorisation:
    """The written authorisation of the Archives de l'État.

    Source: loi du 24 juin 1955 relative aux archives, art. 5; the page of the Archives de l'État
    on local authorities: « une autorisation écrite préalable… est nécessaire ».

    Attributes:
        reference: What the archives wrote on it.
        accordee_le: Its date.
    """

    reference: str
    accordee_le: date

    def exiger(self, jour: date) -> None:
        """Refuse an authorisation that says nothing, or that nobody gave yet.

        Raises:
            ErreurMetier: ``autorisation_manquante`` or ``autorisation_future``.
        """
        if not plier(self.reference):
            raise ErreurMetier("autorisation_manquante")
        if self.accordee_le > jour:
            raise ErreurMetier("autorisation_future")
