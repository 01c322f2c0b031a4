"""Who signs and who gives the opinion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.domain.noms import meme_nom
from desktop_app.ui.champs.imprimable import Absents
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, colonne, etiquete, mots, rangee
from desktop_app.ui.reglages.formulaire import Formulaire

if TYPE_CHECKING:
    from desktop_app.domain.reponse import Cpas

_PRESIDENCE = ("Le Président", "La Présidente")
_DIRECTION = ("Le Directeur général", "La Directrice générale")
_MEME_PERSONNE = "Les deux signatures doivent être celles de deux personnes différentes."


class FormulaireSignataires(Formulaire):
    """The president, the directeur général, and who gives the opinion."""

    titre = "Qui signe, qui donne l’avis"

    def __init__(self) -> None:
        super().__init__()
        self.president, self.directeur, self.referent = Ligne(), Ligne(), Ligne()
        self.titre_president = _titres(_PRESIDENCE)
        self.titre_directeur = _titres(_DIRECTION)
        self.appels = Appels()
        for ligne in (self.president, self.directeur, self.referent, *self.appels.lignes):
            ligne.textChanged.connect(self.change)
        for titre in (self.titre_president, self.titre_directeur):
            titre.currentTextChanged.connect(self.change)
        self.setFocusProxy(self.president)
        self.setLayout(
            colonne(
                mots("La présidence", "sous-titre"),
                _personne("Président ou présidente", self.president, self.titre_president),
                mots("La direction générale", "sous-titre"),
                _personne(
                    "Directeur général ou directrice générale",
                    self.directeur,
                    self.titre_directeur,
                ),
                mots("L’avis", "sous-titre"),
                etiquete(
                    "Référent désigné",
                    self.referent,
                    "La personne ou le service qui rend l’avis avant la décision. "
                    "À indiquer plus tard s’il n’est pas encore désigné.",
                ),
                self.appels,
                espace=PAS + PAS // 2,
            )
        )

    def charger(self, cpas: Cpas) -> None:
        """Show what a CPAS says."""
        self.president.setText(cpas.president)
        self.directeur.setText(cpas.directeur_general)
        self.referent.setText(cpas.referent)
        self.appels.charger(cpas)
        self.titre_president.setEditText(cpas.titre_president or _PRESIDENCE[0])
        self.titre_directeur.setEditText(cpas.titre_directeur_general or _DIRECTION[0])

    def lire(self, cpas: Cpas) -> Cpas:
        """Return a CPAS with what is typed here."""
        return replace(
            self.appels.lire(cpas),
            president=self.president.text().strip(),
            directeur_general=self.directeur.text().strip(),
            referent=self.referent.text().strip(),
            titre_president=self.titre_president.currentText().strip(),
            titre_directeur_general=self.titre_directeur.currentText().strip(),
        )

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing, and one person for two signatures."""
        if not self.president.text().strip():
            yield self.president, "Indiquez qui préside le centre."
        if not self.directeur.text().strip():
            yield self.directeur, "Indiquez qui dirige le centre."
        if meme_nom(self.president.text(), self.directeur.text()):
            yield self.directeur, _MEME_PERSONNE


class Appels(QWidget):
    """Whom to call at once, and where; no letter prints it."""

    def __init__(self) -> None:
        super().__init__()
        self.directeur, self.president = Ligne(), Ligne()
        self.juriste, self.telephone_juriste = Ligne(), Ligne()
        self.lignes = (self.directeur, self.president, self.juriste, self.telephone_juriste)
        self.setLayout(
            colonne(
                mots("Qui appeler quand quelqu’un se présente avec un acte", "sous-titre"),
                mots(
                    "Facultatif\u00a0: affiché et imprimé au guichet, jamais sur une lettre.",
                    "discret",
                ),
                rangee(
                    etiquete("Téléphone de la direction générale", self.directeur),
                    etiquete("Téléphone de la présidence", self.president),
                    espace=2 * PAS,
                ),
                rangee(
                    etiquete("Juriste ou avocat du CPAS", self.juriste),
                    etiquete("Son téléphone", self.telephone_juriste),
                    espace=2 * PAS,
                ),
            )
        )

    def charger(self, cpas: Cpas) -> None:
        """Show what a CPAS says."""
        self.directeur.setText(cpas.telephone_directeur_general)
        self.president.setText(cpas.telephone_president)
        self.juriste.setText(cpas.juriste)
        self.telephone_juriste.setText(cpas.telephone_juriste)

    def lire(self, cpas: Cpas) -> Cpas:
        """Return a CPAS with what is typed here."""
        return replace(
            cpas,
            telephone_directeur_general=self.directeur.text().strip(),
            telephone_president=self.president.text().strip(),
            juriste=self.juriste.text().strip(),
            telephone_juriste=self.telephone_juriste.text().strip(),
        )


def _personne(nom: str, ligne: Ligne, titres: QComboBox) -> QWidget:
    """Return a name beside its title."""
    ensemble = QWidget()
    boite = rangee(espace=2 * PAS)
    boite.addLayout(etiquete(nom, ligne), 3)
    boite.addLayout(etiquete("Titre", titres), 2)
    absents = Absents()

    def regarder() -> None:
        absents.dire((nom, ligne.text()), ("Titre", titres.currentText()))

    ligne.textChanged.connect(lambda _: regarder())
    titres.currentTextChanged.connect(lambda _: regarder())
    ensemble.setLayout(colonne(boite, absents, espace=PAS // 2))
    titres.setAccessibleName(f"Titre, {nom.lower()}")
    return ensemble


def _titres(usuels: Sequence[str]) -> QComboBox:
    """Return a list of usual titles in which another one may be typed."""
    liste = QComboBox()
    # Our own line: it filters what is pasted, like every other field.
    liste.setLineEdit(Ligne())
    liste.addItems(list(usuels))
    return liste
