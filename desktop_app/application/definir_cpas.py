"""Act: say who writes and who signs from now on."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.mandats import exiger_possibles
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Cpas

_TRAVAIL_SOCIAL = (
    "assistant social",
    "assistante sociale",
    "travailleur social",
    "travailleuse sociale",
    "educateur",
    "educatrice",
)  # as ``plier`` spells them


def definir_cpas(contexte: Contexte, cpas: Cpas) -> None:
    """Keep who we are, for the letters to come.

    Raises:
        ErreurMetier: This is not for the role of whoever works (``acte_reserve``), a mandate names
            nobody, ends before it begins, or overlaps with another one, or the letters would name
            a social worker (``contact_travailleur_social``).
    """
    exiger_possibles(cpas.mandats)
    if any(mot in plier(cpas.qualite_du_contact) for mot in _TRAVAIL_SOCIAL):
        raise ErreurMetier("contact_travailleur_social")
    with contexte.registre.transaction():
        contexte.registre.definir_cpas(cpas, auteur=contexte.operateur, moment=contexte.quand)
