"""What an assessment finds, live: a shape, a word, and the sentences behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from desktop_app.domain.evaluation import Evaluation, Proposition
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.champs.source import citations_d_alors
from desktop_app.ui.elements import PAS, colonne, garnir
from desktop_app.ui.session import Session

_FORMES: Mapping[Proposition, tuple[str, str]] = MappingProxyType(
    {
        Proposition.PARTAGE_POSSIBLE: ("fait", "accord"),
        Proposition.CONSULTATION_SUR_PLACE: ("fait", "accord"),
        Proposition.COPIE_POSSIBLE: ("fait", "accord"),
        Proposition.A_APPRECIER: ("apprecier", "attention"),
        Proposition.REFUS: ("refus", "refus"),
    }
)


class Verdict(QWidget):
    """Shows one assessment; it never says more than it found."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setAccessibleName("Constat")
        self.setLayout(colonne(espace=PAS // 2))

    def montrer(self, evaluation: Evaluation, restent: int) -> None:
        """Show another assessment, or how many conditions wait for an answer."""
        garnir(self, *(self._attente(restent) if restent else self._constats(evaluation)))

    def _attente(self, restent: int) -> Iterator[QWidget]:
        pluriel = "s" if restent > 1 else ""
        yield dit("pas_encore", "encre2", f"{restent} condition{pluriel} à examiner.")

    def _constats(self, evaluation: Evaluation) -> Iterator[QWidget]:
        constats = self._session.textes.constats
        signe, ton = _FORMES[evaluation.proposition]
        yield dit(signe, ton, constats[evaluation.proposition].entiere(), "question")
        for manquement in evaluation.manquements:
            yield dit(signe, ton, constats[manquement].texte)
            yield self._phrases(evaluation, manquement)

    def _phrases(self, evaluation: Evaluation, verdict: str) -> QWidget:
        """Return the sentences that found one verdict."""
        trouvees = (c.citations for c in evaluation.trace if c.verdict == verdict)
        return citations_d_alors(
            (c for groupe in trouvees for c in groupe), self._session.contenu.referentiel
        )
