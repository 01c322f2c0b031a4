"""The same asker about the same person, again: a link is proposed, never made alone."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.enregistrer import Arrivee
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.rapprocher import dossiers_proches
from desktop_app.application.vues import Ligne
from desktop_app.domain.dossier import Numero
from desktop_app.ui import arriere_plan
from desktop_app.ui.elements import bandeau, bouton, colonne, mots, rangee
from desktop_app.ui.session import Session

_REPOS = 300  # milliseconds after the last key


class LienPropose(QWidget):
    """Looks for earlier dossiers while one types, and proposes to link the newest."""

    change = Signal()
    """Another link was chosen."""

    def __init__(self, session: Session, suite_de: Numero | None) -> None:
        super().__init__()
        self._session = session
        self.suite_de = suite_de
        self._proches: tuple[Ligne, ...] = ()
        self._cherche: object = None
        self._ecarte: set[Numero] = set()
        self._phrase = mots()
        self.lier = bouton("Lier comme nouvelle sollicitation")
        self.ne_pas_lier = bouton("Ne pas lier")
        self.lier.clicked.connect(self._lier)
        self.ne_pas_lier.clicked.connect(self._ne_pas_lier)
        self.setLayout(colonne(bandeau(self._phrase, rangee(self.lier, self.ne_pas_lier, None))))
        self._repos = QTimer(self, singleShot=True, interval=_REPOS)
        self._repos.timeout.connect(self._chercher)
        self._montrer()

    def regarder(self, arrivee: Arrivee) -> None:
        """Look again, once one stops typing, if who asks or about whom changed."""
        cherche = (arrivee.personne, arrivee.correspondant, arrivee.demande.demandeur)
        if cherche == self._cherche:
            return
        self._cherche, self._arrivee = cherche, arrivee
        self._repos.start()

    def _chercher(self) -> None:
        cherche, arrivee, registre = self._cherche, self._arrivee, self._session.registre
        demandeur = arrivee.demande.demandeur

        def trouver(proches: tuple[Ligne, ...]) -> None:
            if cherche == self._cherche:
                self._proches = proches
                self._montrer()

        arriere_plan.lancer(
            self,
            lambda _: dossiers_proches(
                registre, arrivee.personne, arrivee.correspondant, demandeur
            ),
            reussie=trouver,
            echouee=_taire,
        )

    def _lier(self) -> None:
        self.suite_de = self._nouveaux()[0]
        self._montrer()
        self.change.emit()

    def _ne_pas_lier(self) -> None:
        self._ecarte |= set(self._nouveaux()) | ({self.suite_de} if self.suite_de else set())
        self.suite_de = None
        self._montrer()
        self.change.emit()

    def _nouveaux(self) -> tuple[Numero, ...]:
        return tuple(ligne.numero for ligne in self._proches if ligne.numero not in self._ecarte)

    def _montrer(self) -> None:
        """Say what is linked, or what could be."""
        nouveaux = self._nouveaux()
        self.setVisible(self.suite_de is not None or bool(nouveaux))
        self.lier.setVisible(self.suite_de is None)
        code = "deja_ecrit" if self.suite_de is None else "liee"
        numeros = ", ".join(map(str, nouveaux if self.suite_de is None else (self.suite_de,)))
        phrase = self._session.textes.arrivee[code]
        self._phrase.setText(phrase.entiere({"numeros": numeros}))


def _taire(erreur: Exception) -> None:
    """Let a link that could not be looked for go: nothing depends on it."""
    if not isinstance(erreur, ErreurCoffre):
        raise erreur
