"""A questioned step once the analysis is done: what was answered, and what may be corrected."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.application import formulaire as reponses_de
from desktop_app.application.corriger import corriger
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.etapes import Etape, Procedure
from desktop_app.domain.workflow import Acte, statut_suivant
from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.champs.formulaire import Formulaire
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.dossier.constat import constat
from desktop_app.ui.dossier.releve import releve
from desktop_app.ui.elements import PAS, borne, bouton, colonne, mots, rangee
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session

_LARGEUR = 800  # pixels
_CORRIGEABLES = ("correspondant.", "personne.")


class Fige(Panneau):
    """Shows a step calmly; who is written to can be corrected until the letter exists."""

    def __init__(
        self, session: Session, dossier: Dossier, procedure: Procedure, etape: Etape
    ) -> None:
        super().__init__(session, dossier)
        self._procedure, self._etape = procedure, etape
        self._reponses = {**procedure.fixes, **reponses_de.reponses(dossier)}
        self._formulaire: Formulaire | None = None
        self._releve = releve(etape, self._reponses, session)
        contenu: list[QWidget] = [mots(etape.titre, "titre"), self._releve]
        if any(question.id == "consentement" for question in etape.questions):
            contenu += self.vers(Acte.RETIRER_ACCORD, "La personne retire son accord…")
        derniere = [e.id for e in procedure.etapes if e.panneau is None][-1]
        if dossier.analyse is not None and etape.id == derniere:
            jour = dire_jour(dossier.analyse.jour)
            contenu.append(constat(dossier.analyse.evaluation, session))
            contenu.append(mots(f"Analyse figée avec les textes en vigueur le {jour}.", "discret"))
        self._corriger = bouton("Corriger l’adresse ou l’identité")
        self._corriger.clicked.connect(self._ouvrir)
        self._boite = colonne(*contenu, rangee(self._corriger, None), None, espace=2 * PAS)
        corps = QWidget()
        corps.setLayout(self._boite)
        self.setLayout(colonne(borne(corps, _LARGEUR)))
        self._corriger.setVisible(self._corrigeable())
        self._brouillon = Brouillon(
            session, f"dossier/{dossier.numero}/correction", self._tapees, self
        )
        if self._corrigeable() and self._brouillon.reprendre():
            self._ouvrir()

    def _corrigeable(self) -> bool:
        """Tell whether this step holds something that may still be corrected."""
        if not any(q.id.startswith(_CORRIGEABLES) for q in self._etape.questions):
            return False
        try:
            statut_suivant(self.dossier.voie.parcours, self.dossier.statut, Acte.CORRIGER)
            self.session.exiger(Acte.CORRIGER)
        except ErreurMetier:
            return False
        return True

    def _tapees(self) -> dict[str, object]:
        return self._formulaire.reponses() if self._formulaire is not None else {}

    def _ouvrir(self) -> None:
        """Put the fields where the words were."""
        questions = tuple(q for q in self._etape.questions if q.id.startswith(_CORRIGEABLES))
        etape = replace(self._etape, questions=questions)
        self._formulaire = Formulaire(etape, self.session, self._procedure.fixes)
        self._formulaire.poser({**self._reponses, **self._brouillon.reprendre()})
        self._formulaire.change.connect(self._brouillon.noter)
        enregistrer = bouton("Enregistrer la correction", "principal")
        enregistrer.clicked.connect(self.enregistrer)
        renoncer = bouton("Ne rien corriger")
        renoncer.clicked.connect(self._renoncer)
        self._releve.setVisible(False)
        self._corriger.setVisible(False)
        pied = QWidget()
        pied.setLayout(rangee(enregistrer, renoncer, None))
        for rang, piece in enumerate((self._formulaire, self.faute, pied), start=1):
            self._boite.insertWidget(rang, piece)
        self._formulaire.show()
        pied.show()
        self._formulaire.arriver()

    def enregistrer(self) -> None:
        """Keep the correction; the request itself stays as it was analysed."""
        if self._formulaire is None or self._formulaire.signaler():
            return
        contenu = reponses_de.arrivee(self._procedure, self._formulaire.reponses())

        def faire() -> Dossier:
            dossier = corriger(
                self.session.contexte(),
                self.dossier.numero,
                replace(contenu, demande=self.dossier.demande),
                self.session.contenu.referentiel,
            )
            self._brouillon.oublier()
            return dossier

        self.accomplir(faire)

    def _renoncer(self) -> None:
        self._brouillon.oublier()
        self.accompli.emit(self.dossier)

    def garder(self) -> None:
        """Keep what was typed."""
        self._brouillon.garder()
