"""Who holds an office between two days: one mandate, with what designated its holder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QWidget

from desktop_app.domain.mandats import Mandat, Office
from desktop_app.domain.phrases import Textes
from desktop_app.ui.champs.imprimable import etiquete_imprime
from desktop_app.ui.champs.liste import Liste
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, colonne, etiquete, mots, rangee
from desktop_app.ui.reglages.cartes import Carte, Horloge

_INVERSE = "Ce mandat finit avant de commencer\u00a0: corrigez l’une des deux dates."
_TITRE = "par exemple\u00a0: La Directrice générale f.f."
_DESIGNATION = "par exemple\u00a0: Conseil du 22/09/2026, point 4"


class MandatSaisi(Carte):
    """Shows one mandate, where it lies beside today, and takes what is typed in its place."""

    genre = "Mandat"

    def __init__(self, textes: Textes, horloge: Horloge, mandat: Mandat | None) -> None:
        super().__init__(horloge)
        self._moments, self._horloge = textes.mots["moment"], horloge
        self.office = Liste("", tuple(textes.mots["office"].items()))
        self.designation = Ligne()
        self.titre.setPlaceholderText(_TITRE)
        self.designation.setPlaceholderText(_DESIGNATION)
        self.moment = mots("", "question")
        if mandat is not None:
            self._charger(mandat)
        self.office.choisi.connect(lambda _: self.change.emit())
        for ligne in (self.nom, self.titre, self.designation):
            ligne.textChanged.connect(self.change)
        self.change.connect(self._situer)
        self._situer()
        self.setFocusProxy(self.office)
        self._disposer()

    def _disposer(self) -> None:
        qui, dit = rangee(espace=2 * PAS), rangee(espace=2 * PAS)
        qui.addLayout(colonne(etiquete("Fonction", self.office), None), 2)
        qui.addLayout(colonne(etiquete_imprime("Nom", self.nom), None), 3)
        dit.addLayout(colonne(etiquete_imprime("Titre", self.titre), None), 2)
        dit.addLayout(colonne(etiquete("Référence de la désignation", self.designation), None), 3)
        self.disposer(self.moment, qui, dit)

    def _charger(self, mandat: Mandat) -> None:
        self.office.poser(mandat.qualite.value)
        self.nom.setText(mandat.nom)
        self.titre.setText(mandat.titre)
        self.designation.setText(mandat.designation)
        self.poser_les_jours(mandat.du, mandat.au)

    def _situer(self) -> None:
        """Say whether the mandate is past, present or to come, once that is known."""
        complet = next(self.obstacles(), None) is None
        moment = self.lire().moment(self._horloge().date()) if complet else None
        self.moment.setText(self._moments[moment] if moment is not None else "")
        self.moment.setVisible(moment is not None)

    def noms(self) -> Mapping[QWidget, str]:
        """Return the name of each field that is the card's own."""
        return {self.office: "fonction", self.designation: "référence de la désignation"}

    def lire(self) -> Mandat:
        """Return what is typed; call it once nothing stands in the way."""
        du, au = self.jours()
        assert du is not None  # noqa: S101 - asked for among the obstacles
        return Mandat(
            qualite=Office(self.office.code()),
            nom=self.nom.text().strip(),
            titre=self.titre.text().strip(),
            du=du,
            au=au,
            designation=self.designation.text().strip(),
        )

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing or makes no sense."""
        if not self.office.code():
            yield self.office, "Indiquez la fonction que donne ce mandat."
        if not self.nom.text().strip():
            yield self.nom, "Indiquez qui exerce cette fonction."
        yield from self.obstacles_des_jours(_INVERSE)
        if self.jours()[0] is None:
            yield self.du, "Indiquez le premier jour de ce mandat."
        if not self.designation.text().strip():
            yield self.designation, "Indiquez la référence de la désignation."
