"""The questions of one step, one under the other; hidden answers are kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.dossier import Numero
from desktop_app.domain.etapes import Champ, Etape, Question, Reponses
from desktop_app.ui.champs.champ import ChampEcran
from desktop_app.ui.champs.fabrique import Fixes, champ
from desktop_app.ui.champs.source import source
from desktop_app.ui.clavier import montrer
from desktop_app.ui.elements import PAS, borne, colonne, montrer_si, mots, pile
from desktop_app.ui.session import Session


class Formulaire(QWidget):
    """Asks what one step asks, given every answer of the procedure."""

    change = Signal()
    """An answer is another one."""

    def __init__(
        self, etape: Etape, session: Session, fixes: Fixes, numero: Numero | None = None
    ) -> None:
        """Make the fields of a step.

        Args:
            etape: The step.
            session: The open register.
            fixes: Answers that the choice of a procedure gives by itself.
            numero: The dossier it is about; absent before there is one.
        """
        super().__init__()
        self._etape, self._session, self._fixes = etape, session, dict(fixes)
        self._numero = numero
        self._ailleurs: dict[str, Any] = {}
        self._champs: dict[str, ChampEcran] = {}
        self._blocs: dict[str, QWidget] = {}
        self._fautes: dict[str, QLabel] = {}
        blocs = [self._bloc(question) for question in etape.questions]
        self.setLayout(colonne(*blocs, None, espace=3 * PAS))
        self._disposer()

    def _bloc(self, question: Question) -> QWidget:
        """Return a question with its label, its help and its source."""
        widget = champ(question, self._session, self._fixes, self._numero)
        widget.change.connect(lambda: self._changer(question.id))
        etiquette = mots(question.libelle, "question")
        etiquette.setBuddy(widget)
        faute = mots("", "erreur")
        faute.setVisible(False)
        contenu: list[QWidget] = [etiquette]
        aide = f"{self._mention(question)} {question.aide}".strip()
        if aide:
            contenu.append(mots(aide, "discret"))
            widget.setAccessibleDescription(aide)
        contenu += [widget, faute]
        if question.passages:
            contenu.append(source(question.passages, self._session.contenu.referentiel))
        bloc = pile(*contenu, espace=PAS // 2)
        if question.champ is not Champ.ELEMENTS:
            bloc = borne(bloc)
        self._champs[question.id] = widget
        self._fautes[question.id] = faute
        self._blocs[question.id] = bloc
        return bloc

    def _mention(self, question: Question) -> str:
        """Mark the exception of this step: what must be answered, or what may be left out."""
        obligatoires = sum(q.obligatoire for q in self._etape.questions)
        rares = obligatoires * 2 <= len(self._etape.questions)
        if question.obligatoire != rares:
            return ""
        return "Obligatoire." if rares else "Facultatif."

    def _changer(self, identifiant: str) -> None:
        self._fautes[identifiant].setVisible(False)
        self._disposer()
        self.change.emit()

    def _disposer(self) -> None:
        """Ask what the answers call for, and hide the rest without forgetting it."""
        toutes = {**self._fixes, **self.reponses()}
        posees = {question.id for question in self._etape.posees(toutes)}
        for identifiant, bloc in self._blocs.items():
            montrer_si(bloc, montre=identifiant in posees)
            self._champs[identifiant].selon(toutes)

    def reponses(self) -> dict[str, Any]:
        """Return every answer: those of this step, hidden or not, and those given elsewhere."""
        ici = {cle: widget.valeur() for cle, widget in self._champs.items()}
        return {**self._ailleurs, **{cle: v for cle, v in ici.items() if v is not None}}

    def poser(self, reponses: Reponses) -> None:
        """Show answers; those of other steps are kept."""
        self._ailleurs = {cle: v for cle, v in reponses.items() if cle not in self._champs}
        for cle, widget in self._champs.items():
            with QSignalBlocker(widget):
                widget.poser(reponses.get(cle))
        self._disposer()

    def situer(self, reponses: Reponses) -> None:
        """Take note of the answers given elsewhere; those of this step stay."""
        self._ailleurs = {cle: v for cle, v in reponses.items() if cle not in self._champs}
        self._disposer()

    def manquantes(self) -> tuple[Question, ...]:
        """Return the questions asked that still need something."""
        posees = self._etape.posees({**self._fixes, **self.reponses()})
        return tuple(q for q in posees if self._champs[q.id].obstacle())

    def signaler(self) -> tuple[Question, ...]:
        """Say beneath each question what it still needs, and go to the first one."""
        manquantes = self.manquantes()
        for identifiant, faute in self._fautes.items():
            manque = any(q.id == identifiant for q in manquantes)
            faute.setText(self._champs[identifiant].obstacle() if manque else "")
            faute.setVisible(manque)
            if manque:
                self._champs[identifiant].signaler()
        if manquantes:
            self._viser(manquantes[0])
        return manquantes

    def arriver(self) -> None:
        """Give the focus to the first question that needs an answer, else to the first one."""
        posees = self._etape.posees({**self._fixes, **self.reponses()})
        for question in (*self.manquantes(), *posees):
            self._viser(question)
            return

    def _viser(self, question: Question) -> None:
        """Give the focus to a question, and scroll to it once it has its place."""
        self._champs[question.id].setFocus()
        QTimer.singleShot(0, self, lambda: montrer(self._blocs[question.id]))
