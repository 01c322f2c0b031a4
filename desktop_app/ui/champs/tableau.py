"""What is asked for, element by element."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from desktop_app.domain.etapes import Question, Reponses
from desktop_app.domain.phrases import Textes
from desktop_app.ui.champs.champ import ChampEcran
from desktop_app.ui.champs.imprimable import Absents
from desktop_app.ui.champs.liste import Liste
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, bouton, colonne, rangee

_LIBELLE, _NATURE = "élément demandé", "nature"
_NECESSAIRE, _ACCORD, _DISPOSITION = (
    "Nécessaire",
    "Couvert par l’accord",
    "Couvert par la disposition",
)
_NATURE_LARGEUR = 13  # characters
_NATURE_USUELLE = "administrative"


class ChampElements(ChampEcran):
    """A block for each thing asked for; Enter in the last one adds another."""

    def __init__(self, question: Question, textes: Textes) -> None:
        super().__init__(question)
        self._natures = tuple(textes.mots["nature_element"].items())
        self._lignes: list[_Element] = []
        self._demandees: frozenset[str] = frozenset()
        self._blocs = colonne(espace=PAS + 4)
        self._ajout = bouton("+ Ajouter un élément", "lien")
        self._ajout.setAccessibleName("Ajouter un élément")
        self._ajout.clicked.connect(self._ajouter_et_ecrire)
        self.setFocusProxy(self._ajout)
        self._absents = Absents()
        self.change.connect(self._regarder)
        self.setLayout(colonne(self._blocs, self._absents, rangee(self._ajout, None)))

    def _ajouter_et_ecrire(self) -> None:
        self._ajouter({})
        self._lignes[-1].libelle.setFocus()
        self.change.emit()

    def _ajouter(self, valeurs: dict[str, Any]) -> None:
        ligne = _Element(self._natures, valeurs)
        ligne.change.connect(self.change)
        ligne.retire.connect(lambda: self._retirer(ligne))
        ligne.libelle.returnPressed.connect(lambda: self._suivante(ligne))
        self._lignes.append(ligne)
        self._blocs.addWidget(ligne)
        # Shown at once: what is not visible yet cannot take the focus.
        ligne.show()
        self._nommer()

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
        self._nommer()
        (self._lignes[max(rang - 1, 0)].libelle if self._lignes else self._ajout).setFocus()
        self.change.emit()

    def _nommer(self) -> None:
        """Name each thing by its rank, and show what the answers given elsewhere call for."""
        for rang, ligne in enumerate(self._lignes, start=1):
            ligne.demander(self._demandees)
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
        voulues = {_ACCORD: reponses.get("consentement") == "ecrit", _DISPOSITION: libre}
        demandees = frozenset(question for question, voulue in voulues.items() if voulue)
        if demandees != self._demandees:
            self._demandees = demandees
            self._nommer()

    def valeur(self) -> list[dict[str, Any]]:
        """Return the lines, in order."""
        return [ligne.valeur() for ligne in self._lignes]

    def poser(self, valeur: Any) -> None:  # noqa: ANN401 - any JSON
        """Show lines."""
        while self._lignes:
            self._lignes.pop().detruire()
        for table in valeur if isinstance(valeur, list) else []:
            self._ajouter(table if isinstance(table, dict) else {})
        self._regarder()


class _Element(QWidget):
    """One thing asked for: its words, then what is said of it.

    Each on a line of its own, so that the words are read whole whatever the width.
    """

    change = Signal()
    retire = Signal()

    def __init__(self, natures: tuple[tuple[str, str], ...], valeurs: dict[str, Any]) -> None:
        super().__init__()
        self._id = valeurs.get("id") or 0
        self.libelle = Ligne()
        self.libelle.setText(str(valeurs.get("libelle") or ""))
        self.libelle.setCursorPosition(0)
        self.libelle.setPlaceholderText("par exemple\u00a0: l’adresse du domicile")
        self.nature = Liste("", natures)
        self.nature.setMinimumContentsLength(_NATURE_LARGEUR)
        self.nature.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.nature.poser(valeurs.get("nature") or _NATURE_USUELLE)
        self._cases = {
            _NECESSAIRE: self._case(_NECESSAIRE, valeurs.get("necessaire")),
            _ACCORD: self._case(_ACCORD, valeurs.get("couvert_par_le_consentement")),
            _DISPOSITION: self._case(_DISPOSITION, valeurs.get("couvert_par_la_disposition")),
        }
        self.retrait = bouton("Retirer", "lien")
        self.retrait.clicked.connect(self.retire)
        self.libelle.textChanged.connect(self.change)
        self.nature.choisi.connect(lambda _: self.change.emit())
        necessaire, accord, disposition = self._cases.values()
        dits = rangee(self.nature, necessaire, None, self.retrait, espace=PAS * 2)
        couverts = rangee(accord, disposition, None, espace=PAS * 2)
        self.setLayout(colonne(self.libelle, dits, couverts, espace=PAS // 2))

    def _case(self, question: str, valeur: object) -> QCheckBox:
        case = QCheckBox(question)
        case.setChecked(valeur is True)
        case.toggled.connect(lambda _: self.change.emit())
        return case

    def demander(self, demandees: frozenset[str]) -> None:
        """Ask only what the answers given elsewhere call for."""
        for question in (_ACCORD, _DISPOSITION):
            self._cases[question].setVisible(question in demandees)

    def nommer(self, rang: int) -> None:
        """Say which element each thing belongs to."""
        noms = {self.libelle: _LIBELLE, self.nature: _NATURE, self.retrait: "retirer"}
        noms |= {case: f"{nom.lower()}\u00a0?" for nom, case in self._cases.items()}
        for widget, nom in noms.items():
            widget.setAccessibleName(f"Élément {rang}\u00a0: {nom}")

    def valeur(self) -> dict[str, Any]:
        """Return what is said of it."""
        return {
            "id": self._id,
            "libelle": self.libelle.text().strip(),
            "nature": self.nature.code(),
            "necessaire": self._cases[_NECESSAIRE].isChecked(),
            "couvert_par_le_consentement": self._cases[_ACCORD].isChecked(),
            "couvert_par_la_disposition": self._cases[_DISPOSITION].isChecked(),
        }

    def detruire(self) -> None:
        """Take it off the screen."""
        self.hide()
        self.deleteLater()
