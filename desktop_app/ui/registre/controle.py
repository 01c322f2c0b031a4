"""The journal checked on demand, and a letter or a copy compared with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.pannes import ErreurCoffre, LectureImpossible
from desktop_app.application.ports import Progres
from desktop_app.application.situer import (
    Constat,
    Situation,
    situer_ancre,
    situer_copie,
    situer_lettre,
)
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.annonce import annoncer
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee
from desktop_app.ui.session import Session

_GENRES = "Lettres et copies (*.pdf *.copie)"
_INVITE = "Repère du pied d’une lettre"
_PHRASES = {
    Situation.LETTRE: "Ce fichier est, octet pour octet, la lettre du dossier {numero}.",
    Situation.CHAINE: "Le journal de ce registre est bien passé par là (inscription {nombre}).",
    Situation.EN_AVANCE: (
        "Ce numéro est plus loin que le journal\u00a0: le registre est revenu en arrière. Ne vous "
        "en servez plus, et cherchez une copie plus récente."
    ),
    Situation.AUTRE_CHAINE: (
        "Le journal de ce registre n’est jamais passé par là\u00a0: cela vient d’un autre "
        "registre, ou l’histoire a été refaite. Prévenez le directeur général."
    ),
    Situation.INCONNU: "Ce fichier n’est aucune des lettres de ce registre, ou il a été modifié.",
    Situation.ILLISIBLE: "Recopiez le repère de la lettre ainsi\u00a0: 128-3f9a0c52d7e1b864.",
}


class Controle(QWidget):
    """Checks everything again, and says where a letter or a copy stands."""

    rompu = Signal(object)
    """The check found a fault and closed the register; carries the failure."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.verifier, self.comparer = (
            bouton("Vérifier maintenant"),
            bouton("Comparer un fichier…"),
        )
        self.repere = Ligne("Repère du pied d’une lettre")
        self.repere.setPlaceholderText(_INVITE)
        self.dit = mots("", "discret")
        self.dit.hide()
        self.verifier.clicked.connect(self._verifier)
        self.comparer.clicked.connect(self._choisir)
        self.repere.returnPressed.connect(self._situer)
        ligne = rangee(self.verifier, self.comparer, self.repere)
        ligne.setStretch(2, 1)
        self.setLayout(colonne(ligne, self.dit, espace=PAS // 2))

    def _dire(self, phrase: str) -> None:
        self.dit.setText(phrase)
        self.dit.setVisible(bool(phrase))
        if phrase:
            annoncer(self, phrase)

    def _verifier(self) -> None:
        """Check the chain, the records and every signature."""
        self.verifier.setEnabled(False)
        registre = self._session.registre

        def verifier(progres: Progres) -> tuple[int, int]:
            return registre.verifier_le_journal(progres), registre.tete_journal().nombre

        arriere_plan.lancer(
            self,
            verifier,
            reussie=lambda faites: self._dire_verifie(*faites),
            echouee=self._echouer,
            avance=lambda fait, total: self._dire(f"Vérification\u00a0: {fait} sur {total}…"),
        )

    def _dire_verifie(self, signatures: int, inscriptions: int) -> None:
        self.verifier.setEnabled(True)
        heure = self._session.poste.horloge().astimezone()
        self._dire(
            f"Journal vérifié à {heure:%H:%M}\u00a0: {inscriptions} inscriptions, {signatures} "
            "signatures, et chaque dossier tel que le journal le dit."
        )

    def _echouer(self, erreur: Exception) -> None:
        self.verifier.setEnabled(True)
        self._dire(messages.raison(erreur, self._session.textes))
        if isinstance(erreur, ErreurCoffre):
            self.rompu.emit(erreur)

    def _refuser(self, erreur: Exception) -> None:
        """Say why a file was not compared; the register is whole where it cannot be read."""
        if isinstance(erreur, LectureImpossible):
            self._dire(messages.raison(erreur, self._session.textes))
        else:
            self._echouer(erreur)

    def _situer(self) -> None:
        self._conclure(situer_ancre(self._session.registre, self.repere.text()))

    def _choisir(self) -> None:
        for chemin in messages.choisir_fichiers(self, "Comparer une lettre ou une copie", _GENRES):
            self.comparer_avec(chemin)

    def comparer_avec(self, chemin: Path) -> None:
        """Compare a file with the register, aside."""
        session = self._session

        def comparer(_: Progres) -> Constat:
            for copie in session.poste.registres.copies(chemin.parent):
                if copie.chemin == chemin:
                    return situer_copie(session.registre, copie)
            return situer_lettre(session.registre, chemin)

        arriere_plan.lancer(self, comparer, reussie=self._conclure, echouee=self._refuser)

    def _conclure(self, constat: Constat) -> None:
        phrase = _PHRASES[constat.situation]
        self._dire(phrase.format(nombre=constat.nombre, numero=constat.numero))
