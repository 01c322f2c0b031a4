"""Act: say who writes and who signs from now on."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain.mandats import exiger_possibles
from desktop_app.domain.reponse import Cpas


def definir_cpas(contexte: Contexte, cpas: Cpas) -> None:
    """Keep who we are, for the letters to come.

    Raises:
        ErreurMetier: This is not for the role of whoever works (``acte_reserve``), or a mandate
            names nobody, ends before it begins, or overlaps with another one.
    """
    exiger_possibles(cpas.mandats)
    with contexte.registre.transaction():
        contexte.registre.definir_cpas(cpas, auteur=contexte.operateur, moment=contexte.quand)
