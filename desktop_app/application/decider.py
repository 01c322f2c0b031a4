"""Act: decide, which only the directeur général does."""

from __future__ import annotations

from datetime import date

from desktop_app.application.acte import Contexte
from desktop_app.application.imprimable import exiger_imprimables
from desktop_app.application.ports import Registre
from desktop_app.domain import procedure
from desktop_app.domain.comptes import Compte, Role
from desktop_app.domain.dossier import Decision, Dossier, Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.mandats import Office
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Cpas
from desktop_app.domain.workflow import Acte


def decider(contexte: Contexte, numero: Numero, decision: Decision) -> Dossier:
    """Add a decision to a dossier whose opinion was given.

    Source: circ_2022, ext., « il lui appartient d'apprécier la réponse à donner ou pas ».

    Raises:
        ErreurMetier: The decision is not open, does not hold, cannot be printed, or was
            transcribed without the paper that the directeur général signed.
    """

    def changer(dossier: Dossier) -> Dossier:
        decide = procedure.decider(dossier, decision, contexte.cpas())
        exiger_imprimables("valeur_non_imprimable", (e.valeur for e in decision.elements))
        if transcrite(contexte.registre, decision.date):
            _exiger_le_papier(contexte.registre, numero, decision.piece)
        return decide

    return contexte.accomplir(Acte.DECIDER, numero, changer)


def transcrite(registre: Registre, jour: date) -> bool:
    """Tell whether a decision taken here is only written down for who is directeur général.

    A practice register asks for no paper: nobody signed any.
    """
    if registre.exercice:
        return False
    qui = registre.comptes.qui
    return qui.role is not Role.DIRECTEUR_GENERAL or _remplace(registre.cpas(), qui, jour)


def _remplace(cpas: Cpas | None, qui: Compte, jour: date) -> bool:
    """Tell whether a mandate gives the office of that day to another than whoever opened.

    An account may say more than the name: nobody has two accounts under one.
    """
    mandat = cpas.titulaire(Office.DIRECTEUR_GENERAL, jour).mandat if cpas is not None else None
    return mandat is not None and not {*plier(mandat.nom).split()} <= {*plier(qui.nom).split()}


def _exiger_le_papier(registre: Registre, numero: Numero, piece: str) -> None:
    if not any(jointe.id == piece for jointe in registre.pieces(numero)):
        raise ErreurMetier("decision_sans_papier")
