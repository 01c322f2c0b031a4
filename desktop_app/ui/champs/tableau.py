"""What is asked for, element by element."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QWidget

from desktop_app.domain.etapes import Question, Reponses
from desktop_app.domain.phrases import Textes
from desktop_app.ui.champs.champ import ChampEcran
from desktop_app.ui.champs.imprimable import Absents
from desktop_app.ui.champs.liste import Liste
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee

_TITRES = (
    "Élément demandé",
    "Nature",
    "Nécessaire\u00a0?",
    "Couvert par l’accord\u00a0?",
    "Couvert par la disposition\u00a0?",
    "",
)
_ACCORD, _DISPOSITION = 3, 4  # columns that the answers given elsewhere call for
_NATURE_LARGEUR = 13  # characters
_NATURE_USUELLE = "administrative"


class ChampElements(ChampEcran):
    """A line for each thing asked for; Enter in the last one adds another."""

    def __init__(self, question: Question, textes: Textes) -> None:
        super().__init__(question)
        self._natures = tuple(textes.mots["nature_element"].items())
        self._lignes: list[_Element] = []
        self._cachees = frozenset({_ACCORD, _DISPOSITION})
        self._grille = QGridLayout()
        self._grille.setContentsMargins(0, 0, 0, 0)
        self._grille.setHorizontalSpacing(PAS * 2)
        self._grille.setVerticalSpacing(PAS // 2)
        self._grille.setColumnStretch(0, 1)
        self._titres = [mots(titre, "discret") for titre in _TITRES]
        for titre in self._titres:
            titre.setWordWrap(False)
        self._ajout = bouton("+ Ajouter un élément", "lien")
        self._ajout.setAccessibleName("Ajouter un élément")
        self._ajout.clicked.connect(self._ajouter_et_ecrire)
        self.setFocusProxy(self._ajout)
        self._absents = Absents()
        self.change.connect(self._regarder)
        self.setLayout(colonne(self._grille, self._absents, rangee(self._ajout, None)))
        self._disposer()

    def _ajouter_et_ecrire(self) -> None:
        self._ajouter({})
        self._lignes[-1].libelle.setFocus()
        self.change.emit()

    def _ajouter(self, valeurs: dict[str, Any]) -> None:
        ligne = _Element(self, self._natures, valeurs)
        ligne.change.connect(self.change)
        ligne.retire.connect(lambda: self._retirer(ligne))
        ligne.libelle.returnPressed.connect(lambda: self._suivante(ligne))
        self._lignes.append(ligne)
        self._disposer()

    def _suivante(self, ligne: _Element) -> None:
        """Go to the line below, which is made where there is none."""
        rang = self._lignes.index(ligne) + 1
        if rang == len(self._lignes):
            self._ajouter_et_ecrire()
        else:
            self._lignes[rang].libelle.setFocus()

    def _retirer(self, ligne: _Element) -> None:
        rang = self._lignes.index(ligne)
        self._lignes.remove(ligne)
        ligne.detruire()
        self._disposer()
        (self._lignes[max(rang - 1, 0)].libelle if self._lignes else self._ajout).setFocus()
        self.change.emit()

    def _disposer(self) -> None:
        """Put every line at its place, and name each thing by its rank."""
        for colonne_, titre in enumerate(self._titres):
            self._grille.addWidget(titre, 0, colonne_)
            titre.setVisible(bool(self._lignes) and colonne_ not in self._cachees)
        for rang, ligne in enumerate(self._lignes, start=1):
            for colonne_, widget in enumerate(ligne.widgets):
                self._grille.addWidget(widget, rang, colonne_)
                # Shown at once: what is not visible yet cannot take the focus.
                widget.setVisible(colonne_ not in self._cachees)
            ligne.nommer(rang)

    def _regarder(self) -> None:
        """Tell which elements hold what the letter cannot print."""
        if self.question.imprime:
            libelles = (ligne.libelle.text() for ligne in self._lignes)
            self._absents.dire(*((f"Élément {r}", t) for r, t in enumerate(libelles, start=1)))

    def selon(self, reponses: Reponses) -> None:
        """Ask what a written agreement covers, and what a basis found to hold does."""
        disposition = reponses.get("disposition")
        libre = isinstance(disposition, dict) and disposition.get("verifiee") == "oui"
        demandees = {_ACCORD: reponses.get("consentement") == "ecrit", _DISPOSITION: libre}
        cachees = frozenset(rang for rang, demandee in demandees.items() if not demandee)
        if cachees != self._cachees:
            self._cachees = cachees
            self._disposer()

    def valeur(self) -> list[dict[str, Any]]:
        """Return the lines, in order."""
        return [ligne.valeur() for ligne in self._lignes]

    def poser(self, valeur: Any) -> None:  # noqa: ANN401 - any JSON
        """Show lines."""
        while self._lignes:
            self._lignes.pop().detruire()
        for table in valeur if isinstance(valeur, list) else []:
            self._ajouter(table if isinstance(table, dict) else {})
        self._disposer()
        self._regarder()


class _Element(QObject):
    """One line of the table."""

    change = Signal()
    retire = Signal()

    def __init__(
        self, parent: QWidget, natures: tuple[tuple[str, str], ...], valeurs: dict[str, Any]
    ) -> None:
        super().__init__(parent)
        self._id = valeurs.get("id") or 0
        self.libelle = Ligne()
        self.libelle.setText(str(valeurs.get("libelle") or ""))
        self.libelle.setPlaceholderText("par exemple\u00a0: l’adresse du domicile")
        self.nature = Liste("", natures)
        self.nature.setMinimumContentsLength(_NATURE_LARGEUR)
        self.nature.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.nature.poser(valeurs.get("nature") or _NATURE_USUELLE)
        self.necessaire = self._case(valeurs.get("necessaire"))
        self.couvert = self._case(valeurs.get("couvert_par_le_consentement"))
        self.vise = self._case(valeurs.get("couvert_par_la_disposition"))
        self.retrait = bouton("Retirer", "lien")
        self.retrait.clicked.connect(self.retire)
        self.libelle.textChanged.connect(self.change)
        self.nature.choisi.connect(lambda _: self.change.emit())
        self.widgets: tuple[QWidget, ...] = (
            self.libelle,
            self.nature,
            self.necessaire,
            self.couvert,
            self.vise,
            self.retrait,
        )

    def _case(self, valeur: object) -> QCheckBox:
        case = QCheckBox("Oui")
        case.setChecked(valeur is True)
        case.toggled.connect(lambda _: self.change.emit())
        return case

    def nommer(self, rang: int) -> None:
        """Say which line each thing belongs to."""
        for widget, titre in zip(self.widgets, (*_TITRES[:-1], "retirer"), strict=True):
            widget.setAccessibleName(f"Élément {rang}\u00a0: {titre.lower()}")

    def valeur(self) -> dict[str, Any]:
        """Return the line."""
        return {
            "id": self._id,
            "libelle": self.libelle.text().strip(),
            "nature": self.nature.code(),
            "necessaire": self.necessaire.isChecked(),
            "couvert_par_le_consentement": self.couvert.isChecked(),
            "couvert_par_la_disposition": self.vise.isChecked(),
        }

    def detruire(self) -> None:
        """Take the line off the screen."""
        for widget in self.widgets:
            widget.hide()
            widget.deleteLater()
        self.deleteLater()
