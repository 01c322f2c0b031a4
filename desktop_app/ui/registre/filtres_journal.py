"""What is asked of the journal: which acts, by whom, between which days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.application.vues import FiltreJournal
from desktop_app.domain.workflow import Acte
from desktop_app.ui.champs.jour import lire_jour
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee
from desktop_app.ui.session import Session

PAR_LES_MOTS = "Feuille de secours"
"""Who works with the recovery words bears no name."""

_CONSULTATIONS = ("consulter", "consulter_piece")
_SORTIES = (
    *("imprimer", "imprimer_copie", "imprimer_fiche", "enregistrer_pdf", "enregistrer_piece"),
    *("exporter", "exporter_dossier"),
)
_ACCES = (
    *("creer", "ajouter_acces", "remplacer_acces", "retirer_acces", "changer_phrase"),
    *("renouveler_mots", "nommer_aux_mesures", "ouvrir_compte", "ouverture_refusee"),
    *("restaurer", "eliminer", "delier", "proteger", "definir_cpas"),
)
_ACTES = (*map(str, Acte), "joindre", "prevenir")
_GROUPES = {
    "Tout": (),
    "Actes de la procédure": _ACTES,
    "Consultations": _CONSULTATIONS,
    "Impressions et exports": _SORTIES,
    "Accès, copies, réglages": _ACCES,
}


class FiltresJournal(QWidget):
    """Says at once what is asked; a day that is not understood asks for nothing."""

    change = Signal()
    """Something else is asked."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.quoi, self.qui = _liste("Ce qui a été fait"), _liste("Qui l’a fait")
        self.du, self.au = Ligne("Depuis le"), Ligne("Jusqu’au")
        self.tout = bouton("Tout montrer", "lien")
        for nom, actes in _GROUPES.items():
            self.quoi.addItem(nom, actes)
        self.qui.addItem("Tout le monde", None)
        for nom in dict.fromkeys(c.nom for c in session.registre.comptes.lister()):
            self.qui.addItem(nom or PAR_LES_MOTS, nom)
        for liste in (self.quoi, self.qui):
            liste.currentIndexChanged.connect(self.change)
        for champ in (self.du, self.au):
            champ.setPlaceholderText("22/11/2026")
            champ.textChanged.connect(self.change)
        self.tout.clicked.connect(self.vider)
        quand = rangee(mots("du"), self.du, mots("au"), self.au, self.tout, None)
        self.setLayout(colonne(rangee(self.quoi, self.qui, None), quand, espace=PAS // 2))

    @property
    def filtre(self) -> FiltreJournal:
        """What is asked now."""
        jusqu_au = self._jour(self.au)
        return FiltreJournal(
            actes=self.quoi.currentData() or (),
            auteur=self.qui.currentData(),
            depuis=self._moment(self._jour(self.du)),
            avant=self._moment(jusqu_au and jusqu_au + timedelta(days=1)),
        )

    def vider(self) -> None:
        """Ask for everything again."""
        self.quoi.setCurrentIndex(0)
        self.qui.setCurrentIndex(0)
        self.du.clear()
        self.au.clear()

    def _jour(self, champ: Ligne) -> date | None:
        return lire_jour(champ.text(), self._session.poste.horloge().date())

    @staticmethod
    def _moment(jour: date | None) -> datetime | None:
        return None if jour is None else datetime.combine(jour, time()).astimezone()


def _liste(nom: str) -> QComboBox:
    liste = QComboBox()
    liste.setAccessibleName(nom)
    return liste
