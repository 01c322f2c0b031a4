"""What the house gives itself: its aim in working days, its own words on remedies."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpinBox

from desktop_app.domain.reponse import Cpas
from desktop_app.ui.champs.saisie import Texte
from desktop_app.ui.elements import PAS, colonne
from desktop_app.ui.reglages.formulaire import Formulaire, etiquete

_LIGNES = 4
_JOURS_MAX = 99
_AIDE_OBJECTIF = "Un but que le Centre se donne\u00a0; la loi ne fixe pas de délai."
_AIDE_RECOURS = (
    "Vos propres mots, imprimés au bas d’une lettre quand vous le demandez\u00a0; "
    "jamais dans une lettre à un magistrat. Laissez vide pour ne rien imprimer."
)


class FormulaireMaison(Formulaire):
    """The internal aim and the block on remedies."""

    titre = "Les usages du Centre"

    def __init__(self) -> None:
        super().__init__()
        self.objectif = QSpinBox()
        self.objectif.setRange(1, _JOURS_MAX)
        self.objectif.setSuffix(" jours ouvrables")
        self.objectif.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.objectif.valueChanged.connect(self.change)
        self.recours = Texte(lignes=_LIGNES)
        self.recours.setFixedHeight(self.recours.minimumHeight())
        self.recours.textChanged.connect(self.change)
        self.setFocusProxy(self.objectif)
        but = etiquete("Objectif interne", self.objectif, _AIDE_OBJECTIF)
        but.setAlignment(self.objectif, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(
            colonne(
                but,
                etiquete("Bloc «\u00a0Recours\u00a0»", self.recours, _AIDE_RECOURS),
                self.recours.compteur,
                espace=PAS + PAS // 2,
            )
        )

    def charger(self, cpas: Cpas) -> None:
        """Show what a CPAS says."""
        self.objectif.setValue(cpas.objectif_jours)
        self.recours.setPlainText(cpas.recours)

    def lire(self, cpas: Cpas) -> Cpas:
        """Return a CPAS with what is typed here."""
        return replace(
            cpas,
            objectif_jours=self.objectif.value(),
            recours=self.recours.toPlainText().strip(),
        )
