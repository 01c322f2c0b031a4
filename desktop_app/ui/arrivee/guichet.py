"""Somebody stands there with an act: whom to call, what to do, what it is; nothing to fill in."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.application.fiches_arrivee import guichet
from desktop_app.domain.appels import Appel, a_appeler
from desktop_app.domain.fiche import Fiche
from desktop_app.ui import messages
from desktop_app.ui.arrivee.choix import Choix, VoletChoix
from desktop_app.ui.arrivee.impression import entete, imprimer_fiche
from desktop_app.ui.arrivee.volet import Volet
from desktop_app.ui.clavier import se_poser
from desktop_app.ui.elements import (
    PAS,
    allure,
    bouton,
    carte,
    colonne,
    defilement,
    mots,
    pile,
    rangee,
)
from desktop_app.ui.session import Session

_COLONNES = 2
PATIENTER = "patienter"


def _appels(session: Session) -> tuple[Appel, ...]:
    """Return whom to call today."""
    return a_appeler(session.registre.cpas(), session.poste.horloge().date())


def qui_appeler(session: Session) -> QWidget:
    """Return whom to call at once, with the numbers that the house wrote down."""
    appels = "\u00a0· sinon ".join(map(str, _appels(session)))
    qui = appels or session.textes.arrivee["appel_inconnu"].texte
    feuille = carte(
        mots(session.textes.arrivee["appelez"].texte, "discret"), mots(qui, "titre-danger")
    )
    allure(feuille, "carte-danger")
    return feuille


class VoletGuichet(VoletChoix):
    """Asks what is shown; read standing up, before any field."""

    def __init__(
        self, session: Session, titre: str, choix: tuple[Choix, ...], moment: datetime
    ) -> None:
        self._session, self._moment = session, moment
        super().__init__(titre, session.textes.arrivee["guichet"].entiere(), choix)

    def _monter(self, aide: str) -> None:
        """Put whom to call above, the choices on two columns, the hour beneath."""
        grille = QGridLayout()
        grille.setSpacing(PAS)
        for colonne_ in range(_COLONNES):
            grille.setColumnStretch(colonne_, 1)
            grille.setColumnMinimumWidth(colonne_, 1)
        lignes = (len(self.boutons) + 1) // _COLONNES
        for rang, choix in enumerate(self.boutons):
            grille.addWidget(choix, rang % lignes, rang // lignes)
        self.imprimer = bouton("Imprimer cette page")
        self.imprimer.clicked.connect(self._imprimer)
        self._erreur = mots("", "erreur")
        self._erreur.setVisible(False)
        corps = QWidget()
        corps.setLayout(colonne(qui_appeler(self._session), mots(aide, "question"), grille, None))
        heure = self._session.textes.arrivee["heure_gardee"].entiere(
            {"heure": f"{self._moment:%H:%M}"}
        )
        pied = rangee(self.imprimer, mots(heure, "discret"), espace=2 * PAS)
        pied.setStretch(1, 1)
        self.setLayout(colonne(defilement(corps), self._erreur, pied))

    def _fiche(self) -> Fiche:
        lignes = tuple((b.choix.titre, b.choix.aide) for b in self.boutons)
        return guichet(lignes, _appels(self._session), self._session.textes, entete(self._session))

    def _imprimer(self) -> None:
        imprimer_fiche(self, self._session, self._fiche(), None, self._dire)

    def _dire(self, erreur: Exception) -> None:
        self._erreur.setText(messages.raison(erreur, self._session.textes))
        self._erreur.setVisible(True)


class VoletPatienter(Volet):
    """Nobody knows what it is yet: let them wait, call."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.titre = session.textes.arrivee["patienter"].texte
        suite = mots(session.textes.arrivee["patienter"].suite, "question")
        corps = pile(qui_appeler(session), suite, None, espace=2 * PAS)
        self.setLayout(colonne(corps))

    def arriver(self) -> None:
        """Rest on the heading: there is nothing to fill in."""
        se_poser(self)
