"""A grave and imminent danger: act first, write down afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.application.enregistrer import Arrivee
from desktop_app.application.fins import remise
from desktop_app.application.remettre import remettre
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.etapes import Procedure, Reponses
from desktop_app.ui.arrivee.fait import Fait, VoletFait
from desktop_app.ui.arrivee.guichet import qui_appeler
from desktop_app.ui.arrivee.saisie import VoletSaisie
from desktop_app.ui.arrivee.volet import Depart, Volet
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.champs.source import citations, titre_de
from desktop_app.ui.elements import (
    PAS,
    allure,
    bandeau,
    bouton,
    carte,
    colonne,
    defilement,
    mots,
    pile,
    rangee,
)
from desktop_app.ui.session import Session
from desktop_app.ui.theme import theme

CONSIGNER = "danger/consigner"
_ICONE = 40  # pixels
_NECESSITE = ("consigne.grave", "consigne.imminent", "consigne.sans_autre_moyen")


class VoletAgir(Volet):
    """Says what to do now, and nothing else."""

    def __init__(self, session: Session, procedure: Procedure) -> None:
        super().__init__()
        self.titre = procedure.titre
        self.agi = bouton("J’ai agi\u00a0: consigner", "principal")
        self.agi.clicked.connect(lambda: self.chemin_voulu.emit(CONSIGNER))
        image = QLabel()
        image.setPixmap(theme().icone("danger", "refus").pixmap(_ICONE, _ICONE))
        tete = rangee(image, mots(procedure.introduction, "titre-danger"), espace=2 * PAS)
        tete.setStretch(1, 1)
        consignes = (_consigne(rang, point) for rang, point in enumerate(procedure.liste, 1))
        feuille = carte(tete, *consignes, rangee(self.agi, None))
        allure(feuille, "carte-danger")
        textes = pile(
            mots(titre_de(procedure.passages), "discret"),
            citations(procedure.passages, session.contenu.referentiel),
            None,
        )
        ligne = rangee(pile(feuille, qui_appeler(session), None), textes, espace=4 * PAS)
        ligne.setStretch(0, 5)
        ligne.setStretch(1, 3)
        corps = QWidget()
        corps.setLayout(ligne)
        self.setLayout(colonne(defilement(corps)))

    def arriver(self) -> None:
        """Enter goes on once one has acted."""
        self.agi.setFocus()


def _consigne(rang: int, point: str) -> QWidget:
    numero = mots(str(rang), "numero-consigne")
    numero.setAlignment(Qt.AlignmentFlag.AlignTop)
    numero.setFixedWidth(numero.fontMetrics().horizontalAdvance("00"))
    ligne = QWidget()
    boite = rangee(numero, mots(point, "consigne"), espace=2 * PAS)
    boite.setStretch(1, 1)
    ligne.setLayout(boite)
    return ligne


class VoletDanger(VoletSaisie):
    """Records what was seen and done; open until the directeur général knows."""

    DEFAUTS: Mapping[str, Any] = {"canal": "guichet"}

    def __init__(self, session: Session, depart: Depart) -> None:
        super().__init__(session, depart)
        self.consigner = bouton("Consigner", "principal")
        self.consigner.clicked.connect(self._consigner)
        phrase = session.textes.arrivee["necessite_douteuse"].entiere()
        self.doute = bandeau(dit("attention", "attention", phrase))
        cote = pile(
            self.doute,
            mots("Ce que disent les textes", "discret"),
            citations(self.procedure.passages, session.contenu.referentiel),
            None,
        )
        self.monter(cote, self.consigner)

    def regarder(self) -> None:
        """Say where one of the conditions of necessity is missing; it is recorded all the same."""
        reponses = self.formulaire.reponses()
        self.doute.setVisible(any(reponses.get(cle) is False for cle in _NECESSITE))

    def inscrire(self, arrivee: Arrivee) -> Dossier:
        """Register it as coming from where whoever tells it stands."""
        demandeurs = self.session.contenu.referentiel.demandeurs
        origine = demandeurs[arrivee.demande.demandeur].origine
        demande = replace(arrivee.demande, origine=origine)
        return super().inscrire(replace(arrivee, demande=demande))

    def _consigner(self) -> None:
        reponses = self.formulaire.reponses()
        dossier = self.enregistrer()
        if dossier is None:
            return
        dossier = self.puis(self.analyser(dossier), lambda d: self._dire(d, reponses))
        self.remplace.emit(VoletFait(self.session, Fait(dossier=dossier)))

    def _dire(self, dossier: Dossier, reponses: Reponses) -> Dossier:
        """Keep who decided, and what was said to whom."""
        contexte = self.session.contexte()
        return remettre(contexte, dossier.numero, remise(reponses, contexte))
