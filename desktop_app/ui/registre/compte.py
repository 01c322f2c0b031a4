"""The account of one person: each request about them, and the sheet to print."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.personnes import Connue
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.ui import messages
from desktop_app.ui.elements import bandeau, bouton, colonne, defilement, filet, mots, rangee
from desktop_app.ui.lettre.impression import Sortie, imprimer
from desktop_app.ui.registre.discretion import Discretion
from desktop_app.ui.registre.releve import Entree, entree, fiche
from desktop_app.ui.session import Session

_HOMONYME = (
    "Plusieurs inscriptions portent ce nom et il manque un prénom ou une date de naissance pour "
    "les distinguer. Vérifiez de qui il s’agit avant de vous servir de ce relevé."
)
_SANS = "Les mesures secrètes ne figurent jamais dans ce relevé."


class Compte(QFrame):
    """Shows what was asked about a person and what followed."""

    dossier_voulu = Signal(object)
    """A dossier is to be opened; carries its ``Numero``."""

    change = Signal()
    """The journal has one more row."""

    def __init__(self, session: Session, discretion: Discretion) -> None:
        super().__init__()
        self.setProperty("allure", "carte")
        self._session, self._discretion = session, discretion
        self._connue: Connue | None = None
        self._dossiers: tuple[Dossier, ...] = ()
        self.nom = mots("", "titre")
        self.doute = bandeau(mots(_HOMONYME))
        self.imprimer = bouton("Imprimer le relevé")
        self.imprimer.clicked.connect(self._imprimer)
        self.refus = mots("", "erreur")
        self._place = defilement(QWidget())
        tete = rangee(self.nom, self.imprimer)
        tete.setStretch(0, 1)
        pile = colonne(tete, self.doute, marge=16)
        pile.addWidget(self._place, 1)
        pile.addWidget(self.refus)
        pile.addWidget(mots(_SANS, "discret"))
        self.setLayout(pile)

    def montrer(self, connue: Connue, dossiers: tuple[Dossier, ...]) -> None:
        """Show the account of a person."""
        self._connue, self._dossiers = connue, dossiers
        self.nom.setText(self._discretion.nom(connue.personne))
        self.doute.setVisible(connue.homonyme)
        self.refus.clear()
        suite = QWidget()
        recits = [self._raconter(entree(dossier, self._session)) for dossier in dossiers]
        suite.setLayout(colonne(*recits, None, espace=16))
        self._place.setWidget(suite)

    def _raconter(self, dite: Entree) -> QWidget:
        recit = QWidget()
        ouvrir = bouton(dite.titre, "lien")
        ouvrir.clicked.connect(lambda: self.dossier_voulu.emit(dite.numero))
        points = QGridLayout()
        points.setHorizontalSpacing(16)
        points.setColumnStretch(1, 1)
        for rang, (libelle, valeur) in enumerate(dite.points):
            nom = mots(libelle, "discret")
            nom.setWordWrap(False)
            points.addWidget(nom, rang, 0, Qt.AlignmentFlag.AlignTop)
            points.addWidget(mots(valeur), rang, 1)
        recit.setLayout(colonne(filet(), rangee(ouvrir, None), points, espace=4))
        return recit

    def _imprimer(self) -> None:
        """Print the account, and journal it."""
        if self._connue is None:
            return
        session = self._session
        try:
            feuille = fiche(self._connue.personne, self._dossiers, session)
            pdf = session.poste.redaction().fiche(feuille)
            if imprimer(self, session.poste, pdf) is not Sortie.AUCUNE:
                session.contexte().consigner("imprimer_fiche")
                self.change.emit()
        except (ErreurMetier, ErreurCoffre) as erreur:
            self.refus.setText(messages.raison(erreur, session.textes))
