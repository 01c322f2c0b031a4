"""A writing: registered, with what came along, and handed to the stepper of its dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.application.enregistrer import Arrivee
from desktop_app.application.joindre import Bilan
from desktop_app.application.vues import Piece
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.noms import plier
from desktop_app.ui.arrivee.fait import Fait, VoletFait
from desktop_app.ui.arrivee.lien import LienPropose
from desktop_app.ui.arrivee.pieces import PiecesDeposees
from desktop_app.ui.arrivee.saisie import VoletSaisie
from desktop_app.ui.arrivee.volet import Depart
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.champs.source import source
from desktop_app.ui.elements import PAS, bandeau, bouton, mots, pile
from desktop_app.ui.jonction import phrases_de_refus
from desktop_app.ui.session import Session


class VoletEcrit(VoletSaisie):
    """Asks who writes, how and about whom; nothing is assessed here."""

    DEFAUTS: Mapping[str, Any] = {"destinataire": "president"}

    def __init__(self, session: Session, depart: Depart) -> None:
        super().__init__(session, depart)
        self.lien = LienPropose(session, depart.suite_de)
        self.lien.change.connect(self.brouillon.noter)
        self.pieces = PiecesDeposees(session, depart.cle)
        phrase = session.textes.arrivee["homonyme"].entiere()
        self.homonyme = bandeau(dit("attention", "attention", phrase))
        self.consigner = bouton(self.procedure.etapes[0].acte_suivant, "principal")
        self.consigner.clicked.connect(self._consigner)
        self.monter(self._a_cote(), self.consigner, tete=self.lien)

    def _a_cote(self) -> QWidget:
        passages = self.procedure.etapes[0].passages
        return pile(
            mots(self.procedure.etapes[0].introduction),
            self.homonyme,
            self.pieces,
            source(passages, self.session.contenu.referentiel),
            None,
            espace=2 * PAS,
        )

    def regarder(self) -> None:
        """Look for earlier dossiers and for a person that may be two."""
        arrivee = self.arrivee()
        if self.formulaire.reponses().get("demandeur"):
            self.lien.regarder(arrivee)
        personne = arrivee.personne
        self.homonyme.setVisible(
            personne is not None and bool(plier(personne.nom)) and not personne.date_de_naissance
        )

    def inscrire(self, arrivee: Arrivee) -> Dossier:
        """Register it, linked to what it repeats."""
        return super().inscrire(replace(arrivee, suite_de=self.lien.suite_de))

    def _consigner(self) -> None:
        dossier = self.enregistrer()
        if dossier is None:
            return
        if not self.pieces.pieces:
            self.dossier_voulu.emit(dossier.numero)
            return
        # It is registered: nothing more is typed here while its files join it.
        self.setEnabled(False)
        jonction = self.pieces.joindre(dossier.numero)
        jonction.conclue.connect(partial(self._suivre, dossier))

    def _suivre(self, dossier: Dossier, bilan: Bilan[Piece]) -> None:
        if not bilan.refus:
            self.dossier_voulu.emit(dossier.numero)
            return
        # The request is registered all the same: only those files are still outside.
        suite = VoletFait(self.session, Fait(dossier=dossier))
        self.remplace.emit(suite)
        suite.avertir("\n".join(phrases_de_refus(bilan, self.session.textes)))
