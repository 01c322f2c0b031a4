"""The reply leaving the house, then the dossier closing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.application.cloturer import cloturer
from desktop_app.application.envoyer import envoyer
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.dossier import Dossier, Envoi, Mode
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.workflow import Acte, Statut, statut_suivant
from desktop_app.ui import messages
from desktop_app.ui.champs.choix import Radios
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.clavier import se_poser
from desktop_app.ui.elements import (
    LIGNE_MAX,
    PAS,
    bouton,
    carte,
    colonne,
    garnir,
    mots,
    pile,
    rangee,
)
from desktop_app.ui.lettre.jour import JourDActe
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session

_FORME = "Sous quelle forme la réponse est-elle partie\u00a0?"


class PanneauEnvoi(Panneau):
    """Records how and when the reply left, then closes the dossier."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__(session, dossier)
        self._corps = pile(espace=2 * PAS)
        self._faute = mots("", "erreur")
        self._faute.setVisible(False)
        self.setLayout(
            colonne(mots("Envoi", "titre"), self._corps, self._faute, None, espace=2 * PAS)
        )
        self.setMaximumWidth(LIGNE_MAX)
        self._montrer()

    def _montrer(self) -> None:
        """Show what this state of the dossier has to show."""
        garnir(self._corps, *self._elements())

    def _elements(self) -> list[QWidget]:
        if self.dossier.envoi is None:
            obstacle = self._obstacle()
            return [mots(obstacle)] if obstacle else self._a_envoyer()
        parti = pile(
            carte(dit("fait", "accord", _parti(self.session, self.dossier.envoi))),
            *self.vers(Acte.RECTIFIER, "Une erreur dans la lettre\u00a0? La rectifier…"),
        )
        if self.dossier.statut is not Statut.CLOTUREE or self.dossier.cloturee_le is None:
            return [parti, *self._a_cloturer()]
        clos = f"Dossier clôturé le {dire_jour(self.dossier.cloturee_le)}"
        return [parti, carte(dit("fait", "accord", clos))]

    def _obstacle(self) -> str:
        """Return what stands in the way of sending, "" for nothing."""
        try:
            statut_suivant(self.dossier.voie.parcours, self.dossier.statut, Acte.ENVOYER)
        except ErreurMetier as erreur:
            return self.session.textes.raison(erreur)
        return ""

    def _a_envoyer(self) -> list[QWidget]:
        textes = self.session.textes
        self.mode = Radios("Mode d’envoi", [(m.value, textes.mot("mode", m)) for m in self._modes])
        self.mode.choisi.connect(self._demander_la_forme)
        self.forme = Ligne(_FORME)
        self.forme.setText(self.dossier.demande.forme_de_reponse)
        self._laquelle = pile(mots(_FORME, "question"), self.forme, espace=PAS // 2)
        self._laquelle.setVisible(False)
        self.jour = JourDActe("Partie le", self.session.poste.horloge().date())
        self.consigner = bouton("Consigner l’envoi", "principal")
        self.consigner.clicked.connect(self.envoyer)
        question = mots("Comment la lettre est-elle partie\u00a0?", "question")
        question.setBuddy(self.mode)
        return [
            mots("La lettre porte les deux signatures."),
            question,
            self.mode,
            self._laquelle,
            self.jour,
            mots(
                "L’envoi sera consigné à cette date et ne se corrige plus. Après lui, une erreur "
                "se rectifie par une nouvelle lettre.",
                "discret",
            ),
            pile(rangee(self.consigner, None)),
        ]

    @property
    def _modes(self) -> list[Mode]:
        """How a reply may leave: a requisition's own form comes first, where there is one."""
        dabord = [Mode.REQUISITION] if self.dossier.secrete else []
        return [*dabord, *(mode for mode in Mode if mode is not Mode.REQUISITION)]

    def _demander_la_forme(self, code: str) -> None:
        self._laquelle.setVisible(code == Mode.REQUISITION)

    def _a_cloturer(self) -> list[QWidget]:
        self.cloture = bouton("Clôturer le dossier", "principal")
        self.cloture.clicked.connect(self.cloturer)
        return [
            mots(
                "Le dossier sera clôturé\u00a0: seule une note y restera possible. Une nouvelle "
                "sollicitation s’enregistre comme une nouvelle demande.",
                "discret",
            ),
            pile(rangee(self.cloture, None)),
        ]

    def envoyer(self) -> None:
        """Record that the reply left."""
        if not self.mode.code():
            self._dire("Choisissez comment la lettre est partie.")
            self.mode.setFocus()
            return
        obstacle, jour = self.jour.obstacle(), self.jour.jour()
        if obstacle or jour is None:
            self._dire(obstacle)
            self.jour.setFocus()
            return
        mode = Mode(self.mode.code())
        forme = self.forme.text().strip() if mode is Mode.REQUISITION else ""
        envoi = Envoi(date=jour, mode=mode, forme=forme)
        referentiel = self.session.contenu.referentiel
        contexte, numero = self.session.contexte(), self.dossier.numero
        self._accomplir(lambda: envoyer(contexte, numero, envoi, referentiel))

    def cloturer(self) -> None:
        """Close the dossier."""
        self._accomplir(lambda: cloturer(self.session.contexte(), self.dossier.numero))

    def _accomplir(self, acte: Callable[[], Dossier]) -> None:
        try:
            self.dossier = acte()
        except (ErreurMetier, ErreurCoffre) as erreur:
            self._dire(messages.raison(erreur, self.session.textes))
            return
        self._dire("")
        self._montrer()
        self.accompli.emit(self.dossier)

    def _dire(self, phrase: str) -> None:
        self._faute.setText(phrase)
        self._faute.setVisible(bool(phrase))

    def arriver(self) -> None:
        """Give the focus to the first thing to fill in; never to what closes the dossier."""
        se_poser(self)
        if self.dossier.envoi is None and not self._obstacle():
            self.mode.setFocus()


def _parti(session: Session, envoi: Envoi) -> str:
    mot = session.textes.mot("mode", envoi.mode)
    forme = f" ({envoi.forme})" if envoi.forme else ""
    return f"{mot}{forme}, le {dire_jour(envoi.date)}"
