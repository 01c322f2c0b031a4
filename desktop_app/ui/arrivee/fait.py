"""It is done: the number, what follows, and the sheet to print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.fiche import Fiche
from desktop_app.domain.workflow import Statut
from desktop_app.ui import messages
from desktop_app.ui.arrivee.impression import imprimer_fiche
from desktop_app.ui.arrivee.volet import Volet
from desktop_app.ui.champs.signe import signe
from desktop_app.ui.clavier import se_poser
from desktop_app.ui.dossier.fin import Fin
from desktop_app.ui.dossier.releve import tableau
from desktop_app.ui.dossier.sans_lettre import faits_sans_lettre
from desktop_app.ui.elements import (
    PAS,
    borne,
    bouton,
    carte,
    colonne,
    defilement,
    garnir,
    mots,
    pile,
    rangee,
)
from desktop_app.ui.session import Session

_LARGEUR = 720  # pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Fait:
    """What was done.

    Attributes:
        fiche: Makes the sheet that goes with it, where there is one.
        verbe: Verb of the button that prints it.
    """

    dossier: Dossier
    fiche: Callable[[], Fiche] | None = None
    verbe: str = ""


class VoletFait(Volet):
    """Says calmly that it is recorded, and what is left to do."""

    def __init__(self, session: Session, fait: Fait) -> None:
        super().__init__()
        self._session, self._fait = session, fait
        self._dossier = fait.dossier
        self.titre = "C’est consigné"
        self._clos, self._ouvert = signe("fait", "accord"), signe("attention", "attention")
        for forme in (self._clos, self._ouvert):
            forme.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._phrase = mots()
        self._erreur = mots("", "erreur")
        self.fiche = bouton(fait.verbe or "Imprimer la fiche")
        self.ouvrir = bouton("Ouvrir le dossier")
        self.terminer = bouton("Revenir aux demandes")
        self._brancher()
        corps = carte(
            rangee(self._clos, self._ouvert, mots(str(self._dossier.numero), "numero"), None),
            self._phrase,
            self._erreur,
            rangee(self.fiche, self.ouvrir, self.terminer, None),
        )
        corps.setMaximumWidth(_LARGEUR)
        self._suites, self._faits = pile(), pile()
        for place in (self._suites, self._faits):
            place.setMaximumWidth(_LARGEUR)
        ecrit = [borne(mots(note.texte)) for note in self._dossier.notes]
        titre = [mots("Ce qui est consigné", "discret")] if ecrit else []
        contenu = corps, self._suites, *titre, *ecrit, self._faits, None
        lecture = pile(*contenu, espace=2 * PAS)
        self.setLayout(colonne(defilement(lecture)))
        self._montrer()

    def _brancher(self) -> None:
        self.fiche.clicked.connect(self.imprimer)
        self.ouvrir.clicked.connect(lambda: self.dossier_voulu.emit(self._dossier.numero))
        self.terminer.clicked.connect(self.fini)

    def _montrer(self) -> None:
        """Show what is true now."""
        clos = self._dossier.statut is Statut.CLOTUREE
        danger = self._dossier.voie is Voie.URGENCE
        self._clos.setVisible(clos)
        self._ouvert.setVisible(not clos)
        self._finir()
        self.fiche.setVisible(self._fait.fiche is not None)
        self._erreur.setVisible(bool(self._erreur.text()))
        self._phrase.setText(self._suite(clos=clos, danger=danger))

    def _suite(self, *, clos: bool, danger: bool) -> str:
        code = "consigne_et_clos" if clos else "danger_ouvert" if danger else "consigne"
        return self._session.textes.arrivee[code].entiere()

    def arriver(self) -> None:
        """Rest on the heading: the next act is another one to decide on."""
        se_poser(self)

    def imprimer(self) -> None:
        """Print the sheet."""
        if self._fait.fiche is not None:
            imprimer_fiche(
                self, self._session, self._fait.fiche(), self._dossier.numero, self.dire
            )

    def _finir(self) -> None:
        """Ask what is still missing before it can be closed, beneath what was recorded."""
        self.fin = Fin(self._session, self._dossier)
        self.fin.accompli.connect(self._accompli)
        garnir(self._suites, self.fin)
        faits = list(faits_sans_lettre(self._dossier))
        garnir(self._faits, *([tableau(faits)] if faits else []))

    def _accompli(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._erreur.setText("")
        self.change.emit()
        self._montrer()
        self.arriver()

    def garder(self) -> None:
        """Keep what was typed."""
        self.fin.garder()

    def dire(self, erreur: Exception) -> None:
        """Say in place what stands in the way."""
        self.avertir(messages.raison(erreur, self._session.textes))

    def avertir(self, phrase: str) -> None:
        """Say in place what was not done."""
        self._erreur.setText(phrase)
        self._erreur.setVisible(True)
