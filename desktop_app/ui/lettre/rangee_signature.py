"""One of the two signatures: to record, or recorded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dossier import Dossier, Signature
from desktop_app.domain.reponse import Signataire
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.champs.signe import dit
from desktop_app.ui.elements import PAS, bouton, carte, colonne, mots, pile, rangee
from desktop_app.ui.lettre.jour import JourDActe
from desktop_app.ui.session import Session


class RangeeSignature(QWidget):
    """Shows who is announced on the letter, and takes the signature put on paper."""

    signee = Signal(object)
    """It is to be recorded; carries the ``Signature``."""

    def __init__(
        self, session: Session, dossier: Dossier, annonce: Signataire, *, prochaine: bool
    ) -> None:
        """Show a signature.

        Args:
            session: The open register.
            dossier: The dossier of the letter.
            annonce: Who is announced on the letter.
            prochaine: Whether it is the next one expected.
        """
        super().__init__()
        self._allure = "principal" if prochaine else ""
        self._annonce = annonce
        self.qualite = session.textes.mot("qualite", annonce.qualite)
        self._faute = mots("", "erreur")
        self._faute.setVisible(False)
        faite = next((s for s in dossier.signatures if s.qualite is annonce.qualite), None)
        tete: list[QWidget] = [mots(self.qualite, "sous-titre")]
        if annonce.delegation:
            tete.append(
                mots(f"Mention imprimée\u00a0: «\u00a0{annonce.delegation}\u00a0»", "discret")
            )
        corps = self._a_signer(session) if faite is None else _faite(faite)
        self.setLayout(colonne(carte(*tete, corps, self._faute)))

    def _a_signer(self, session: Session) -> QWidget:
        self.nom = Ligne(f"Nom de la personne qui a signé, {self.qualite}")
        self.nom.setText(self._annonce.nom)
        self.jour = JourDActe("Signée le", session.poste.horloge().date())
        self.jour.ligne.setAccessibleName(f"Date de la signature, {self.qualite}")
        self.enregistrer = bouton("Enregistrer la signature", self._allure)
        self.enregistrer.setAccessibleName(f"Enregistrer la signature, {self.qualite}")
        self.enregistrer.clicked.connect(self._demander)
        self.setFocusProxy(self.nom)
        annonce = mots("Nom annoncé sur la lettre", "discret")
        annonce.setBuddy(self.nom)
        champs = rangee(pile(annonce, self.nom, espace=4), self.jour, espace=2 * PAS)
        champs.setStretch(0, 1)
        return pile(champs, rangee(self.enregistrer, None))

    def _demander(self) -> None:
        obstacle = self.jour.obstacle()
        jour = self.jour.jour()
        if obstacle or jour is None:
            self.dire(obstacle)
            self.jour.setFocus()
            return
        self.signee.emit(
            Signature(
                date=jour,
                qualite=self._annonce.qualite,
                nom=self.nom.text().strip(),
                delegation=self._annonce.delegation,
            )
        )

    def dire(self, phrase: str) -> None:
        """Say in place what stands in the way."""
        self._faute.setText(phrase)
        self._faute.setVisible(bool(phrase))


def _faite(signature: Signature) -> QWidget:
    phrase = f"Signée par {signature.nom} le {dire_jour(signature.date)}"
    return dit("fait", "accord", phrase)
