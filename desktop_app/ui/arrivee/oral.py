"""A voice: a sentence to read aloud, a note, and nothing else ever."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.application.fiches_arrivee import invitation
from desktop_app.ui.arrivee.fait import Fait, VoletFait
from desktop_app.ui.arrivee.impression import entete
from desktop_app.ui.arrivee.saisie import VoletSaisie
from desktop_app.ui.arrivee.volet import Depart
from desktop_app.ui.champs.source import citations, titre_de
from desktop_app.ui.elements import PAS, bouton, carte, mots, pile
from desktop_app.ui.session import Session


class VoletOral(VoletSaisie):
    """Consigns what was asked by word of mouth: registered, and closed at once."""

    DEFAUTS: Mapping[str, Any] = {"canal": "telephone"}

    def __init__(self, session: Session, depart: Depart) -> None:
        super().__init__(session, depart)
        self.consigner = bouton("Consigner", "principal")
        self.imprimer = bouton("Consigner et imprimer l’invitation à écrire")
        self.consigner.clicked.connect(lambda: self._consigner(imprimer=False))
        self.imprimer.clicked.connect(lambda: self._consigner(imprimer=True))
        self.monter(self._a_cote(), self.consigner, self.imprimer, tete=self._a_dire())

    def _a_dire(self) -> QWidget:
        phrase = mots(f"«\u00a0{self.procedure.introduction}\u00a0»", "a-dire")
        # Its height is that of its width; else the narrowest one counts, and the page scrolls.
        phrase.setMinimumHeight(1)
        return carte(mots("À dire, mot pour mot", "discret"), phrase)

    def _a_cote(self) -> QWidget:
        passages = self.procedure.etapes[0].passages
        return pile(
            mots(self.session.textes.arrivee["rien_d_autre"].texte, "sous-titre"),
            mots(titre_de(passages), "discret"),
            citations(passages, self.session.contenu.referentiel),
            None,
            espace=2 * PAS,
        )

    def _consigner(self, *, imprimer: bool) -> None:
        dossier = self.enregistrer()
        if dossier is None:
            return
        fait = Fait(
            dossier=self.clore(dossier),
            fiche=lambda: invitation(
                self.procedure,
                self.session.contenu.referentiel,
                self.session.textes,
                entete(self.session),
            ),
            verbe="Imprimer l’invitation à écrire",
        )
        suite = VoletFait(self.session, fait)
        self.remplace.emit(suite)
        if imprimer:
            suite.imprimer()
