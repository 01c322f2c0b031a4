"""Fifth page: the recovery sheet, then the proof that it exists."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.acces.feuille import feuille_de_secours
from desktop_app.ui.acces.grille_mots import GrilleMots
from desktop_app.ui.acces.preuve import Preuve
from desktop_app.ui.demarrage.page import PageDeDepart
from desktop_app.ui.demarrage.projet import Projet
from desktop_app.ui.elements import PAS, borne, bouton, colonne, garnir, mots, pile, rangee
from desktop_app.ui.lettre.impression import enregistrer_pdf, imprimer

_NOM = "Feuille de secours.pdf"
_GARDER = (
    "Quiconque lit ces mots peut ouvrir le registre\u00a0: rangez-les sous enveloppe fermée, en "
    "lieu sûr, loin de cet ordinateur."
)
_PAS_ENCORE = "Imprimez la feuille, enregistrez-la ou recopiez les quinze mots."


class PageSecours(PageDeDepart):
    """Shows the words once; whoever says they are kept is asked for three of them."""

    titre = "La feuille de secours"
    chapeau = (
        "Ces quinze mots ouvrent le registre si la phrase de passe est oubliée. "
        "Ils ne seront plus jamais montrés."
    )
    verbe = "Terminer"
    attente = "Préparation de la feuille…"

    annulee = Signal()
    """Nothing is to be kept."""

    def __init__(self, projet: Projet) -> None:
        super().__init__(projet)
        self._preuve: Preuve | None = None
        self.accent = False
        self._corps = pile(espace=2 * PAS)
        self.setLayout(colonne(borne(self._corps), None))

    def arriver(self) -> None:
        """Show the words."""
        self._preuve, self.accent = None, False
        actes = [
            bouton("Imprimer la feuille", "principal"),
            bouton("Enregistrer en PDF"),
            bouton("J’ai recopié les mots à la main"),
        ]
        for acte, faire in zip(
            actes, (self._imprimer, self._enregistrer, self._demander), strict=True
        ):
            acte.clicked.connect(faire)
        garnir(
            self._corps,
            GrilleMots(self.projet.mots),
            mots(_GARDER),
            pile(rangee(*actes, None)),
            self._renoncer(),
        )
        self.setFocusProxy(actes[0])
        actes[0].setFocus()
        self.noter()

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what was not proven yet."""
        if self._preuve is None:
            yield self, _PAS_ENCORE
        else:
            yield from self._preuve.obstacles()

    def _renoncer(self) -> QWidget:
        annuler = bouton("Tout annuler", "lien")
        annuler.clicked.connect(self.annulee)
        return pile(
            mots("Tout annuler efface le registre qui vient d’être créé.", "discret"),
            rangee(annuler, None),
            espace=0,
        )

    def _demander(self) -> None:
        """Hide the words and ask for three of them."""
        self._preuve, self.accent = Preuve(self.projet.mots), True
        self._preuve.change.connect(self.noter)
        revoir = bouton("Revoir les quinze mots", "lien")
        revoir.clicked.connect(self.arriver)
        garnir(self._corps, self._preuve, pile(rangee(revoir, None)), self._renoncer())
        self.setFocusProxy(self._preuve)
        self._preuve.setFocus()
        self.noter()

    def _imprimer(self) -> None:
        self._preparer(lambda pdf: bool(imprimer(self, self.projet.poste, pdf, _NOM)))

    def _enregistrer(self) -> None:
        self._preparer(lambda pdf: enregistrer_pdf(self, pdf, _NOM))

    def _preparer(self, sortir: Callable[[bytes], bool]) -> None:
        """Make the sheet in a thread, let it out, then ask for the words."""
        projet = self.projet
        fiche = feuille_de_secours(projet.cpas, projet.mots, projet.poste.horloge().date())

        def recevoir(pdf: bytes) -> None:
            self.dire_occupee(occupee=False)
            parti = sortir(pdf)
            # The window may have been closed while the printer worked.
            if isValid(self):
                self._demander() if parti else self.setFocus()

        self.dire_occupee(occupee=True)
        arriere_plan.lancer(
            self,
            lambda _: projet.poste.redaction().fiche(fiche),
            reussie=recevoir,
            echouee=self._refuser,
        )

    def _refuser(self, erreur: Exception) -> None:
        phrase = messages.raison(erreur, self.projet.poste.contenu().textes)
        self.dire_occupee(occupee=False, refus=phrase)
