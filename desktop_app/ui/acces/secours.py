"""The recovery words: shown once, let out, then asked for as a proof that they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.application.poste import Poste
from desktop_app.domain.reponse import Cpas
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.acces.feuille import feuille_de_secours
from desktop_app.ui.acces.grille_mots import GrilleMots
from desktop_app.ui.acces.preuve import Preuve
from desktop_app.ui.elements import PAS, bouton, colonne, garnir, mots, pile, rangee
from desktop_app.ui.lettre.impression import enregistrer_pdf, imprimer

_NOM = "Feuille de secours.pdf"
_GARDER = (
    "Quiconque lit ces mots peut ouvrir le registre\u00a0: rangez-les sous enveloppe fermée, en "
    "lieu sûr, loin de cet ordinateur."
)
_PAS_ENCORE = "Imprimez la feuille, enregistrez-la ou recopiez les quinze mots."


class Secours(QWidget):
    """Shows the words; whoever says they are kept is asked for three of them."""

    change = Signal()
    """The words are shown, or asked for, or something was typed."""

    commencee = Signal()
    """The sheet is being made."""

    finie = Signal(str)
    """It is not any more; carries why it could not be made, "" when it was."""

    def __init__(self, poste: Poste, cpas: Cpas, suite: tuple[str, ...]) -> None:
        super().__init__()
        self._poste, self._cpas, self._suite = poste, cpas, suite
        self._preuve: Preuve | None = None
        self.setLayout(colonne(espace=2 * PAS))

    @property
    def demandes(self) -> bool:
        """Whether the words are asked for, and hidden."""
        return self._preuve is not None

    def montrer(self) -> None:
        """Show the words, and the ways to keep them."""
        self._preuve = None
        gestes = (
            ("Imprimer la feuille", self._imprimer),
            ("Enregistrer en PDF", self._enregistrer),
            ("J’ai recopié les mots à la main", self._demander),
        )
        boutons: list[QWidget] = []
        for verbe, faire in gestes:
            geste = bouton(verbe, "" if boutons else "principal")
            geste.clicked.connect(faire)
            boutons.append(geste)
        garnir(self, GrilleMots(self._suite), mots(_GARDER), pile(rangee(*boutons, None)))
        self._viser(boutons[0])

    def _demander(self) -> None:
        """Hide the words and ask for three of them."""
        self._preuve = Preuve(self._suite)
        self._preuve.change.connect(self.change)
        revoir = bouton("Revoir les quinze mots", "lien")
        revoir.clicked.connect(self.montrer)
        garnir(self, self._preuve, pile(rangee(revoir, None)))
        self._viser(self._preuve)

    def _viser(self, premier: QWidget) -> None:
        self.setFocusProxy(premier)
        premier.setFocus()
        self.change.emit()

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what was not proven yet."""
        if self._preuve is None:
            yield self, _PAS_ENCORE
        else:
            yield from self._preuve.obstacles()

    def _imprimer(self) -> None:
        self._preparer(lambda pdf: bool(imprimer(self, self._poste, pdf, _NOM)))

    def _enregistrer(self) -> None:
        self._preparer(lambda pdf: enregistrer_pdf(self, pdf, _NOM))

    def _preparer(self, sortir: Callable[[bytes], bool]) -> None:
        """Make the sheet in a thread, let it out, then ask for the words."""
        fiche = feuille_de_secours(self._cpas, self._suite, self._poste.horloge().date())

        def recevoir(pdf: bytes) -> None:
            self.finie.emit("")
            parti = sortir(pdf)
            # The window may have been closed while the printer worked.
            if isValid(self):
                self._demander() if parti else self.setFocus()

        self.commencee.emit()
        arriere_plan.lancer(
            self,
            lambda _: self._poste.redaction().fiche(fiche),
            reussie=recevoir,
            echouee=self._refuser,
        )

    def _refuser(self, erreur: Exception) -> None:
        self.finie.emit(messages.raison(erreur, self._poste.contenu().textes))
