"""The foldable row of filters: where it stands, who asks, which year, an aim that is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QSizePolicy, QWidget

from desktop_app.application.vues import Filtre
from desktop_app.domain.dossier import Numero
from desktop_app.domain.echeance import recues_au_plus_tard
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.issues import Motif
from desktop_app.domain.workflow import FINIS, Statut
from desktop_app.ui.elements import bouton, rangee
from desktop_app.ui.session import Session

_GRANDES_LETTRES = 16  # points
_LETTRES = 8  # shown at least of what is chosen
_A_REPONDRE = tuple(s for s in Statut if s not in {Statut.ENVOYEE, *FINIS})


class Filtres(QWidget):
    """Narrows a list; untouched, it keeps everything."""

    change = Signal()

    def __init__(self, session: Session, *, avec_objectif: bool) -> None:
        super().__init__()
        self._session = session
        self.statut = _liste("Étape")
        for statut in Statut:
            self.statut.addItem(session.textes.mot("statut", statut), statut)
        for motif in Motif:
            self.statut.addItem(f"Classée\u00a0: {session.textes.mot('motif', motif)}", motif)
        self.demandeur = _liste("Demandeur")
        for demandeur in session.contenu.referentiel.demandeurs.values():
            self.demandeur.addItem(demandeur.libelle, demandeur.code)
        self.annee = _liste("Année")
        self.depasse = QCheckBox("Objectif interne dépassé")
        self.depasse.setAccessibleName(self.depasse.text())
        self.depasse.toggled.connect(self.change)
        if not avec_objectif:
            self.depasse.hide()
        effacer = bouton("Effacer les filtres", "lien")
        effacer.clicked.connect(self.effacer)
        for choix in self._choix:
            choix.currentIndexChanged.connect(self.change)
        suite = rangee(self.depasse, effacer)
        suite.setStretch(1, 1)
        self._place = rangee(rangee(*self._choix), suite)
        self.setLayout(self._place)
        self._disposer()

    def _disposer(self) -> None:
        """Put everything in one row, or in two where letters are large."""
        large = self.font().pointSizeF() > _GRANDES_LETTRES
        sens = QBoxLayout.Direction
        self._place.setDirection(sens.TopToBottom if large else sens.LeftToRight)

    def changeEvent(self, evenement: QEvent) -> None:
        """Follow letters of another size."""
        super().changeEvent(evenement)
        if evenement.type() == QEvent.Type.FontChange:
            self._disposer()

    @property
    def _choix(self) -> tuple[QComboBox, ...]:
        return self.statut, self.demandeur, self.annee

    @property
    def actifs(self) -> bool:
        """Whether anything is narrowed."""
        return self.depasse.isChecked() or any(c.currentIndex() > 0 for c in self._choix)

    @property
    def etape_voulue(self) -> bool:
        """Whether one step was chosen."""
        return self.statut.currentIndex() > 0

    def arriver(self) -> None:
        """Offer the years of the register."""
        connues = {self.annee.itemData(rang) for rang in range(self.annee.count())}
        for annee in _annees(self._session):
            if annee not in connues:
                self.annee.addItem(str(annee), annee)

    def effacer(self) -> None:
        """Keep everything again."""
        if not self.actifs:
            return
        self.blockSignals(True)  # noqa: FBT003 - told once, at the end
        for choix in self._choix:
            choix.setCurrentIndex(0)
        self.depasse.setChecked(False)
        self.blockSignals(False)  # noqa: FBT003
        self.change.emit()

    def restreindre(self, filtre: Filtre) -> Filtre:
        """Return a filter narrowed by what is chosen here."""
        change: dict[str, Any] = {}
        etape = self.statut.currentData()
        if etape in {*Motif}:
            change |= {"statuts": (Statut.CLASSEE,), "motif": Motif(etape)}
        elif etape is not None:
            change["statuts"] = (etape,)
        if self.depasse.isChecked():
            change |= self._depasses(change.get("statuts") or filtre.statuts)
        if (demandeur := self.demandeur.currentData()) is not None:
            change["demandeur"] = demandeur
        if (annee := self.annee.currentData()) is not None:
            change["annee"] = annee
        return replace(filtre, **change)

    def _depasses(self, statuts: tuple[Statut, ...]) -> dict[str, Any]:
        """Return what keeps the dossiers whose aim is over: written requests not answered yet."""
        gardes = tuple(s for s in statuts or _A_REPONDRE if s in _A_REPONDRE)
        cpas = self._session.registre.cpas()
        if cpas is None or not gardes:
            return {"recues_au_plus_tard": date.min}
        poste = self._session.poste
        limite = recues_au_plus_tard(poste.horloge().date(), cpas.objectif_jours, poste.feries)
        return {
            "voies": (Voie.EXTERNE,),
            "statuts": gardes,
            "recues_au_plus_tard": limite,
            "avec_objectif": True,
        }


def _annees(session: Session) -> Iterator[int]:
    """Yield the years of the register, the last one first."""
    apres: Numero | None = None
    while page := session.registre.page(apres, 1):
        yield page[0].numero.annee
        apres = Numero(page[0].numero.annee, 0)


def _liste(nom: str) -> QComboBox:
    """Return a list whose first line narrows nothing."""
    choix = QComboBox()
    choix.setAccessibleName(nom)
    # Long names are shown in full once the list is open.
    choix.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choix.setMinimumContentsLength(_LETTRES)
    choix.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    choix.addItem(nom, None)
    return choix
