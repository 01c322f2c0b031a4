"""What the office adds to a letter: how it greets, what goes with it, remedies, who signs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from desktop_app.application.etablir_lettre import Atelier
from desktop_app.domain.demandeur import Groupe
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.reponse import APPEL_NEUTRE, Cpas, Qualite, Signataire
from desktop_app.ui.champs.imprimable import surveiller
from desktop_app.ui.champs.liste import Liste
from desktop_app.ui.champs.saisie import Texte
from desktop_app.ui.elements import PAS, colonne, mots
from desktop_app.ui.lettre.neutre import Tournures
from desktop_app.ui.lettre.qui_signe import QuiSigne
from desktop_app.ui.session import Session

_MAGISTRATS = frozenset({Groupe.POLICE_ET_PARQUET, Groupe.JURIDICTIONS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ajouts:
    """What the form holds.

    Attributes:
        delegues: Those who sign by delegation.
        recours: Whether the block on remedies is printed.
        appel: How the letter addresses its reader.
    """

    annexes: tuple[str, ...] = ()
    delegues: tuple[Signataire, ...] = ()
    recours: bool = False
    appel: str = APPEL_NEUTRE

    def sur(self, atelier: Atelier) -> Atelier:
        """Return what the letter is made with."""
        return replace(
            atelier,
            annexes=self.annexes,
            delegues=self.delegues,
            recours=self.recours,
            appel=self.appel,
        )


class SaisieLettre(QWidget):
    """The form beside the page."""

    change = Signal()
    """Something is another one."""

    def __init__(self, session: Session, dossier: Dossier, cpas: Cpas) -> None:
        super().__init__()
        self.appel = Liste("Formule d’appel", [*session.poste.redaction().appels().items()])
        self.appel.poser(APPEL_NEUTRE)
        self.appel.choisi.connect(self.change)
        self.annexes = Texte("Annexes, une par ligne", lignes=2)
        self.annexes.setFixedHeight(self.annexes.minimumHeight())
        self.annexes.textChanged.connect(self.change)
        self.tournures = Tournures()
        self._recours = QCheckBox("Imprimer le bloc «\u00a0Recours\u00a0» du Centre")
        self._recours.setAccessibleName(self._recours.text())
        self._recours.toggled.connect(self.change)
        permis = bool(cpas.recours.strip()) and not _magistrat(session, dossier)
        self._recours.setVisible(permis)
        jour = session.poste.horloge().date()
        self._signataires = {q: QuiSigne(q, cpas, jour, session.textes) for q in Qualite}
        for qui in self._signataires.values():
            qui.change.connect(self.change)
        self.setFocusProxy(self.annexes)
        self.setLayout(
            colonne(
                _annonce("Annexes", self.annexes),
                mots("Une par ligne. Laissez vide s’il n’y en a pas.", "discret"),
                self.annexes,
                surveiller(self.annexes, "Annexes"),
                self.tournures,
                self._recours,
                _annonce("Formule d’appel", self.appel),
                mots("Neutre à défaut de choix\u00a0; la formule finale la reprend.", "discret"),
                self.appel,
                *self._signataires.values(),
                espace=PAS,
            )
        )

    def ajouts(self) -> Ajouts:
        """Return what the form holds."""
        lignes = self.annexes.toPlainText().splitlines()
        delegues = (qui.delegue() for qui in self._signataires.values())
        return Ajouts(
            annexes=tuple(ligne.strip() for ligne in lignes if ligne.strip()),
            delegues=tuple(d for d in delegues if d is not None),
            recours=self._recours.isChecked() and not self._recours.isHidden(),
            appel=self.appel.code(),
        )

    def valeurs(self) -> dict[str, Any]:
        """Return what a draft keeps."""
        return {
            "appel": self.appel.code(),
            "annexes": self.annexes.toPlainText(),
            "recours": self._recours.isChecked(),
            **{str(q): qui.nom() for q, qui in self._signataires.items()},
        }

    def poser(self, valeurs: dict[str, Any]) -> None:
        """Show what a draft kept; who may not sign today is not chosen."""
        garde = valeurs.get("appel")
        self.appel.poser(garde if self.appel.findData(garde) >= 0 else APPEL_NEUTRE)
        self.annexes.setPlainText(str(valeurs.get("annexes") or ""))
        self._recours.setChecked(valeurs.get("recours") is True)
        for qualite, qui in self._signataires.items():
            qui.poser(valeurs.get(str(qualite)))


def _annonce(question: str, champ: QWidget) -> QLabel:
    annonce = mots(question, "question")
    annonce.setBuddy(champ)
    return annonce


def _magistrat(session: Session, dossier: Dossier) -> bool:
    """Tell whether the letter goes to a court, the public prosecutor or the police."""
    demandeur = session.contenu.referentiel.demandeurs.get(dossier.demande.demandeur)
    return demandeur is not None and demandeur.groupe in _MAGISTRATS
