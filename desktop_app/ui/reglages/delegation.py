"""Who may sign instead of an office holder: one delegation, with its mention and its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.domain.reponse import Delegue, Qualite
from desktop_app.ui.champs.imprimable import etiquete_imprime
from desktop_app.ui.champs.liste import Liste
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, colonne, etiquete, rangee
from desktop_app.ui.reglages.cartes import Carte, Horloge

_MENTION = "par exemple : «\u00a0Par délégation du Président,\u00a0»"
_INVERSE = "La délégation finit avant de commencer."


class Delegation(Carte):
    """Shows one delegation and takes what is typed in its place."""

    genre = "Délégation"

    def __init__(
        self, qualites: Sequence[tuple[str, str]], horloge: Horloge, delegue: Delegue | None
    ) -> None:
        super().__init__(horloge)
        self.qualite = Liste("", qualites)
        self.mention = Ligne()
        self.mention.setPlaceholderText(_MENTION)
        if delegue is not None:
            self._charger(delegue)
        self.qualite.choisi.connect(lambda _: self.change.emit())
        for ligne in (self.nom, self.titre, self.mention):
            ligne.textChanged.connect(self.change)
        self.setFocusProxy(self.qualite)
        self._disposer()

    def _disposer(self) -> None:
        qui, dit = rangee(espace=2 * PAS), rangee(espace=2 * PAS)
        qui.addLayout(colonne(etiquete("Signe pour", self.qualite), None), 2)
        qui.addLayout(colonne(etiquete_imprime("Nom", self.nom), None), 3)
        dit.addLayout(colonne(etiquete_imprime("Titre", self.titre), None), 2)
        dit.addLayout(colonne(etiquete_imprime("Mention imprimée", self.mention), None), 3)
        self.disposer(None, qui, dit)

    def _charger(self, delegue: Delegue) -> None:
        self.qualite.poser(delegue.qualite.value)
        self.nom.setText(delegue.nom)
        self.titre.setText(delegue.titre)
        self.mention.setText(delegue.mention)
        self.poser_les_jours(delegue.du, delegue.au)

    def noms(self) -> Mapping[QWidget, str]:
        """Return the name of each field that is the card's own."""
        return {self.qualite: "signe pour", self.mention: "mention imprimée"}

    def lire(self) -> Delegue:
        """Return what is typed; call it once nothing stands in the way."""
        du, au = self.jours()
        return Delegue(
            qualite=Qualite(self.qualite.code()),
            nom=self.nom.text().strip(),
            titre=self.titre.text().strip(),
            mention=self.mention.text().strip(),
            du=du,
            au=au,
        )

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing or makes no sense."""
        if not self.qualite.code():
            yield self.qualite, "Indiquez pour qui signe cette personne."
        if not self.nom.text().strip():
            yield self.nom, "Indiquez le nom de la personne qui signe par délégation."
        yield from self.obstacles_des_jours(_INVERSE)
