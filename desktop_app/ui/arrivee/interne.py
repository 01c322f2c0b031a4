"""A colleague or a councillor: the five conditions, or what is indispensable, and a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.application import fiches_arrivee
from desktop_app.domain.etapes import Champ, Question
from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.fiche import Fiche
from desktop_app.ui.arrivee.fait import Fait, VoletFait
from desktop_app.ui.arrivee.impression import entete
from desktop_app.ui.arrivee.saisie import VoletSaisie
from desktop_app.ui.arrivee.verdict import Verdict
from desktop_app.ui.arrivee.volet import Depart
from desktop_app.ui.champs.source import citations
from desktop_app.ui.elements import PAS, bouton, carte, mots, pile
from desktop_app.ui.session import Session


class VoletInterne(VoletSaisie):
    """Asks what the circular asks, shows what follows, and records it."""

    DEFAUTS: Mapping[str, Any] = {"canal": "reunion", "interne.forme": "consultation"}

    def __init__(self, session: Session, depart: Depart) -> None:
        super().__init__(session, depart)
        self.verdict = Verdict(session)
        self.consigner = bouton(self.procedure.etapes[0].acte_suivant, "principal")
        self.consigner.clicked.connect(self._consigner)
        self.monter(self._a_cote(), self.consigner)

    def _a_cote(self) -> QWidget:
        passages = (*self.procedure.etapes[0].passages, *self.procedure.passages)
        return pile(
            carte(mots("Constat", "sous-titre"), self.verdict),
            mots(self.procedure.introduction),
            *(mots(f"– {point}") for point in self.procedure.liste),
            citations(passages, self.session.contenu.referentiel),
            None,
            espace=2 * PAS,
        )

    def _evaluer(self) -> Evaluation:
        aujourd_hui = self.session.poste.horloge().date()
        return evaluer(self.arrivee().demande, aujourd_hui, self.session.contenu.referentiel)

    def regarder(self) -> None:
        """Show what follows from the answers."""
        reponses = self.formulaire.reponses()
        restent = [q for q in self._conditions() if q.id not in reponses]
        refusee = any(reponses.get(q.id) is False for q in self._conditions())
        self.verdict.montrer(self._evaluer(), 0 if refusee else len(restent))

    def _conditions(self) -> tuple[Question, ...]:
        """Return the conditions that are asked."""
        reponses = {**self.procedure.fixes, **self.formulaire.reponses()}
        posees = self.procedure.etapes[0].posees(reponses)
        return tuple(question for question in posees if question.champ is Champ.OUI_NON)

    def _consigner(self) -> None:
        reponses = self.formulaire.reponses()
        evaluation = self._evaluer()
        dossier = self.enregistrer()
        if dossier is None:
            return
        dossier = self.analyser(dossier)
        demande = fiches_arrivee.Interne(
            procedure=self.procedure, reponses=reponses, dossier=dossier, evaluation=evaluation
        )
        fait = Fait(dossier=dossier, fiche=lambda: self._fiche(demande), verbe="Imprimer la fiche")
        self.remplace.emit(VoletFait(self.session, fait))

    def _fiche(self, demande: fiches_arrivee.Interne) -> Fiche:
        contenu = self.session.contenu
        return fiches_arrivee.interne(
            demande, contenu.referentiel, contenu.textes, entete(self.session)
        )
