"""Act: make a letter again from the same decision; the former one is kept, void."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import sortir
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.workflow import Acte


def refaire_lettre(contexte: Contexte, numero: Numero, motif: str) -> Dossier:
    """Go back to the decision: the letter has to be established and signed again.

    Raises:
        ErreurMetier: No letter yet, sent already, or no reason given.
    """

    def changer(dossier: Dossier) -> Dossier:
        qui = contexte.jour, contexte.operateur
        reprise = sortir.reprise_de(dossier, Acte.REFAIRE_LETTRE, *qui, motif)
        return sortir.refaire_lettre(dossier, reprise)

    return contexte.accomplir(Acte.REFAIRE_LETTRE, numero, changer)
