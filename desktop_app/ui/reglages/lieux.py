"""Where the register is and where its copies go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.ui import messages
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee
from desktop_app.ui.session import Session

_EXERCICE = "Registre d’exercice\u00a0: il disparaît à la fermeture, et n’a pas de copie."
_AUCUN = "Aucun dossier n’est choisi\u00a0: le registre n’a pas de copie."
_AIDE = (
    "De préférence un autre disque que celui de ce poste. Une copie chiffrée s’y fait, puis se "
    "relit en entier, chaque fois que vous verrouillez ou fermez le registre après un changement."
)
_MEME = "Choisissez pour les copies un autre dossier que celui du registre."
_REFUS = "Le disque refuse d’écrire\u00a0: ce choix n’a pas été retenu."


class ReglagesLieux(QWidget):
    """Shows both places, and takes another one for the copies, at once."""

    titre = "Registre et copies"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._memoire = session.memoire
        self.registre, self.copies = _lieu("Registre"), _lieu("Dossier des copies")
        self.choisir = bouton("Choisir le dossier des copies")
        self.choisir.clicked.connect(self._demander)
        self.refus = mots("", "erreur")
        self.refus.hide()
        self.setFocusProxy(self.choisir)
        if session.registre.exercice:
            self.setLayout(colonne(mots(_EXERCICE)))
            return
        self.setLayout(
            colonne(
                mots("Registre", "question"),
                self.registre,
                mots("Copies", "question"),
                self.copies,
                mots(_AIDE, "discret"),
                rangee(self.choisir, None),
                self.refus,
                espace=PAS,
            )
        )
        self._dire()

    def _dire(self, refus: str = "") -> None:
        self.registre.setText(self._memoire.preferences.registre)
        self.copies.setText(self._memoire.preferences.copies or _AUCUN)
        self.refus.setText(refus)
        self.refus.setVisible(bool(refus))

    def _demander(self) -> None:
        dossier = messages.choisir_dossier(self, "Dossier des copies")
        if dossier is None:
            return
        if dossier == Path(self._memoire.preferences.registre).parent:
            self._dire(_MEME)
            return
        try:
            self._memoire.retenir(replace(self._memoire.preferences, copies=str(dossier)))
        except OSError:
            self._dire(_REFUS)
        else:
            self._dire()


def _lieu(nom: str) -> QLabel:
    etiquette = mots()
    etiquette.setAccessibleName(nom)
    return etiquette
