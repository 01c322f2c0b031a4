"""Act: open the dossier whose letter corrects one that was sent."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.application.acte import Contexte
from desktop_app.application.enregistrer import Arrivee, nouveau
from desktop_app.domain import sortir
from desktop_app.domain.demande import Demande
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte


def rectifier(contexte: Contexte, numero: Numero, motif: str, referentiel: Referentiel) -> Dossier:
    """Register the same request again under the next number, the whole process to be done.

    Source: circ_2022, « Toute nouvelle sollicitation impose de réappliquer le processus complet. »

    Returns:
        The new dossier; the journal tells of both.

    Raises:
        ErreurMetier: Not sent yet, or no reason given.
    """
    with contexte.registre.transaction():
        ancien = contexte.registre.charger(numero)
        qui = contexte.jour, contexte.operateur
        rectification = sortir.rectification_de(ancien, *qui, motif)
        arrivee = Arrivee(
            demande=_sans_piece(sortir.demande_actuelle(ancien)),
            personne=ancien.personne,
            correspondant=ancien.correspondant,
            suite_de=numero,
        )
        neuf = replace(nouveau(contexte, arrivee, referentiel), rectification=rectification)
        contexte.inscrire(Acte.RECTIFIER, neuf)
        contexte.registre.consigner(
            Acte.RECTIFIER, auteur=contexte.operateur, moment=contexte.quand, numero=numero
        )
    return neuf


def _sans_piece(demande: Demande) -> Demande:
    """Leave out the attachment that bears the agreement: it is one of the earlier dossier."""
    return replace(demande, accord=replace(demande.accord, piece=""))
