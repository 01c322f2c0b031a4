"""The sheet of one practice case: what came in, the answers, the comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QLayout, QWidget

from desktop_app.domain.evaluation import Citation, Proposition, Voie
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.scenario import Scenario
from desktop_app.ui.aide import enonce
from desktop_app.ui.aide.comparaison import Choix, Ecart, comparer, manquements_possibles
from desktop_app.ui.annonce import annoncer
from desktop_app.ui.elements import LIGNE_MAX, PAS, bouton, carte, colonne, mots, rangee
from desktop_app.ui.session import Session
from desktop_app.ui.theme import theme

_ICONE = 20
"""Side of the shape beside a verdict, in pixels."""


class Feuille(QWidget):
    """Asks for the road, what is missing and what follows, then compares."""

    comparee = Signal()
    """The reference stands beside the answers."""

    def __init__(self, session: Session, cas: Scenario) -> None:
        super().__init__()
        self._session, self._cas = session, cas
        textes = session.textes
        self.voie = _liste("La voie", {v: textes.mot("voie", v) for v in Voie})
        propositions = {p: textes.constats[p].texte for p in Proposition}
        self.suite = _liste("La suite à proposer", propositions)
        self.manquements = {
            m: QCheckBox(textes.constats[m].texte)
            for m in manquements_possibles(cas.demande.origine)
        }
        self.comparer = bouton("Comparer avec la référence", "principal")
        self.comparer.clicked.connect(self._comparer)
        self.bilan = mots("", "sous-titre")
        self.bilan.hide()
        self._place = colonne(self._arrivee(), self._questions(), self.bilan, espace=2 * PAS)
        self._ecarts = QWidget()
        self._place.addWidget(self._ecarts)
        self._place.addStretch(1)
        self.setLayout(self._place)
        # Qt's own least height is that of the narrowest sheet: it would leave a void below.
        self.setMinimumHeight(1)
        self.setMaximumWidth(LIGNE_MAX + 10 * PAS)

    def _arrivee(self) -> QFrame:
        session, cas = self._session, self._cas
        recit = enonce.enoncer(cas, session.textes, session.contenu.referentiel)
        return carte(
            mots("Ce qui arrive", "discret"),
            mots(enonce.titre(cas), "sous-titre"),
            *map(mots, recit),
        )

    def _questions(self) -> QFrame:
        return carte(
            mots("Ce que vous feriez", "discret"),
            _question("Quelle voie la demande prend-elle\u00a0?", self.voie),
            mots("Que manque-t-il\u00a0? Ne cochez rien si rien ne manque."),
            *self.manquements.values(),
            _question("Que proposer au directeur général\u00a0?", self.suite),
            rangee(self.comparer, None),
        )

    def _comparer(self) -> None:
        """Put the reference beside the answers; an answer left out is asked for in place."""
        oubliee = next((c for c in (self.voie, self.suite) if c.currentData() is None), None)
        if oubliee is not None:
            self._annoncer(f"À choisir d’abord\u00a0: {oubliee.accessibleName().lower()}.")
            oubliee.setFocus()
            return
        reference = evaluer(self._cas.demande, self._cas.date, self._session.contenu.referentiel)
        ecarts = comparer(self._reponses(), reference, self._session.textes)
        self._montrer(colonne(*map(self._ecart, ecarts), espace=2 * PAS))
        justes = sum(ecart.accord for ecart in ecarts)
        self._annoncer(f"D’accord avec la référence\u00a0: {justes} sur {len(ecarts)}.")
        self.comparee.emit()

    def _reponses(self) -> Choix:
        return Choix(
            voie=Voie(self.voie.currentData()),
            manquements=frozenset(m for m, case in self.manquements.items() if case.isChecked()),
            proposition=Proposition(self.suite.currentData()),
        )

    def _annoncer(self, phrase: str) -> None:
        self.bilan.setText(phrase)
        self.bilan.show()
        annoncer(self.bilan, phrase)

    def _montrer(self, ecarts: QLayout) -> None:
        neuf = QWidget()
        neuf.setLayout(ecarts)
        self._place.replaceWidget(self._ecarts, neuf)
        self._ecarts.deleteLater()
        self._ecarts = neuf

    def _ecart(self, ecart: Ecart) -> QFrame:
        return carte(
            rangee(_forme(accord=ecart.accord), _verdict(accord=ecart.accord), None),
            mots(ecart.sujet, "sous-titre"),
            mots(f"Votre réponse\u00a0: {ecart.reponse}"),
            mots(f"La référence\u00a0: {ecart.reference}"),
            *self._fondements(ecart.citations),
        )

    def _fondements(self, citations: tuple[Citation, ...]) -> Iterator[QLabel]:
        """Show the sentences that found a verdict, and under them where they stand."""
        textes = self._session.contenu.referentiel.textes
        for source, groupe in groupby(citations, lambda c: c.source):
            yield from (mots(citation.texte, "citation") for citation in groupe)
            yield mots(textes[source].citation, "discret")


def _forme(*, accord: bool) -> QLabel:
    forme = QLabel()
    nom, jeton = ("fait", "accord") if accord else ("attention", "attention")
    forme.setPixmap(theme().icone(nom, jeton).pixmap(_ICONE, _ICONE))
    return forme


def _verdict(*, accord: bool) -> QLabel:
    return mots("D’accord", "accord") if accord else mots("Différent", "attention")


def _question(question: str, champ: QComboBox) -> QLayout:
    intitule = mots(question)
    intitule.setBuddy(champ)
    return colonne(intitule, champ, espace=PAS // 2)


def _liste(nom: str, choix: Mapping[Voie, str] | Mapping[Proposition, str]) -> QComboBox:
    liste = QComboBox()
    liste.setAccessibleName(nom)
    liste.addItem("Choisissez…", None)
    for code, phrase in choix.items():
        liste.addItem(phrase, code)
    # A long sentence makes the list no wider than its place.
    liste.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    liste.setMinimumContentsLength(20)
    return liste
