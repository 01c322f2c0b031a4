"""What the house gives itself: its aim, whom its letters name, its own words on remedies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.reponse import Cpas
from desktop_app.ui.champs.imprimable import etiquete_imprime
from desktop_app.ui.champs.saisie import Ligne, Texte
from desktop_app.ui.elements import PAS, colonne, mots, rangee
from desktop_app.ui.reglages.formulaire import Formulaire

_LIGNES = 4
_JOURS_MAX = 99
_LARGEUR = 64  # pixels
_FAUTE = f"Indiquez l’objectif interne en jours, de 1 à {_JOURS_MAX}."
_AIDE_OBJECTIF = "Un but que le Centre se donne\u00a0; la loi ne fixe pas de délai."
_AIDE_CONTACT = (
    "Facultatif\u00a0: un agent du secrétariat, nommé au pied des lettres\u00a0; "
    "jamais un travailleur social."
)
_AIDE_RECOURS = (
    "Vos propres mots, imprimés au bas d’une lettre quand vous le demandez\u00a0; "
    "jamais dans une lettre à un magistrat. Laissez vide pour ne rien imprimer."
)


class FormulaireMaison(Formulaire):
    """The internal aim, the agent to ask and the block on remedies."""

    titre = "Les usages du Centre"

    def __init__(self) -> None:
        super().__init__()
        self.objectif = Ligne()
        self.objectif.setMaxLength(len(str(_JOURS_MAX)))
        self.objectif.setFixedWidth(_LARGEUR)
        self.objectif.textChanged.connect(self.change)
        self.contact, self.qualite = Ligne(), Ligne()
        for champ in (self.contact, self.qualite):
            champ.textChanged.connect(self.change)
        self.recours = Texte(lignes=_LIGNES)
        self.recours.setFixedHeight(self.recours.minimumHeight())
        self.recours.textChanged.connect(self.change)
        self.objectif.setAccessibleName("Objectif interne, en jours ouvrables")
        self.objectif.setAccessibleDescription(_AIDE_OBJECTIF)
        self.setFocusProxy(self.objectif)
        self.setLayout(
            colonne(
                colonne(
                    mots("Objectif interne", "question"),
                    rangee(self.objectif, mots("jours ouvrables"), None),
                    mots(_AIDE_OBJECTIF, "discret"),
                    espace=PAS // 2,
                ),
                rangee(
                    colonne(etiquete_imprime("Personne à contacter", self.contact), None),
                    colonne(etiquete_imprime("Sa qualité", self.qualite), None),
                    espace=2 * PAS,
                ),
                mots(_AIDE_CONTACT, "discret"),
                etiquete_imprime("Bloc «\u00a0Recours\u00a0»", self.recours, _AIDE_RECOURS),
                self.recours.compteur,
                espace=PAS + PAS // 2,
            )
        )

    def charger(self, cpas: Cpas) -> None:
        """Show what a CPAS says."""
        self.objectif.setText(str(cpas.objectif_jours))
        self.contact.setText(cpas.contact)
        self.qualite.setText(cpas.qualite_du_contact)
        self.recours.setPlainText(cpas.recours)

    def lire(self, cpas: Cpas) -> Cpas:
        """Return a CPAS with what is typed here; call it once nothing stands in the way."""
        return replace(
            cpas,
            objectif_jours=int(self.objectif.text()),
            contact=self.contact.text().strip(),
            qualite_du_contact=self.qualite.text().strip(),
            recours=self.recours.toPlainText().strip(),
        )

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield an aim that is no number of days, or the quality of nobody."""
        jours = self.objectif.text()
        if not (jours.isascii() and jours.isdigit() and int(jours)):
            yield self.objectif, _FAUTE
        if self.qualite.text().strip() and not self.contact.text().strip():
            yield self.contact, "Indiquez qui a cette qualité, ou videz-la."
