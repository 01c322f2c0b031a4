"""The letter: written on the left, seen on the right, finished once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLayout, QWidget

from desktop_app.application.etablir_lettre import (
    Atelier,
    LettreComposee,
    composer_lettre,
    etablir_lettre,
    lettre_a_etablir,
    projet_de_lettre,
)
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.dossier import Decision, Dossier
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.reponse import Cpas
from desktop_app.domain.workflow import Acte, statut_suivant
from desktop_app.ui import messages
from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.elements import (
    PAS,
    bouton,
    colonne,
    defilement,
    filet,
    garnir,
    mots,
    pile,
    rangee,
)
from desktop_app.ui.lettre.apercu import ApercuPdf
from desktop_app.ui.lettre.etablie import LettreFaite
from desktop_app.ui.lettre.illisibles import Avertissement
from desktop_app.ui.lettre.relais import Relais
from desktop_app.ui.lettre.relecture import relire
from desktop_app.ui.lettre.saisie import Ajouts, SaisieLettre
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session

_PAUSE = 15  # milliseconds after the last key
_GAUCHE = 54  # letters
_GAUCHE_MAX = 560  # pixels: the page needs its place, whatever the size of letters
_HAUTEUR = 420  # pixels


class PanneauLettre(Panneau):
    """Shows the letter that the decision calls for, then the letter itself."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__(session, dossier)
        self.apercu = ApercuPdf(session.poste)
        self._gauche = pile()
        largeur = _GAUCHE * self.fontMetrics().averageCharWidth()
        self._gauche.setFixedWidth(min(largeur, _GAUCHE_MAX))
        self.setLayout(rangee(self._gauche, self.apercu, espace=2 * PAS))
        self.apercu.setMinimumHeight(_HAUTEUR)
        self._redaction: Redaction | None = None
        self._contenu: Redaction | LettreFaite | None = None
        self._composition = Relais(self)
        self._composition.fini.connect(self._etablir)
        self._composition.echoue.connect(self._renoncer)
        self._remplir()

    def _remplir(self) -> None:
        """Show what this state of the dossier has to show."""
        self._redaction = self._contenu = None
        if self.dossier.lettre is not None:
            self._contenu = LettreFaite(self.session, self.dossier, self.apercu)
            garnir(self._gauche, self._contenu)
            return
        cpas, obstacle = self.session.registre.cpas(), self._obstacle()
        if cpas is None or obstacle is not None:
            refus = obstacle or ErreurMetier("cpas_inconnu")
            garnir(self._gauche, pile(mots(self.session.textes.raison(refus)), None))
            return
        self._redaction = Redaction(self.session, self.dossier, cpas, self.apercu)
        self._contenu = self._redaction
        self._redaction.finaliser.clicked.connect(self.finaliser)
        garnir(self._gauche, self._redaction)

    def _obstacle(self) -> ErreurMetier | None:
        """Return what stands in the way of a letter."""
        try:
            statut_suivant(self.dossier.voie.parcours, self.dossier.statut, Acte.ETABLIR_LETTRE)
        except ErreurMetier as erreur:
            return erreur
        return None

    def finaliser(self) -> None:
        """Compose the letter aside, then establish it, once and for all."""
        if self._redaction is None:
            return
        atelier = self._redaction.atelier()
        try:
            dossier = self.session.registre.charger(self.dossier.numero)
            lettre = lettre_a_etablir(self.session.contexte(), dossier, atelier)
        except (ErreurMetier, ErreurCoffre) as erreur:
            self._redaction.dire(erreur)
            return
        self._redaction.figer()
        self._composition.demander(partial(composer_lettre, lettre, atelier))

    def _etablir(self, composee: LettreComposee) -> None:
        """Keep the letter that was composed; what was typed can be forgotten."""
        if self._redaction is None:
            return
        contexte, atelier = self.session.contexte(), self._redaction.atelier()
        try:
            dossier, _ = etablir_lettre(contexte, self.dossier.numero, atelier, composee)
        except (ErreurMetier, ErreurCoffre) as erreur:
            self._renoncer(erreur)
            return
        self._redaction.brouillon.oublier()
        self.dossier = dossier
        self._remplir()
        self.accompli.emit(dossier)

    def _renoncer(self, erreur: Exception) -> None:
        """Say why there is no letter, and let it be written again."""
        if self._redaction is not None:
            self._redaction.liberer()
            self._redaction.dire(erreur)

    def arriver(self) -> None:
        """Give the focus to the first field, or to the first button."""
        if self._contenu is not None:
            self._contenu.arriver()

    def garder(self) -> None:
        """Keep what was typed; a letter that is still being composed is given up."""
        self._composition.oublier()
        if self._redaction is not None:
            self._redaction.liberer()
            self._redaction.brouillon.garder()


class Redaction(QWidget):
    """The form, the live page, and the act that ends them."""

    def __init__(self, session: Session, dossier: Dossier, cpas: Cpas, apercu: ApercuPdf) -> None:
        super().__init__()
        self._session, self._dossier, self._cpas = session, dossier, cpas
        self._saisie = SaisieLettre(session, dossier, cpas)
        self._faute = mots("", "erreur")
        self._faute.setVisible(False)
        self.finaliser = bouton("Finaliser la lettre", "principal")
        self._relais = Relais(self)
        self._relais.fini.connect(apercu.montrer)
        self._relais.fini.connect(lambda _: self._faute.setVisible(False))
        self._relais.echoue.connect(self.dire)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._composer)
        cle = f"dossier/{dossier.numero}/lettre"
        self.brouillon = Brouillon(session, cle, self._saisie.valeurs, self)
        self.brouillon.refuse.connect(self.dire)
        self._saisie.poser(self.brouillon.reprendre())
        self._saisie.change.connect(self.brouillon.noter)
        self._saisie.change.connect(self._changer)
        self.setLayout(self._disposition())
        self._changer()

    def _disposition(self) -> QLayout:
        genre = self._session.textes.mot("genre", self._decision().sens.genre)
        jour = self._session.poste.horloge().date()
        suite = (
            f"La lettre portera le n°\u00a0{self._dossier.numero} "
            f"et la date du {dire_jour(jour)}, et ne changera plus."
        )
        illisible = Avertissement()
        illisible.montrer(self._dossier, self._cpas, self._decision().ecrits, jour)
        corps = pile(mots(genre, "titre"), illisible, self._saisie, None, espace=2 * PAS)
        fin = rangee(self.finaliser, None)
        return colonne(defilement(corps), filet(), self._faute, mots(suite, "discret"), fin)

    def _decision(self) -> Decision:
        decision = self._dossier.decision
        assert decision is not None  # noqa: S101 - the procedure asked for one
        return decision

    def arriver(self) -> None:
        """Give the focus to the first field."""
        self._saisie.setFocus()

    def figer(self) -> None:
        """Take nothing more, draw no other page; the heading stays, where the focus rests."""
        self._pause.stop()
        self._relais.oublier()
        self._laisser_ecrire(oui=False)

    def liberer(self) -> None:
        """Let the letter be written again."""
        if not self.finaliser.isEnabled():
            self._laisser_ecrire(oui=True)
            self._pause.start()

    def _laisser_ecrire(self, *, oui: bool) -> None:
        for partie in (self._saisie, self.finaliser):
            partie.setEnabled(oui)

    def ajouts(self) -> Ajouts:
        """Return what the office adds to the letter."""
        return self._saisie.ajouts()

    def atelier(self) -> Atelier:
        """Return what the letter is made with."""
        return self.ajouts().sur(self._session.atelier())

    def _changer(self) -> None:
        passages = relire(
            self._saisie.annexes,
            self.ajouts(),
            self._cpas,
            self._dossier,
            self._session.textes.neutralite,
        )
        self._saisie.tournures.montrer(passages)
        self._pause.start()

    def _composer(self) -> None:
        """Draw the page aside: what is typed meanwhile is drawn next."""
        projet = partial(_projet, self._session, self._dossier, self._decision(), self.ajouts())
        self._relais.demander(projet)

    def dire(self, erreur: Exception) -> None:
        """Say in place what stands in the way; what was typed stays."""
        self._faute.setText(messages.raison(erreur, self._session.textes))
        self._faute.setVisible(True)


def _projet(session: Session, dossier: Dossier, decision: Decision, ajouts: Ajouts) -> bytes:
    atelier = ajouts.sur(session.atelier())
    return projet_de_lettre(session.contexte(), dossier, decision, atelier)
