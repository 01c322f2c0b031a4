"""What the house lists with its days, one card under the other: mandates, delegations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from desktop_app.domain.etapes import Champ, Question
from desktop_app.ui.champs.jour import ChampDate
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, bouton, colonne, etiquete, mots, rangee
from desktop_app.ui.reglages.formulaire import Formulaire

Horloge = Callable[[], datetime]


class Carte(QFrame):
    """One of them, typed in its own fields."""

    change = Signal()
    """Something was typed."""

    retiree = Signal()
    """It is not wanted any more."""

    genre = ""
    """What it is, as a screen reader says it."""

    def __init__(self, horloge: Horloge) -> None:
        super().__init__()
        self.setProperty("allure", "carte")
        self.nom, self.titre = Ligne(), Ligne()
        self.du, self.au = _jour("À partir du", horloge), _jour("Jusqu’au", horloge)
        self.retrait = bouton("Retirer", "lien")
        self.retrait.clicked.connect(self.retiree)
        for jour in (self.du, self.au):
            jour.change.connect(self.change)

    def lire(self) -> Any:  # noqa: ANN401 - a mandate, a delegation
        """Return what is typed; call it once nothing stands in the way."""
        raise NotImplementedError

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing or makes no sense."""
        raise NotImplementedError

    def noms(self) -> Mapping[QWidget, str]:
        """Return the name of each field that is the card's own."""
        raise NotImplementedError

    def nommer(self, rang: int) -> None:
        """Say which card each field belongs to."""
        communs: dict[QWidget | None, str] = {
            self.nom: "nom",
            self.titre: "titre",
            self.du.focusProxy(): "à partir du",
            self.au.focusProxy(): "jusqu’au",
            self.retrait: "retirer",
        }
        for widget, nom in (*communs.items(), *self.noms().items()):
            assert widget is not None  # noqa: S101 - a date hands its focus to its line
            widget.setAccessibleName(f"{self.genre} {rang}\u00a0: {nom}")

    def disposer(self, tete: QWidget | None, *rangees: QLayout) -> None:
        """Lay out the card: what it says of itself, its fields, its days."""
        jours = rangee(
            etiquete("À partir du", self.du), etiquete("Jusqu’au", self.au), None, espace=2 * PAS
        )
        self.setLayout(colonne(rangee(tete, None, self.retrait), *rangees, jours, marge=2 * PAS))

    def poser_les_jours(self, du: date | None, au: date | None) -> None:
        """Show both days."""
        self.du.poser(du.isoformat() if du else "")
        self.au.poser(au.isoformat() if au else "")

    def jours(self) -> tuple[date | None, date | None]:
        """Return both days, as far as they are understood."""
        return _date(self.du), _date(self.au)

    def obstacles_des_jours(self, inverse: str) -> Iterator[tuple[QWidget, str]]:
        """Yield a day that is none, and an end before its beginning."""
        for jour in (self.du, self.au):
            if faute := jour.obstacle():
                yield jour, faute
        du, au = self.jours()
        if du is not None and au is not None and au < du:
            yield self.au, inverse


class Cartes(Formulaire):
    """Loads and saves all of them."""

    aide = ""
    aucune = ""
    ajouter = ""

    def __init__(self) -> None:
        super().__init__()
        self.cartes: list[Carte] = []
        self._pile = colonne(espace=PAS + PAS // 2)
        self._aucune = mots(self.aucune, "discret")
        self.ajout = bouton(self.ajouter)
        self.ajout.clicked.connect(self._ajouter_et_ecrire)
        self.setFocusProxy(self.ajout)
        self.setLayout(
            colonne(
                mots(self.aide, "discret"),
                self._aucune,
                self._pile,
                rangee(self.ajout, None),
                espace=PAS + PAS // 2,
            )
        )

    def carte(self, valeur: Any) -> Carte:  # noqa: ANN401 - a mandate, a delegation
        """Return the card of one, or an empty one for None."""
        raise NotImplementedError

    def poser(self, valeurs: tuple[Any, ...]) -> None:
        """Show these and no others."""
        for carte in tuple(self.cartes):
            self._enlever(carte)
        for valeur in valeurs:
            self._ajouter(valeur)

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing in each."""
        for carte in self.cartes:
            yield from carte.obstacles()

    def _ajouter_et_ecrire(self) -> None:
        self._ajouter(None).setFocus()
        self.change.emit()

    def _ajouter(self, valeur: Any) -> Carte:  # noqa: ANN401 - a mandate, a delegation
        carte = self.carte(valeur)
        carte.change.connect(self.change)
        carte.retiree.connect(lambda: self._retirer(carte))
        self.cartes.append(carte)
        self._pile.addWidget(carte)
        # Shown at once: what is not visible yet cannot take the focus.
        carte.show()
        self._numeroter()
        return carte

    def _retirer(self, carte: Carte) -> None:
        self._enlever(carte)
        self.ajout.setFocus()
        self.change.emit()

    def _enlever(self, carte: Carte) -> None:
        self.cartes.remove(carte)
        carte.hide()
        carte.deleteLater()
        self._numeroter()

    def _numeroter(self) -> None:
        self._aucune.setVisible(not self.cartes)
        for rang, carte in enumerate(self.cartes, 1):
            carte.nommer(rang)


def _jour(libelle: str, horloge: Horloge) -> ChampDate:
    return ChampDate(Question(id="jour", champ=Champ.DATE, libelle=libelle), horloge)


def _date(champ: ChampDate) -> date | None:
    ecrit = champ.valeur()
    return date.fromisoformat(ecrit) if ecrit else None
