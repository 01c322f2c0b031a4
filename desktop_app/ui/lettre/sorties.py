"""The ways out for a finished letter: printed, saved, and printed again as a copy."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.vues import LigneJournal
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.workflow import Statut
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.clavier import se_poser
from desktop_app.ui.elements import bouton, colonne, garnir, mots, pile, rangee
from desktop_app.ui.geste import raccourci
from desktop_app.ui.lettre.copie import marquer
from desktop_app.ui.lettre.impression import Sortie, enregistrer_pdf, imprimer
from desktop_app.ui.session import Session

_COPIE = "imprimer_copie"


class Sorties(QWidget):
    """Lets the letter's own bytes leave the program, and tells the journal how."""

    sortie = Signal()
    """It left, on paper or as a file."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__()
        self._session, self._dossier = session, dossier
        self.pdf = b""
        self._actes = pile()
        self._premier: QWidget = self
        self._faute = mots("", "erreur")
        self._faute.setVisible(False)
        self.setLayout(colonne(self._actes, self._faute))
        raccourci(QKeySequence.StandardKey.Print, self, self._imprimer_ou_copier)
        try:
            self.pdf = session.registre.pdf(dossier.numero)
            self._proposer()
        except (ErreurMetier, ErreurCoffre) as erreur:
            self._dire(erreur)

    @property
    def sortie_faite(self) -> bool:
        """Whether the letter left the program, on paper or as a file."""
        return bool({ligne.acte for ligne in self._historique()} & set(Sortie))

    def _historique(self) -> tuple[LigneJournal, ...]:
        return self._session.registre.historique(self._numero)

    def _imprimer_ou_copier(self) -> None:
        if self.pdf:
            (self.imprimer_copie if self._premiere_impression() else self.imprimer)()

    def arriver(self) -> None:
        """Give the focus to the first way out."""
        self._premier.setFocus()

    def _proposer(self) -> None:
        """Offer the original until it was printed, a copy from then on."""
        enregistrer = bouton("Enregistrer le PDF")
        enregistrer.clicked.connect(self.enregistrer)
        premiere = self._premiere_impression()
        actes = self._apres if premiere else self._avant
        garnir(self._actes, *actes(premiere, enregistrer))

    def _avant(self, _: str, enregistrer: QWidget) -> list[QWidget]:
        a_signer = self._a_signer
        imprimer_lettre = bouton("Imprimer la lettre", "principal" if a_signer else "")
        imprimer_lettre.clicked.connect(self.imprimer)
        self._premier = imprimer_lettre
        actes = pile(rangee(imprimer_lettre, enregistrer, None))
        if not a_signer:
            return [actes]
        return [mots("La lettre est prête\u00a0: imprimez-la pour la faire signer."), actes]

    def _apres(self, premiere: str, enregistrer: QWidget) -> list[QWidget]:
        copie = bouton("Imprimer une COPIE")
        copie.clicked.connect(self.imprimer_copie)
        self._premier = copie
        elements: list[QWidget] = [mots(premiere), pile(rangee(copie, enregistrer, None))]
        if self._a_signer:
            # A sheet that jams in the printer is no second letter: nobody has signed yet.
            encore = bouton("Imprimer de nouveau l’original", "lien")
            encore.clicked.connect(self.imprimer)
            elements.append(encore)
        return elements

    def _premiere_impression(self) -> str:
        """Say when the original was printed, "" when it was not."""
        moments = [ligne.moment for ligne in self._historique() if ligne.acte == Sortie.IMPRIMEE]
        if not moments:
            return ""
        quand = moments[0].astimezone()
        return f"L’original a été imprimé le {quand:%d/%m/%Y} à {quand:%H:%M}."

    @property
    def _a_signer(self) -> bool:
        """Whether nobody has signed yet."""
        return self._dossier.statut is Statut.LETTRE_ETABLIE and not self._dossier.signatures

    def imprimer(self) -> None:
        """Print the original."""
        self._tenter(
            partial(imprimer, self, self._session.poste, self.pdf, nom_de_fichier(self._numero))
        )

    def imprimer_copie(self) -> None:
        """Print the same pages, marked as a copy; they are made aside."""
        self._actes.setEnabled(False)
        poste = self._session.poste
        arriere_plan.lancer(
            self,
            lambda _: marquer(self.pdf, poste),
            reussie=self._imprimer_marquee,
            echouee=self._dire,
        )

    def _imprimer_marquee(self, copie: bytes) -> None:
        def copier() -> str:
            sortie = imprimer(self, self._session.poste, copie, "Copie.pdf")
            return _COPIE if sortie is Sortie.IMPRIMEE else sortie

        self._actes.setEnabled(True)
        self._tenter(copier)

    def enregistrer(self) -> None:
        """Write the letter to a file outside the register."""

        def ecrire() -> str:
            fait = enregistrer_pdf(self, self.pdf, nom_de_fichier(self._numero))
            return Sortie.PDF if fait else ""

        self._tenter(ecrire)

    @property
    def _numero(self) -> Numero:
        return self._dossier.numero

    def _tenter(self, acte: Callable[[], str]) -> None:
        """Let the letter leave, and tell the journal how."""
        self._faute.setVisible(False)
        try:
            # A lock may have closed everything while a dialog was open.
            if (sortie := acte()) and isValid(self):
                self._session.contexte().consigner(str(sortie), self._numero)
                self._proposer()
                se_poser(self)
                self.sortie.emit()
        except (ErreurMetier, ErreurCoffre) as erreur:
            self._dire(erreur)

    def _dire(self, erreur: Exception) -> None:
        self._actes.setEnabled(True)
        self._faute.setText(messages.raison(erreur, self._session.textes))
        self._faute.setVisible(True)


def nom_de_fichier(numero: Numero) -> str:
    """Return the name offered for the file of a letter; it names nobody."""
    return f"Lettre {numero.annee}-{numero.rang:04d}.pdf"
