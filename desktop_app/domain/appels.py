"""Who is called when somebody stands there with an act, or in danger: the first one first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.mandats import Office
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Cpas


@dataclass(frozen=True, slots=True, kw_only=True)
class Appel:
    """Somebody to call.

    Attributes:
        telephone: "" where nobody wrote it down.
    """

    nom: str
    telephone: str = ""

    def __str__(self) -> str:
        """Write the name, then the number."""
        return f"{self.nom} {self.telephone}".strip()


def a_appeler(cpas: Cpas | None, jour: date) -> tuple[Appel, ...]:
    """Return whom to call that day, the directeur général first; nobody where nobody was named."""
    return tuple(_appels(cpas, jour)) if cpas is not None else ()


def _appels(cpas: Cpas, jour: date) -> Iterator[Appel]:
    connus = (
        (cpas.titulaire(Office.DIRECTEUR_GENERAL, jour).nom, cpas.telephone_directeur_general),
        (cpas.titulaire(Office.PRESIDENT, jour).nom, cpas.telephone_president),
        (cpas.juriste, cpas.telephone_juriste),
    )
    for nom, telephone in connus:
        if plier(nom):
            yield Appel(nom=nom, telephone=telephone)
