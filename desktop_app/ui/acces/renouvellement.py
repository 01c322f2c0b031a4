"""New recovery words, once the register is in use: drawn, kept, proven."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from desktop_app.application.acces import renouveler_la_feuille
from desktop_app.domain.reponse import Cpas
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.acces.secours import Secours
from desktop_app.ui.clavier import se_poser_sur
from desktop_app.ui.elements import PAS, bouton, colonne, garnir, mots, pile, rangee
from desktop_app.ui.session import Session

_AVANT = (
    "Quinze nouveaux mots vont être tirés. Les anciens n’ouvriront plus le registre\u00a0; ils "
    "ouvrent encore les copies faites jusqu’ici. Ayez de quoi imprimer ou recopier les nouveaux."
)
_FAIT = "La nouvelle feuille de secours est prête. Détruisez l’ancienne."
_RESTE = "Les nouveaux mots sont déjà les seuls\u00a0: gardez-les avant de quitter cette page."


class Renouvellement(QFrame):
    """Draws the words, then shows them until they are proven."""

    fait = Signal(str)
    """The words are kept; carries the sentence that says so."""

    quitte = Signal()
    """Nothing is to be drawn."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._secours: Secours | None = None
        self.setProperty("allure", "carte")
        self._refus, self._corps = mots("", "erreur"), pile(espace=2 * PAS)
        self._refus.hide()
        tirer, annuler = bouton("Tirer de nouveaux mots", "principal"), bouton("Annuler")
        tirer.clicked.connect(self._tirer)
        annuler.clicked.connect(self.quitte)
        garnir(self._corps, mots(_AVANT), pile(rangee(tirer, annuler, None)))
        self._titre = mots("Refaire la feuille de secours", "sous-titre")
        self.setLayout(
            colonne(self._titre, self._corps, self._refus, marge=2 * PAS, espace=2 * PAS)
        )
        self.setFocusProxy(self._titre)

    def _tirer(self) -> None:
        self._corps.setEnabled(False)
        contexte = self._session.contexte()
        arriere_plan.lancer(
            self,
            lambda _: renouveler_la_feuille(contexte),
            reussie=self._montrer,
            echouee=lambda e: self._dire(messages.raison(e, self._session.textes)),
        )

    def _montrer(self, suite: tuple[str, ...]) -> None:
        cpas = self._session.registre.cpas() or _SANS_NOM
        self._dire("")
        self._secours = Secours(self._session.poste, cpas, suite)
        terminer = bouton("Terminer")
        terminer.clicked.connect(self._terminer)
        self._secours.commencee.connect(lambda: self._corps.setEnabled(False))
        self._secours.finie.connect(self._dire)
        garnir(self._corps, self._secours, mots(_RESTE, "discret"), pile(rangee(terminer, None)))
        self._secours.montrer()
        se_poser_sur(self._titre)

    def _terminer(self) -> None:
        """Leave once the words are proven, or say what is missing."""
        for lieu, phrase in self._secours.obstacles() if self._secours is not None else ():
            self._dire(phrase)
            lieu.setFocus()
            return
        self.fait.emit(_FAIT)

    def _dire(self, phrase: str) -> None:
        self._corps.setEnabled(True)
        self._refus.setText(phrase)
        self._refus.setVisible(bool(phrase))


_SANS_NOM = Cpas(nom="", commune="", adresse=(), president="", directeur_general="")
