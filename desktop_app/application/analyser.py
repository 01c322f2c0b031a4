"""Act: freeze the legal assessment of a request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.application.acte import Contexte
from desktop_app.application.corriger import corrige
from desktop_app.application.enregistrer import Arrivee
from desktop_app.application.imprimable import exiger_imprimables
from desktop_app.domain import procedure
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.sources import Referentiel
from desktop_app.domain.workflow import Acte, Parcours


def analyser(contexte: Contexte, numero: Numero, referentiel: Referentiel, jour: date) -> Dossier:
    """Assess the request with the texts in force on a day, and keep the outcome.

    Source: circ_2022, ext., « une analyse juridique systématique ».

    Raises:
        ErreurMetier: The analysis is not open, a question of it is, or no letter could print
            the label of an element.
    """

    def changer(dossier: Dossier) -> Dossier:
        analyse = procedure.analyser(dossier, jour, evaluer(dossier.demande, jour, referentiel))
        return _imprimable(analyse)

    return contexte.accomplir(Acte.ANALYSER, numero, changer)


def instruire(
    contexte: Contexte, numero: Numero, arrivee: Arrivee, referentiel: Referentiel
) -> Dossier:
    """Keep the answers found while examining a request, and freeze their assessment.

    Both are done, or neither; each has its row in the journal.

    Raises:
        ErreurMetier: The analysis is not open, a question of it is, or no letter could print
            the label of an element.
    """
    with contexte.registre.transaction():
        dossier = contexte.registre.charger(numero)
        nouveau = corrige(contexte, dossier, arrivee, referentiel)
        if nouveau != dossier:
            # The analysis closes the door, after whoever does it went through.
            contexte.inscrire(Acte.CORRIGER, replace(nouveau, secrete=dossier.secrete))
        evaluation = evaluer(nouveau.demande, contexte.jour, referentiel)
        analyse = procedure.analyser(nouveau, contexte.jour, evaluation)
        contexte.inscrire(Acte.ANALYSER, _imprimable(analyse))
    return analyse


def _imprimable(analyse: Dossier) -> Dossier:
    """Refuse to freeze the label of an element that no letter could print."""
    if analyse.voie.parcours is Parcours.REPONSE:
        libelles = (element.libelle for element in analyse.demande.elements)
        exiger_imprimables("element_non_imprimable", libelles)
    return analyse
