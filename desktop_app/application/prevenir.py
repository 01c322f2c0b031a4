"""Act: say that the directeur général knows of a danger, and close its dossier."""

from __future__ import annotations

from desktop_app.application.acte import Contexte
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Dossier, Note, Numero
from desktop_app.domain.phrases import Textes
from desktop_app.domain.workflow import Acte


def prevenir(contexte: Contexte, numero: Numero, textes: Textes) -> Dossier:
    """Write down when the directeur général was told, then close; both are done, or neither.

    Raises:
        ErreurMetier: The dossier is closed, or on a road that knows no such end.
    """
    quand = contexte.quand
    dit = {"jour": f"{quand:%d/%m/%Y}", "heure": f"{quand:%H:%M}"}
    texte = textes.arrivee["directeur_general_prevenu"].entiere(dit)
    note = Note(date=contexte.jour, auteur=contexte.operateur, texte=texte)
    with contexte.registre.transaction():
        note_prise = procedure.noter(contexte.registre.charger(numero), note)
        contexte.inscrire(Acte.NOTER, note_prise)
        clos = procedure.cloturer(note_prise, contexte.jour)
        contexte.inscrire(Acte.CLOTURER, clos)
    return clos
