"""The screen of what comes in: one question, then one way, and always a way back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.application.formulaire import reponses as reponses_de
from desktop_app.domain.dossier import Numero
from desktop_app.ui.arrivee.chemins import FORMULAIRES, GUICHET, QUESTIONS
from desktop_app.ui.arrivee.choix import VoletChoix
from desktop_app.ui.arrivee.danger import VoletAgir
from desktop_app.ui.arrivee.guichet import PATIENTER, VoletGuichet, VoletPatienter
from desktop_app.ui.arrivee.volet import Depart, Volet
from desktop_app.ui.ecran import Ecran
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee
from desktop_app.ui.geste import raccourci, souffler
from desktop_app.ui.session import Session

_REPETE = ("demandeur", "destinataire", "correspondant.", "personne.")
_UNIQUES = ("correspondant.reference", "correspondant.date_du_courrier")


class EcranArrivee(Ecran):
    """Asks what comes in, and takes it down."""

    def __init__(
        self,
        session: Session,
        suite_de: Numero | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._suite_de = session, suite_de
        self._moment: datetime | None = None
        self._titre = mots("", "titre")
        self._retour = bouton("← Retour", "lien")
        self._retour.setAccessibleName("Retour")
        self._retour.clicked.connect(self.reculer)
        self._pile = QStackedWidget()
        boite = colonne(rangee(self._retour, None), self._titre, self._pile, espace=PAS)
        boite.setContentsMargins(3 * PAS, PAS, 3 * PAS, 2 * PAS)
        self.setLayout(boite)
        raccourci("Esc", self, self.reculer, dedans=True)
        self._avancer(self._faire("ecrit" if suite_de else "", {}))

    @property
    def volet(self) -> Volet:
        """What is shown."""
        courant = self._pile.currentWidget()
        assert isinstance(courant, Volet)  # noqa: S101 - nothing else is ever put there
        return courant

    def arriver(self) -> None:
        """Give the focus to the first thing to do."""
        self.volet.arriver()

    def garder(self) -> None:
        """Keep what was typed."""
        self.volet.garder()

    def _faire(self, code: str, reponses: Mapping[str, Any], venu_de: str = "") -> Volet:
        """Return what a code leads to."""
        if code == GUICHET:
            # Somebody stands there: the hour is kept before anything is asked.
            self._moment = self._session.poste.horloge()
            titre, _, choix = QUESTIONS[code]
            return VoletGuichet(self._session, titre, choix, self._moment)
        if code in QUESTIONS:
            return VoletChoix(*QUESTIONS[code])
        if code == PATIENTER:
            return VoletPatienter(self._session)
        procedures = self._session.contenu.procedures
        if code == "danger":
            return VoletAgir(self._session, procedures[code])
        suite_de = self._suite_de if code == "ecrit" else None
        depart = Depart(
            procedure=procedures[code.split("/", maxsplit=1)[0]],
            reponses=reponses or self._deja_dites(suite_de),
            venu_de=venu_de,
            suite_de=suite_de,
            moment=self._moment,
        )
        return FORMULAIRES[code](self._session, depart)

    def _deja_dites(self, suite_de: Numero | None) -> dict[str, Any]:
        """Return who asks and about whom, from the dossier that is asked for again."""
        if suite_de is None:
            return {}
        connues = reponses_de(self._session.registre.charger(suite_de))
        return {
            cle: valeur
            for cle, valeur in connues.items()
            if cle.startswith(_REPETE) and cle not in _UNIQUES
        }

    def _avancer(self, volet: Volet) -> None:
        """Show something more; what was there waits beneath."""
        souffler()
        volet.chemin_voulu.connect(lambda code: self._avancer(self._faire(code, {})))
        volet.report_voulu.connect(self._reporter)
        volet.remplace.connect(self._remplacer)
        volet.dossier_voulu.connect(self.dossier_voulu)
        volet.change.connect(self.change)
        volet.fini.connect(self.retour)
        if self._pile.count():
            self.volet.garder()
        self._pile.addWidget(volet)
        souffler()
        self._pile.setCurrentWidget(volet)
        self._montrer()

    def _montrer(self) -> None:
        self._titre.setText(self.volet.titre)
        souffler()
        self.volet.arriver()

    def _reporter(self, code: str, reponses: Mapping[str, Any]) -> None:
        """Take what was typed elsewhere; the way it came from is left."""
        venu_de = self._oter()
        self._avancer(self._faire(code, reponses, venu_de))

    def _oter(self) -> str:
        """Take away what is shown; return the procedure it followed, if any."""
        volet = self.volet
        self._pile.removeWidget(volet)
        volet.deleteLater()
        depart = getattr(volet, "depart", None)
        return depart.procedure.id if isinstance(depart, Depart) else ""

    def _remplacer(self, volet: Volet) -> None:
        """Show what is done: there is no way back into it."""
        while self._pile.count():
            self._oter()
        self._avancer(volet)

    def reculer(self) -> None:
        """Go back one step; what was typed is kept."""
        self.volet.garder()
        if self._pile.count() == 1:
            self.retour.emit()
            return
        self._oter()
        self._montrer()
