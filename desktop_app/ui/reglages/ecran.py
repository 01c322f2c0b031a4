"""The settings: who we are and who signs, how it looks, where things are."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop_app.application.definir_cpas import definir_cpas
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.comptes import Role
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.reponse import Cpas
from desktop_app.ui import messages
from desktop_app.ui.acces.personnes import Personnes
from desktop_app.ui.annonce import annoncer
from desktop_app.ui.clavier import se_poser_sur
from desktop_app.ui.ecran import Ecran
from desktop_app.ui.elements import (
    PAS,
    borne,
    bouton,
    colonne,
    defilement,
    filet,
    mots,
    pile,
    rangee,
)
from desktop_app.ui.reglages.apparence import ReglagesApparence
from desktop_app.ui.reglages.delegations import FormulaireDelegations
from desktop_app.ui.reglages.elimination import Elimination
from desktop_app.ui.reglages.export import Export
from desktop_app.ui.reglages.formulaire import Formulaire
from desktop_app.ui.reglages.identite import FormulaireIdentite
from desktop_app.ui.reglages.lieux import ReglagesLieux
from desktop_app.ui.reglages.maison import FormulaireMaison
from desktop_app.ui.reglages.offices import FormulaireOffices
from desktop_app.ui.reglages.signataires import FormulaireSignataires
from desktop_app.ui.session import Session

_LARGEUR = 760  # pixels at 100 %
_VIDE = Cpas(nom="", commune="", adresse=(), president="", directeur_general="")
_ENREGISTRE = "Les réglages sont enregistrés."
_INCHANGE = "Rien n’a changé."


class EcranReglages(Ecran):
    """One calm page; the part that letters print is saved by a button, the rest at once."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._garde = session.registre.cpas() or _VIDE
        self.identite, self.signataires = FormulaireIdentite(), FormulaireSignataires()
        self.offices = FormulaireOffices(session.textes, session.poste.horloge)
        self.delegations = FormulaireDelegations(session.textes, session.poste.horloge)
        self.maison = FormulaireMaison()
        self.personnes = Personnes(session)
        self.apparence = ReglagesApparence(session.memoire)
        self.lieux = ReglagesLieux(session)
        self.export, self.elimination = Export(session), Elimination(session)
        self.personnes.referme.connect(self.referme)
        self.elimination.referme.connect(self.referme)
        for formulaire in self._formulaires:
            formulaire.charger(self._garde)
            formulaire.change.connect(self._noter)
        # As it is shown: a title that was never said is shown in its usual words.
        self._garde = self._lu()
        self._fait = mots("", "discret")
        self._refus = mots("", "erreur")
        self.enregistrer = bouton("Enregistrer les réglages", "principal")
        self.enregistrer.clicked.connect(self._enregistrer)
        self._disposer()
        self._dire()

    @property
    def _formulaires(self) -> tuple[Formulaire, ...]:
        """The parts of who we are."""
        return (self.identite, self.signataires, self.offices, self.delegations, self.maison)

    def _groupes(self) -> Iterator[tuple[str, QWidget]]:
        """Yield the parts of the page, in order."""
        signe = pile(
            self.signataires,
            mots(self.offices.titre, "sous-titre"),
            self.offices,
            mots(self.delegations.titre, "sous-titre"),
            self.delegations,
            mots(self.maison.titre, "sous-titre"),
            self.maison,
            espace=2 * PAS,
        )
        signe.setFocusProxy(self.signataires)
        yield self.identite.titre, self.identite
        yield "Signataires et délégations", signe
        yield self.personnes.titre, self.personnes
        yield self.apparence.titre, self.apparence
        yield self.lieux.titre, self.lieux
        yield self.export.titre, self.export
        yield self.elimination.titre, self.elimination

    def _disposer(self) -> None:
        sommaire, corps = colonne(espace=0), colonne(espace=4 * PAS)
        page = QWidget()
        zone = defilement(borne(page, _LARGEUR))
        for titre, contenu in self._groupes():
            tete = mots(titre, "titre")
            corps.addLayout(colonne(tete, contenu, espace=2 * PAS))
            sommaire.addWidget(self._lien(titre, zone, tete, contenu))
        corps.addStretch(1)
        sommaire.addStretch(1)
        corps.setContentsMargins(0, 0, 2 * PAS, 2 * PAS)
        page.setLayout(corps)
        milieu = rangee(sommaire, zone, espace=4 * PAS)
        milieu.setStretch(1, 1)
        milieu.setContentsMargins(3 * PAS, 3 * PAS, 3 * PAS, 0)
        dit = pile(self._fait, self._refus)
        pied = rangee(dit, self.enregistrer, espace=2 * PAS)
        pied.setStretch(0, 1)
        pied.setContentsMargins(3 * PAS, PAS + PAS // 2, 3 * PAS, PAS + PAS // 2)
        self.setLayout(colonne(milieu, filet(), pied, espace=0))

    def _lien(self, titre: str, zone: QScrollArea, tete: QWidget, contenu: QWidget) -> QWidget:
        """Return what goes to a part of the page."""
        lien = bouton(titre, "lien")
        lien.setAccessibleName(f"Aller à\u00a0: {titre}")

        def aller() -> None:
            zone.verticalScrollBar().setValue(tete.y())
            contenu.setFocus()

        lien.clicked.connect(aller)
        if contenu is self.personnes:
            self._aller_aux_personnes = aller
        return lien

    @property
    def dit(self) -> str:
        """What became of the last thing done."""
        return self._fait.text()

    @property
    def refus(self) -> str:
        """What stands in the way, "" for nothing."""
        return self._refus.text()

    def arriver(self) -> None:
        """Wait for what is changed; with the recovery words, for whom they are to let in."""
        if self._session.registre.comptes.qui.role is Role.SECOURS:
            # Once the page knows how high it is.
            QTimer.singleShot(0, self, self._aller_aux_personnes)
        else:
            self.identite.setFocus()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Esc goes back; what was typed stays here."""
        if evenement.key() == Qt.Key.Key_Escape:
            self.retour.emit()
            return
        super().keyPressEvent(evenement)

    def _obstacles(self) -> Iterator[tuple[QWidget, str]]:
        for formulaire in self._formulaires:
            yield from formulaire.obstacles()

    def _lu(self) -> Cpas:
        lu = self._garde
        for formulaire in self._formulaires:
            lu = formulaire.lire(lu)
        return lu

    def _enregistrer(self) -> None:
        """Say who we are from now on, or say in place what stands in the way."""
        for lieu, phrase in self._obstacles():
            lieu.setFocus()
            self._dire(refus=phrase)
            return
        lu = self._lu()
        if lu == self._garde:
            self._dire(_INCHANGE)
            return
        try:
            definir_cpas(self._session.contexte(), lu)
        except (ErreurMetier, ErreurCoffre) as erreur:
            self._dire(refus=messages.raison(erreur, self._session.textes))
            return
        self._garde = lu
        self._dire(_ENREGISTRE)
        se_poser_sur(self._fait)
        self.change.emit()

    def _noter(self) -> None:
        """Say that something typed is not saved yet."""
        self._dire("Des changements ne sont pas encore enregistrés.")

    def _dire(self, texte: str = "", *, refus: str = "") -> None:
        self._fait.setText(texte)
        self._fait.setVisible(bool(texte))
        self._refus.setText(refus)
        self._refus.setVisible(bool(refus))
        if texte:
            annoncer(self, texte)
