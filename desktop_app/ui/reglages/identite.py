"""Who we are: name, commune, address, how to reach us, logo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.ui.champs.imprimable import etiquete_imprime
from desktop_app.ui.champs.saisie import Ligne, Texte
from desktop_app.ui.elements import PAS, colonne, etiquete, rangee
from desktop_app.ui.reglages.formulaire import Formulaire
from desktop_app.ui.reglages.logo import ChampLogo

if TYPE_CHECKING:
    from desktop_app.domain.reponse import Cpas

_LIGNES_ADRESSE = 3


class FormulaireIdentite(Formulaire):
    """The letterhead."""

    titre = "Votre CPAS"

    def __init__(self) -> None:
        super().__init__()
        self.nom, self.commune = Ligne(), Ligne()
        self.nom.setPlaceholderText("CPAS de …")
        self.adresse = Texte(lignes=_LIGNES_ADRESSE)
        self.adresse.setFixedHeight(self.adresse.minimumHeight())
        self.telephone, self.courriel = Ligne(), Ligne()
        self.logo = ChampLogo()
        for champ in (self.nom, self.commune, self.adresse, self.telephone, self.courriel):
            champ.textChanged.connect(self.change)
        self.logo.change.connect(self.change)
        self.setFocusProxy(self.nom)
        self.setLayout(
            colonne(
                etiquete_imprime("Nom du centre", self.nom),
                etiquete_imprime("Commune", self.commune, "Elle précède la date des lettres."),
                etiquete_imprime("Adresse", self.adresse, "Une ligne par ligne de l’en-tête."),
                rangee(
                    colonne(etiquete_imprime("Téléphone", self.telephone), None),
                    colonne(etiquete_imprime("Adresse électronique", self.courriel), None),
                    espace=2 * PAS,
                ),
                etiquete(
                    "Logo", self.logo, "Facultatif\u00a0: image PNG ou JPEG de 500 ko au plus."
                ),
                espace=PAS + PAS // 2,
            )
        )

    def charger(self, cpas: Cpas) -> None:
        """Show what a CPAS says."""
        self.nom.setText(cpas.nom)
        self.commune.setText(cpas.commune)
        self.adresse.setPlainText("\n".join(cpas.adresse))
        self.telephone.setText(cpas.telephone)
        self.courriel.setText(cpas.courriel)
        self.logo.poser(cpas.logo)

    def lire(self, cpas: Cpas) -> Cpas:
        """Return a CPAS with what is typed here."""
        lignes = (ligne.strip() for ligne in self.adresse.toPlainText().split("\n"))
        return replace(
            cpas,
            nom=self.nom.text().strip(),
            commune=self.commune.text().strip(),
            adresse=tuple(ligne for ligne in lignes if ligne),
            telephone=self.telephone.text().strip(),
            courriel=self.courriel.text().strip(),
            logo=self.logo.valeur,
        )

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing."""
        if not self.nom.text().strip():
            yield self.nom, "Indiquez le nom du centre."
        if not self.commune.text().strip():
            yield self.commune, "Indiquez la commune."
        if not self.adresse.toPlainText().strip():
            yield self.adresse, "Indiquez l’adresse du centre."
        courriel = self.courriel.text().strip()
        if courriel and "@" not in courriel.strip("@"):
            yield self.courriel, "L’adresse électronique est incomplète."
