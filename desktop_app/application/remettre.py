"""Act: keep what was shown and what left without a letter."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.application.cloturer import clore
from desktop_app.domain import accompagner
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.remise import Remise
from desktop_app.domain.workflow import Acte


def remettre(contexte: Contexte, numero: Numero, remise: Remise) -> Dossier:
    """Keep which act was shown, who verified it and what left.

    Raises:
        ErreurMetier: Nobody verified it, or something left that nothing allowed.
    """
    return contexte.accomplir(
        Acte.REMETTRE, numero, lambda dossier: accompagner.remettre(dossier, remise)
    )


def remettre_et_clore(contexte: Contexte, numero: Numero, remise: Remise) -> Dossier:
    """Keep it and close; both are done, or neither.

    Raises:
        ErreurMetier: As ``remettre`` and ``clore``.
    """
    with contexte.registre.transaction():
        remis = accompagner.remettre(contexte.registre.charger(numero), remise)
        contexte.inscrire(Acte.REMETTRE, remis)
        return clore(contexte, remis)
