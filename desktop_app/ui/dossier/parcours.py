"""The steps of a dossier and what each one shows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop_app.application.vues import Piece
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.workflow import Acte, Statut
from desktop_app.domain.workflow import Parcours as Route
from desktop_app.ui.dossier.autre_issue import AutreIssue
from desktop_app.ui.dossier.avancement import Etat, etats
from desktop_app.ui.dossier.corps import LARGES, corps
from desktop_app.ui.dossier.fil import Fil
from desktop_app.ui.dossier.instruction import Instruction
from desktop_app.ui.dossier.simple import Simple
from desktop_app.ui.dossier.tour import TourLu
from desktop_app.ui.dossier.visionneuse import Visionneuse
from desktop_app.ui.elements import PAS, a_l_etroit, colonne, montrer_si
from desktop_app.ui.geste import souffler
from desktop_app.ui.pages import Pages
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session

_PROCEDURE = "ecrit"
_SEULE = "consignation"
_QUESTIONS = "instruction"


class Parcours(QWidget):
    """The stepper; what it shows stands in ``milieu``, wherever the screen puts it."""

    accompli = Signal(object)
    """An act was done; carries the ``Dossier``."""

    etape_montree = Signal(object)
    """Another step is shown; carries the ``Etape``, or None."""

    large = Signal(bool)
    """Whether the step that is shown wants the whole width."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__()
        self._session, self._dossier = session, dossier
        self._procedure = session.contenu.procedures[_PROCEDURE]
        self._etapes = {etape.id: etape for etape in self._procedure.etapes}
        self.milieu = Pages()
        self._pages: dict[str, QWidget] = {}
        self._panneaux: dict[str, QWidget] = {}
        self._dessus: QWidget | None = None
        self._issues: AutreIssue | None = None
        self._fil = Fil(self._procedure.etapes)
        self._fil.voulue.connect(self.aller)
        self.etape = self._premiere = ""
        self._ecrit = dossier.voie.parcours is Route.REPONSE
        self.setLayout(colonne(self._fil))
        montrer_si(self._fil, montre=self._ecrit)
        self._instruction = self._instruire()

    def _instruire(self) -> Instruction | None:
        """Return the open questions of a dossier that was not analysed."""
        if not self._ecrit or self._dossier.statut is not Statut.ENREGISTREE:
            return None
        if not self._session.permet(Acte.ANALYSER):
            return None
        instruction = Instruction(self._session, self._dossier, self._procedure)
        instruction.etape_voulue.connect(self.aller)
        instruction.avance.connect(self._marquer)
        return instruction

    def preparer(self, etape: str) -> None:
        """Make what is shown first: a step, or the one that is to be done."""
        self._premiere = (etape or self._a_faire()) if self._ecrit else _SEULE
        self._tenir_prete(self._cle(self._premiere))

    def commencer(self) -> None:
        """Show what is shown first."""
        if self._ecrit:
            self.aller(self._premiere)
        else:
            self._afficher(_SEULE)
            self.etape_montree.emit(None)

    def _a_faire(self) -> str:
        trouves = etats(self._procedure, self._dossier, self._incompletes())
        en_cours = (cle for cle, etat in trouves.items() if etat is Etat.EN_COURS)
        return next(en_cours, self._procedure.etapes[-1].id)

    def _incompletes(self) -> frozenset[str]:
        return self._instruction.incompletes() if self._instruction is not None else frozenset()

    def aller(self, identifiant: str) -> None:
        """Show a step; what was typed in the one before stays."""
        self.decouvrir()
        self.garder()
        self.etape = identifiant
        self._afficher(identifiant)
        self._marquer()
        self.etape_montree.emit(self._etapes[identifiant])
        self.arriver()

    def _afficher(self, identifiant: str) -> None:
        cle = self._cle(identifiant)
        self._tenir_prete(cle)
        if self._instruction is not None and cle == _QUESTIONS:
            self._instruction.aller(identifiant)
            self._remonter(self._pages[cle])
        self._montrer(cle)

    def _cle(self, identifiant: str) -> str:
        """Return the page that shows a step: all that ask questions have the same."""
        questions = self._instruction is not None and identifiant in self._questionnees()
        return _QUESTIONS if questions else identifiant

    def _tenir_prete(self, cle: str) -> None:
        """Make a page, unless it was shown before."""
        if cle not in self._pages:
            self._pages[cle] = self._page(cle)
            souffler()

    @staticmethod
    def _remonter(page: QWidget) -> None:
        """Show a page from its top: its questions are not those that were read before."""
        if isinstance(page, QScrollArea):
            page.verticalScrollBar().setValue(0)

    def _montrer(self, cle: str) -> None:
        """Show a page; the window never has to hold a wide one and the side pane at once."""
        large = isinstance(self._panneaux[cle], LARGES)
        if large:
            self.large.emit(large)
        self.milieu.montrer(self._pages[cle])
        if not large:
            self.large.emit(large)

    def _questionnees(self) -> tuple[str, ...]:
        return tuple(cle for cle, etape in self._etapes.items() if etape.panneau is None)

    def _page(self, cle: str) -> QWidget:
        """Return a step, made the first time it is shown."""
        panneau = self._panneau(cle)
        if isinstance(panneau, Panneau):
            panneau.accompli.connect(self.accompli)
            panneau.issue_voulue.connect(self.montrer_issues)
        self._panneaux[cle] = panneau
        if isinstance(panneau, LARGES):
            return panneau
        panneau.setContentsMargins(0, 0, PAS, PAS)
        return a_l_etroit(panneau)

    def _panneau(self, cle: str) -> QWidget:
        if self._instruction is not None and cle == _QUESTIONS:
            return self._instruction
        if cle == _SEULE:
            return Simple(self._session, self._dossier)
        return corps(self._etapes[cle], self._session, self._dossier, self._procedure)

    def _marquer(self) -> None:
        trouves = etats(self._procedure, self._dossier, self._incompletes())
        self._fil.montrer(self.etape, trouves)

    def montrer_piece(self, piece: Piece) -> None:
        """Show an attachment over the step, which stays beneath."""
        visionneuse = Visionneuse(self._session, self._dossier.numero, piece)
        visionneuse.fermee.connect(self.decouvrir)
        self._couvrir(visionneuse)
        visionneuse.setFocus()

    def montrer_tour(self, rang: int) -> None:
        """Show an earlier round over the step."""
        tour = TourLu(self._session, self._dossier, rang)
        tour.fermee.connect(self.decouvrir)
        self._couvrir(tour)
        tour.setFocus()

    def montrer_issues(self, acte: Acte | None = None) -> None:
        """Show the ways out over the step, and the one that is wanted."""
        issues = AutreIssue(self._session, self._dossier, acte)
        issues.fermee.connect(self.decouvrir)
        issues.accompli.connect(self.accompli)
        self._couvrir(a_l_etroit(issues))
        self._issues = issues
        issues.arriver()

    def _couvrir(self, page: QWidget) -> None:
        self.decouvrir()
        self._dessus = page
        self.milieu.montrer(page)

    def decouvrir(self) -> bool:
        """Go back to the step; tell whether something was shown over it."""
        if self._dessus is None:
            return False
        if self._issues is not None:
            self._issues.garder()
            self._issues = None
        self.milieu.removeWidget(self._dessus)
        self._dessus.deleteLater()
        self._dessus = None
        return True

    @property
    def panneau(self) -> QWidget | None:
        """What is shown of the step."""
        return self._panneaux.get(self._cle(self.etape) or _SEULE)

    def arriver(self) -> None:
        """Give the focus to the first thing to fill in."""
        if isinstance(self.panneau, Panneau):
            self.panneau.arriver()

    def garder(self) -> None:
        """Keep what was typed in any step."""
        for panneau in (*self._panneaux.values(), self._issues):
            if isinstance(panneau, Panneau):
                panneau.garder()
