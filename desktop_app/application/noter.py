"""Act: write something down in a dossier."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Dossier, Note, Numero
from desktop_app.domain.workflow import Acte


def noter(contexte: Contexte, numero: Numero, texte: str) -> Dossier:
    """Add a note to a dossier, wherever it stands; it is never changed and never leaves the house.

    Raises:
        ErreurMetier: The note says nothing.
    """
    note = Note(date=contexte.jour, auteur=contexte.operateur, texte=texte)
    return contexte.accomplir(Acte.NOTER, numero, lambda dossier: procedure.noter(dossier, note))
