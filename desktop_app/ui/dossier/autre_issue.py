"""The ways out of the procedure and back, on one page: those that are open, one at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.sortir import exiger_ouverte
from desktop_app.domain.workflow import ISSUES, TRANSITIONS, Acte
from desktop_app.ui.champs.choix import Radios
from desktop_app.ui.champs.depliant import Depliant
from desktop_app.ui.dossier.actes_d_issue import ACTES, ActeDIssue
from desktop_app.ui.elements import PAS, borne, bouton, colonne, garnir, mots, pile, rangee
from desktop_app.ui.panneau import Panneau, issues_ouvertes
from desktop_app.ui.session import Session


class AutreIssue(Panneau):
    """Stands over the step; what is closed here says why."""

    fermee = Signal()
    """Back to the step."""

    def __init__(self, session: Session, dossier: Dossier, acte: Acte | None) -> None:
        """Offer the ways out.

        Args:
            session: The open register.
            dossier: The dossier.
            acte: The one that was asked for, if one was.
        """
        super().__init__(session, dossier)
        ouvertes = issues_ouvertes(session, dossier)
        fermer = bouton("← Revenir au dossier")
        fermer.clicked.connect(self.fermee)
        question = "Que voulez-vous faire\u00a0?"
        self._choix = Radios(
            question, [(a.value, session.textes.mot("acte", a)) for a in ouvertes]
        )
        self._choix.choisi.connect(lambda code: self._proposer(Acte(code)))
        self._corps = pile()
        self._issue: ActeDIssue | None = None
        tete = rangee(fermer, mots("Autre issue", "sous-titre"), None, espace=2 * PAS)
        etiquette = mots(question, "question")
        etiquette.setBuddy(self._choix)
        contenu = [etiquette, self._choix, self._corps, *self._fermees()]
        self.setLayout(colonne(tete, borne(pile(*contenu, None, espace=2 * PAS))))
        if acte is not None and acte in ouvertes:
            self._choix.poser(acte.value)
            self._proposer(acte)

    def _proposer(self, acte: Acte) -> None:
        """Show what one way out needs and does."""
        self.garder()
        self._issue = ACTES[acte](self.session, self.dossier, acte)
        self._issue.accompli.connect(self.accompli)
        garnir(self._corps, self._issue)

    def _fermees(self) -> list[QWidget]:
        """Return the other ways out of this road, each with what stands in its way."""
        dites = [mots(f"{mot}\u00a0: {raison}") for mot, raison in self._raisons()]
        if not dites:
            return []
        return [Depliant("Ce qui n’est pas possible maintenant", pile(*dites))]

    def _raisons(self) -> list[tuple[str, str]]:
        textes = self.session.textes
        connues = {acte for _, acte in TRANSITIONS[self.dossier.voie.parcours]}
        dites = []
        # What is seen only once it is filed is told there.
        for acte in (a for a in ISSUES if a in connues and a is not Acte.REVOIR):
            try:
                exiger_ouverte(self.dossier, acte)
                self.session.exiger(acte)
            except ErreurMetier as erreur:
                dites.append((textes.mot("acte", acte), textes.raison(erreur)))
        return dites

    def arriver(self) -> None:
        """Go to what is asked first."""
        (self._issue or self._choix).setFocus()

    def garder(self) -> None:
        """Keep what was typed."""
        if self._issue is not None:
            self._issue.garder()
