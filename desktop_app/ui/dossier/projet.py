"""The letter a decision would lead to, drawn while one types."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.application.etablir_lettre import projet_de_lettre
from desktop_app.application.ports import Progres
from desktop_app.domain.dossier import Decision, Dossier
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.elements import colonne, mots
from desktop_app.ui.lettre.apercu import ApercuPdf
from desktop_app.ui.session import Session

_REPOS = 60  # milliseconds after the last key


class Projet(QWidget):
    """Shows the draft, or says why there is none."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__()
        self._session, self._dossier = session, dossier
        self._decision: Decision | None = None
        self._occupe, self._a_refaire = False, False
        self._apercu = ApercuPdf(session.poste)
        self._phrase = mots("", "discret")
        boite = colonne(mots("Projet de lettre", "sous-titre"), self._phrase, self._apercu, None)
        boite.setStretch(2, 1)
        boite.setStretch(3, 0)
        self.setLayout(boite)
        self._repos = QTimer(self, singleShot=True, interval=_REPOS)
        self._repos.timeout.connect(self._composer)
        self._dire("La lettre paraît ici dès que le sens de la décision est choisi.")

    @property
    def apercu(self) -> ApercuPdf:
        """The pages."""
        return self._apercu

    def montrer(self, decision: Decision | None) -> None:
        """Draw the letter of a decision, soon."""
        if decision == self._decision:
            return
        self._decision = decision
        if decision is None:
            self._dire("La lettre paraît ici dès que le sens de la décision est choisi.")
            return
        self._repos.start()

    def _composer(self) -> None:
        """Compose in a thread: one letter at a time, always of the last decision."""
        if self._decision is None:
            return
        if self._occupe:
            self._a_refaire = True
            return
        self._occupe, self._a_refaire = True, False
        composer = partial(_composer, self._session, self._dossier, self._decision)
        arriere_plan.lancer(self, composer, reussie=self._recevoir, echouee=self._renoncer)

    def _recevoir(self, pdf: bytes) -> None:
        self._occupe = False
        if self._a_refaire:
            self._composer()
            return
        self._phrase.setVisible(False)
        self._apercu.setVisible(True)
        self._apercu.montrer(pdf)

    def _renoncer(self, erreur: Exception) -> None:
        self._occupe = False
        if self._a_refaire:
            self._composer()
            return
        self._dire(messages.raison(erreur, self._session.textes))

    def _dire(self, phrase: str) -> None:
        self._apercu.setVisible(False)
        self._phrase.setText(phrase)
        self._phrase.setVisible(True)


def _composer(session: Session, dossier: Dossier, decision: Decision, _: Progres) -> bytes:
    # What makes letters takes its time the first time: it is fetched here, not in the window.
    return projet_de_lettre(session.contexte(), dossier, decision, session.atelier())
