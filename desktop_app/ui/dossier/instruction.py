"""The first steps of a dossier: questions that are answered, and what the answers lead to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application import formulaire as reponses_de
from desktop_app.application.analyser import instruire
from desktop_app.domain.demande import Consentement, Demande
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.etapes import Etape, Procedure, Reponses
from desktop_app.domain.evaluation import Evaluation
from desktop_app.domain.evaluer import evaluer
from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.champs.formulaire import Formulaire
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.dossier.constat import constat
from desktop_app.ui.elements import (
    PAS,
    borne,
    bouton,
    carte,
    colonne,
    garnir,
    montrer_si,
    mots,
    pile,
    rangee,
)
from desktop_app.ui.geste import Bouton, souffler
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session
from desktop_app.ui.temoin import Temoin


class Instruction(Panneau):
    """Holds the forms of the questioned steps, one draft, and the live assessment."""

    avance = Signal()
    """Some step is complete, or is not any more."""

    etape_voulue = Signal(str)
    """Another step is asked for; carries its id."""

    def __init__(self, session: Session, dossier: Dossier, procedure: Procedure) -> None:
        super().__init__(session, dossier)
        self._procedure = procedure
        self._etapes = [_sans_reception(e) for e in procedure.etapes if e.panneau is None]
        self._pages: dict[str, QWidget] = {}
        self._formulaires: dict[str, Formulaire] = {}
        self._toutes: dict[str, Any] = {}
        self._questions = colonne()
        self._constat = pile()
        self._brouillon = Brouillon(session, f"dossier/{dossier.numero}", self.reponses, self)
        self._brouillon.refuse.connect(self.refuser)
        self._pied = pile()
        bas = borne(pile(self._constat, self.faute, self._pied, espace=2 * PAS))
        self.setLayout(colonne(self._questions, bas, None, espace=3 * PAS))
        self._reprendre()

    def _ouvrir(self, etape: Etape) -> None:
        """Make the form of a step and show what was answered; once made, it stays."""
        if etape.id in self._formulaires:
            return
        formulaire = Formulaire(etape, self.session, self._procedure.fixes, self.dossier.numero)
        souffler()
        formulaire.poser(self._toutes)
        formulaire.change.connect(lambda: self._changer(formulaire))
        tete = [mots(etape.titre, "titre"), mots(etape.introduction)]
        self._formulaires[etape.id] = formulaire
        self._pages[etape.id] = page = pile(*tete, formulaire, espace=2 * PAS)
        self._questions.addWidget(page)

    def _reprendre(self) -> None:
        """Show what was typed last, or what the register holds."""
        inscrites = self._du_dossier()
        self._toutes = {**inscrites, **self._brouillon.reprendre()}
        # The last step is done by its act: whether it is complete is not asked before it is shown.
        for etape in self._etapes[:-1]:
            if not self._acquise(etape, inscrites):
                self._ouvrir(etape)
        self.aller(self.premiere())

    def _acquise(self, etape: Etape, inscrites: Reponses) -> bool:
        """Tell whether the register holds all of a step: its form can wait until it is shown."""
        if any(self._toutes.get(q.id) != inscrites.get(q.id) for q in etape.questions):
            return False
        connu = self._toutes.get("demandeur") in self.session.contenu.referentiel.demandeurs
        return connu and not etape.manquantes({**self._procedure.fixes, **self._toutes})

    def _du_dossier(self) -> dict[str, Any]:
        """Return the answers of the register; those never asked yet are left open.

        So are those about an agreement that was withdrawn: another one is another writing.
        """
        trouvees = reponses_de.reponses(self.dossier)
        if self.dossier.demande.consentement is Consentement.RETIRE:
            del trouvees["accord"]
        neutres = reponses_de.reponses(replace(self.dossier, demande=Demande()))
        suivantes = {q.id for etape in self._etapes[1:] for q in etape.questions}
        return {
            cle: valeur
            for cle, valeur in trouvees.items()
            if cle not in suivantes or valeur != neutres.get(cle)
        }

    def reponses(self) -> dict[str, Any]:
        """Return every answer of every step."""
        return self._toutes

    def _changer(self, source: Formulaire) -> None:
        self._toutes = source.reponses()
        for formulaire in self._formulaires.values():
            if formulaire is not source:
                formulaire.situer(self._toutes)
        self._brouillon.noter()
        self.dire("")
        self._juger()
        self.avance.emit()

    def incompletes(self) -> frozenset[str]:
        """Return the steps whose questions still need something."""
        return frozenset(cle for cle, f in self._formulaires.items() if f.manquantes())

    def premiere(self) -> str:
        """Return the first step to work on."""
        incompletes = self.incompletes()
        return next((e.id for e in self._etapes if e.id in incompletes), self._etapes[-1].id)

    def aller(self, identifiant: str) -> None:
        """Show a step."""
        rang = [etape.id for etape in self._etapes].index(identifiant)
        self._courante = identifiant
        self._ouvrir(self._etapes[rang])
        for cle, page in self._pages.items():
            montrer_si(page, montre=cle == identifiant)
        self._poser_le_pied(rang)
        self._juger()

    def _poser_le_pied(self, rang: int) -> None:
        """Put the way on beneath the questions: the next step, or the act."""
        rangement = QWidget()
        dernier = rang == len(self._etapes) - 1
        suivant = self._valider() if dernier else self._vers(rang + 1, "{} →", "principal")
        retour = [self._vers(rang - 1, "← {}", "")] if rang else []
        rangement.setLayout(
            rangee(*retour, Temoin(self._brouillon), None, suivant, espace=2 * PAS)
        )
        jour = dire_jour(self.session.poste.horloge().date())
        suite = mots(f"L’analyse sera figée avec les textes en vigueur le {jour}.", "discret")
        garnir(self._pied, rangement, *([suite] if dernier else []))

    def _vers(self, rang: int, verbe: str, look: str) -> Bouton:
        """Return the way to another step."""
        etape = self._etapes[rang]
        choix = bouton(verbe.format(etape.titre), look)
        choix.clicked.connect(lambda: self.etape_voulue.emit(etape.id))
        return choix

    def _valider(self) -> Bouton:
        choix = bouton(f"{self._etapes[-1].acte_suivant} →", "principal")
        choix.clicked.connect(self.valider)
        return choix

    def _juger(self) -> None:
        """Show what the answers lead to, once all of them are given."""
        if self._courante != self._etapes[-1].id:
            garnir(self._constat)
            return
        garnir(self._constat, self._attente() or constat(self._evaluation(), self.session))

    def _attente(self) -> QWidget | None:
        """Return what the assessment waits for."""
        incompletes = self.incompletes()
        titres = ", ".join(e.titre for e in self._etapes if e.id in incompletes)
        phrase = f"Le constat paraît ici dès que ces étapes sont complètes\u00a0: {titres}."
        return carte(mots("Constat", "discret"), mots(phrase)) if titres else None

    def _evaluation(self) -> Evaluation:
        demande = reponses_de.arrivee(self._procedure, self._toutes).demande
        jour = self.session.poste.horloge().date()
        return evaluer(demande, jour, self.session.contenu.referentiel)

    def valider(self) -> None:
        """Keep the answers and freeze their assessment."""
        for etape in self._etapes:
            if etape.id in self.incompletes():
                self.etape_voulue.emit(etape.id)
                self._formulaires[etape.id].signaler()
                return
        contenu = reponses_de.arrivee(self._procedure, self._toutes)

        def faire() -> Dossier:
            dossier = instruire(
                self.session.contexte(),
                self.dossier.numero,
                contenu,
                self.session.contenu.referentiel,
            )
            self._brouillon.oublier()
            return dossier

        self.accomplir(faire)

    def arriver(self) -> None:
        """Give the focus to the first question of the step shown."""
        self._formulaires[self._courante].arriver()

    def garder(self) -> None:
        """Keep what was typed."""
        self._brouillon.garder()


def _sans_reception(etape: Etape) -> Etape:
    """Leave out what registration settled: the day of receipt gave the number its year."""
    restantes = tuple(q for q in etape.questions if q.id != "recue_le")
    return replace(etape, questions=restantes)
