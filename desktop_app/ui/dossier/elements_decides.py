"""What a decision communicates: only what the analysis found communicable can be ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.domain.caracteres import usuel
from desktop_app.domain.demande import Element
from desktop_app.domain.dossier import Dossier, ElementDecide
from desktop_app.domain.evaluation import ElementRetenu
from desktop_app.ui.champs.imprimable import surveiller
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.elements import PAS, colonne, mots, pile, rangee

_RETRAIT = 4 * PAS


class ElementsDecides(QWidget):
    """A tick and a line for each communicable element; the others say why not."""

    change = Signal()
    """Something else is communicated."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        permis = dossier.analyse.evaluation.elements_communicables if dossier.analyse else ()
        retenus = {element.id: element for element in permis}
        self._lignes: dict[ElementRetenu, tuple[QCheckBox, Ligne]] = {}
        contenu: list[QWidget] = []
        for element in dossier.demande.elements:
            retenu = retenus.get(element.id)
            contenu.append(_exclu(element) if retenu is None else self._ligne(retenu))
        if not self._lignes:
            contenu.append(
                dit("attention", "attention", "L’analyse n’a trouvé aucun élément communicable.")
            )
        self.setLayout(colonne(*contenu))

    def _ligne(self, element: ElementRetenu) -> QWidget:
        libelle = element.libelle
        case = QCheckBox()
        case.setAccessibleName(f"Communiquer\u00a0: {libelle}")
        valeur = Ligne(f"Ce qui sera écrit\u00a0: {libelle}")
        valeur.setPlaceholderText("Ce qui sera écrit")
        absents = surveiller(valeur, "Ce qui sera écrit")
        suite = pile(mots("Ce qui sera écrit", "discret"), valeur, absents, espace=2)
        boite = suite.layout()
        assert boite is not None  # noqa: S101 - given above
        boite.setContentsMargins(_RETRAIT, 0, 0, 0)
        suite.setVisible(False)
        case.toggled.connect(suite.setVisible)
        case.toggled.connect(lambda _: self.change.emit())
        valeur.textChanged.connect(self.change)
        self._lignes[element] = (case, valeur)
        tete = rangee(case, mots(usuel(libelle)))
        tete.setStretch(1, 1)
        return pile(tete, suite, espace=2)

    def coches(self) -> tuple[ElementDecide, ...]:
        """Return what is ticked, and what is written of it."""
        return tuple(
            ElementDecide(id=element.id, libelle=element.libelle, valeur=valeur.text().strip())
            for element, (case, valeur) in self._lignes.items()
            if case.isChecked()
        )

    def valeurs(self) -> list[dict[str, object]]:
        """Return everything typed, ticked or not."""
        return [
            {"id": element.id, "coche": case.isChecked(), "valeur": valeur.text()}
            for element, (case, valeur) in self._lignes.items()
        ]

    def poser(self, valeurs: object) -> None:
        """Show what was typed."""
        # A draft of before elements had numbers names them by their words.
        lignes: dict[object, tuple[QCheckBox, Ligne]] = {
            **{element.libelle: ligne for element, ligne in self._lignes.items()},
            **{element.id: ligne for element, ligne in self._lignes.items()},
        }
        for table in valeurs if isinstance(valeurs, Sequence) else ():
            cle = table.get("id", table.get("libelle")) if isinstance(table, dict) else None
            if cle in lignes:
                case, valeur = lignes[cle]
                case.setChecked(table.get("coche") is True)
                valeur.setText(str(table.get("valeur") or ""))


def _exclu(element: Element) -> QWidget:
    """Say why an element cannot be communicated."""
    raison = (
        "aucune exception au secret ne le couvre"
        if element.necessaire
        else "il n’est pas strictement nécessaire"
    )
    return dit("refus", "encre2", f"{usuel(element.libelle)}\u00a0: {raison}.", "discret")
