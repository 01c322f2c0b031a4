"""Who may sign instead of an office holder: one delegation, with its mention and its days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.etapes import Champ, Question
from desktop_app.domain.reponse import Delegue, Qualite
from desktop_app.ui.champs.imprimable import etiquete_imprime
from desktop_app.ui.champs.jour import ChampDate
from desktop_app.ui.champs.liste import Liste
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, bouton, colonne, etiquete, rangee

_MENTION = "par exemple : «\u00a0Par délégation du Président,\u00a0»"
_INVERSE = "La délégation finit avant de commencer."


class Delegation(QFrame):
    """Shows one delegation and takes what is typed in its place."""

    change = Signal()
    """Something was typed."""

    retiree = Signal()
    """It is not wanted any more."""

    def __init__(
        self,
        qualites: Sequence[tuple[str, str]],
        horloge: Callable[[], datetime],
        delegue: Delegue | None,
    ) -> None:
        super().__init__()
        self.setProperty("allure", "carte")
        self.qualite = Liste("", qualites)
        self.nom, self.titre, self.mention = Ligne(), Ligne(), Ligne()
        self.mention.setPlaceholderText(_MENTION)
        self.du, self.au = _jour("À partir du", horloge), _jour("Jusqu’au", horloge)
        self.retrait = bouton("Retirer", "lien")
        self.retrait.clicked.connect(self.retiree)
        if delegue is not None:
            self._charger(delegue)
        self._ecouter()
        self.setFocusProxy(self.qualite)
        self.setLayout(self._disposer())

    def _ecouter(self) -> None:
        self.qualite.choisi.connect(lambda _: self.change.emit())
        for ligne in (self.nom, self.titre, self.mention):
            ligne.textChanged.connect(self.change)
        for jour in (self.du, self.au):
            jour.change.connect(self.change)

    def _disposer(self) -> QVBoxLayout:
        qui = rangee(espace=2 * PAS)
        qui.addLayout(colonne(etiquete("Signe pour", self.qualite), None), 2)
        qui.addLayout(colonne(etiquete_imprime("Nom", self.nom), None), 3)
        qui.addLayout(colonne(etiquete_imprime("Titre", self.titre), None), 3)
        quand = rangee(
            etiquete("À partir du", self.du),
            etiquete("Jusqu’au", self.au),
            None,
            colonne(None, self.retrait),
            espace=2 * PAS,
        )
        return colonne(
            qui, etiquete_imprime("Mention imprimée", self.mention), quand, marge=2 * PAS
        )

    def _charger(self, delegue: Delegue) -> None:
        self.qualite.poser(delegue.qualite.value)
        self.nom.setText(delegue.nom)
        self.titre.setText(delegue.titre)
        self.mention.setText(delegue.mention)
        self.du.poser(delegue.du.isoformat() if delegue.du else "")
        self.au.poser(delegue.au.isoformat() if delegue.au else "")

    def nommer(self, rang: int) -> None:
        """Say which delegation each field belongs to."""
        noms = {
            self.qualite: "signe pour",
            self.nom: "nom",
            self.titre: "titre",
            self.mention: "mention imprimée",
            self.du.focusProxy(): "à partir du",
            self.au.focusProxy(): "jusqu’au",
            self.retrait: "retirer",
        }
        for widget, nom in noms.items():
            assert widget is not None  # noqa: S101 - a date hands its focus to its line
            widget.setAccessibleName(f"Délégation {rang}\u00a0: {nom}")

    def lire(self) -> Delegue:
        """Return what is typed; call it once nothing stands in the way."""
        return Delegue(
            qualite=Qualite(self.qualite.code()),
            nom=self.nom.text().strip(),
            titre=self.titre.text().strip(),
            mention=self.mention.text().strip(),
            du=_date(self.du),
            au=_date(self.au),
        )

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing or makes no sense."""
        if not self.qualite.code():
            yield self.qualite, "Indiquez pour qui signe cette personne."
        if not self.nom.text().strip():
            yield self.nom, "Indiquez le nom de la personne qui signe par délégation."
        for jour in (self.du, self.au):
            if faute := jour.obstacle():
                yield jour, faute
        du, au = _date(self.du), _date(self.au)
        if du is not None and au is not None and au < du:
            yield self.au, _INVERSE


def _jour(libelle: str, horloge: Callable[[], datetime]) -> ChampDate:
    return ChampDate(Question(id="jour", champ=Champ.DATE, libelle=libelle), horloge)


def _date(champ: ChampDate) -> date | None:
    ecrit = champ.valeur()
    return date.fromisoformat(ecrit) if ecrit else None
