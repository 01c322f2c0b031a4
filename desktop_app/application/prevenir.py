"""Act: say that the directeur général knows of a danger, and close its dossier."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Dossier, Note, Numero
from desktop_app.domain.workflow import Acte


def prevenir(contexte: Contexte, numero: Numero) -> Dossier:
    """Write down when the directeur général was told, then close; both are done, or neither.

    Raises:
        ErreurMetier: The dossier is closed, or on a road that knows no such end.
    """
    quand = contexte.quand
    texte = f"Directeur général prévenu le {quand:%d/%m/%Y} à {quand:%H:%M}."
    note = Note(date=contexte.jour, auteur=contexte.operateur, texte=texte)
    with contexte.registre.transaction():
        dit = procedure.noter(contexte.registre.charger(numero), note)
        contexte.inscrire(Acte.NOTER, dit)
        clos = procedure.cloturer(dit, contexte.jour)
        contexte.inscrire(Acte.CLOTURER, clos)
    return clos
