"""What is no request for information: a checklist to follow, a record, and no letter."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.application.consignation import delai_de_la_loi
from desktop_app.domain.demande import Canal
from desktop_app.domain.evaluation import Avertissement
from desktop_app.domain.evaluer import evaluer
from desktop_app.ui.arrivee.fait import Fait, VoletFait
from desktop_app.ui.arrivee.saisie import VoletSaisie
from desktop_app.ui.arrivee.volet import Depart
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.champs.source import source
from desktop_app.ui.elements import PAS, bandeau, bouton, carte, mots, pile, rangee
from desktop_app.ui.session import Session

_GARDEES = ("demandeur", "canal", "recue_le", "correspondant.", "personne.")


class VoletGuide(VoletSaisie):
    """Guides through a summons, a seizure, a control, a declaration, a lawsuit, an access."""

    def __init__(self, session: Session, depart: Depart) -> None:
        super().__init__(session, depart)
        self.consigner = bouton("Consigner", "principal")
        self.consigner.clicked.connect(self._consigner)
        self.ordinaire = bouton("Traiter comme une demande écrite ordinaire")
        self.ordinaire.clicked.connect(self._reporter)
        self._sans_pouvoir = bandeau(
            self._dit(Avertissement.NATURE_HORS_POUVOIR), rangee(self.ordinaire, None)
        )
        self._a_verifier = bandeau(self._dit(Avertissement.POUVOIR_A_VERIFIER))
        self._delai = mots("", "question")
        tete = pile(self._sans_pouvoir, self._a_verifier)
        self.monter(self._a_suivre(), self.consigner, tete=tete)

    def _a_suivre(self) -> QWidget:
        return pile(
            carte(
                mots(self.procedure.introduction),
                mots("À suivre, point par point", "sous-titre"),
                self.liste,
                self._delai,
            ),
            source(self.procedure.passages, self.session.contenu.referentiel),
            None,
            espace=2 * PAS,
        )

    def _dit(self, avertissement: Avertissement) -> QWidget:
        phrase = self.session.textes.avertissements[avertissement].entiere()
        return dit("attention", "attention", phrase)

    def _avertissements(self) -> tuple[Avertissement, ...]:
        """Return what the rules warn of; an asker not chosen yet is not blamed."""
        if not self.formulaire.reponses().get("demandeur"):
            return ()
        demande = self.arrivee().demande
        aujourd_hui = self.session.poste.horloge().date()
        return evaluer(demande, aujourd_hui, self.session.contenu.referentiel).avertissements

    def regarder(self) -> None:
        """Say where an act has to be seen, and which way is left where there is none."""
        avertissements = self._avertissements()
        ordinaire = Avertissement.NATURE_HORS_POUVOIR in avertissements
        self._sans_pouvoir.setVisible(ordinaire)
        self._a_verifier.setVisible(Avertissement.POUVOIR_A_VERIFIER in avertissements)
        self.consigner.setEnabled(not ordinaire)
        delai = delai_de_la_loi(self.procedure, self.formulaire.reponses())
        self._delai.setText(delai)
        self._delai.setVisible(bool(delai))
        genre = "écrite" if self._par_ecrit() else "orale"
        verbe = f"Traiter comme une demande {genre} ordinaire"
        self.ordinaire.setText(verbe)
        self.ordinaire.setAccessibleName(verbe)

    def _par_ecrit(self) -> bool:
        canal = self.formulaire.reponses().get("canal")
        return not canal or Canal(canal).est_ecrit

    def _reporter(self) -> None:
        """Go on as with anybody else; what was typed goes along."""
        reponses = self.formulaire.reponses()
        gardees: dict[str, Any] = {c: v for c, v in reponses.items() if c.startswith(_GARDEES)}
        self.oublier()
        self.report_voulu.emit("ecrit" if self._par_ecrit() else "oral", gardees)

    def _consigner(self) -> None:
        dossier = self.enregistrer()
        if dossier is not None:
            self.remplace.emit(VoletFait(self.session, Fait(dossier=dossier)))
