"""Where the register is and where its copies go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.application.copier import copier_partout
from desktop_app.application.vues import Copie
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.annonce import annoncer
from desktop_app.ui.clavier import se_poser_sur
from desktop_app.ui.copie import decrire
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee
from desktop_app.ui.session import Session

_EXERCICE = "Registre d’exercice\u00a0: il disparaît à la fermeture, et n’a pas de copie."
_AUCUN = "Aucun dossier n’est choisi\u00a0: le registre n’a pas de copie."
_AIDE = (
    "De préférence un autre disque que celui de ce poste. Une copie chiffrée s’y fait, puis se "
    "relit en entier, chaque fois que vous verrouillez ou fermez le registre après un changement."
)
_AUCUN_BIS = "Aucun second dossier n’est choisi."
_AIDE_BIS = (
    "Facultatif\u00a0: une clé USB ou un autre disque, que l’on peut emporter. La copie s’y fait "
    "aussi quand il est branché."
)
_COPIE = "Copie en cours, puis relecture…"
_PAS_ENCORE = "Attendez la fin de la vérification du registre."
_MEME = "Choisissez un autre dossier que celui du registre et que l’autre dossier des copies."
_REFUS = "Le disque refuse d’écrire\u00a0: ce choix n’a pas été retenu."


class ReglagesLieux(QWidget):
    """Shows the places, takes other ones for the copies at once, and copies when asked."""

    titre = "Registre et copies"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._memoire = session, session.memoire
        self.registre, self.copies = _lieu("Registre"), _lieu("Dossier des copies")
        self.copies_bis = _lieu("Second dossier des copies")
        self.choisir = bouton("Choisir le dossier des copies")
        self.choisir.clicked.connect(lambda: self._demander("copies"))
        self.choisir_bis = bouton("Choisir un second dossier")
        self.choisir_bis.clicked.connect(lambda: self._demander("copies_bis"))
        self.copier = bouton("Copier maintenant")
        self.copier.clicked.connect(self._copier)
        self.fait, self.refus = mots("", "accord"), mots("", "erreur")
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
                mots("Second dossier des copies", "question"),
                self.copies_bis,
                mots(_AIDE_BIS, "discret"),
                rangee(self.choisir_bis, None),
                rangee(self.copier, None),
                self.fait,
                self.refus,
                espace=PAS,
            )
        )
        self._dire()

    def _dire(self, refus: str = "", *, fait: str = "") -> None:
        connu = self._memoire.preferences
        self.registre.setText(connu.registre)
        self.copies.setText(connu.copies or _AUCUN)
        self.copies_bis.setText(connu.copies_bis or _AUCUN_BIS)
        self.copier.setVisible(bool(connu.copies))
        for etiquette, texte in ((self.fait, fait), (self.refus, refus)):
            etiquette.setText(texte)
            etiquette.setVisible(bool(texte))
        if fait:
            annoncer(self, fait)

    def _demander(self, lequel: str) -> None:
        dossier = messages.choisir_dossier(self, "Dossier des copies")
        if dossier is None:
            return
        connu = self._memoire.preferences
        autre = connu.copies_bis if lequel == "copies" else connu.copies
        if dossier in {Path(connu.registre).parent, Path(autre or connu.registre)}:
            self._dire(_MEME)
            return
        try:
            neuf: dict[str, Any] = {lequel: str(dossier)}
            self._memoire.retenir(replace(connu, **neuf))
        except OSError:
            self._dire(_REFUS)
        else:
            self._dire()

    def _copier(self) -> None:
        """Copy to each place that is there, unless its newest copy already holds everything."""
        session = self._session
        if not session.registre.verifie:
            self._dire(_PAS_ENCORE)
            return
        self._dire(fait=_COPIE)
        se_poser_sur(self.fait)
        self.copier.setEnabled(False)
        moment = session.poste.horloge()
        arriere_plan.lancer(
            self,
            lambda _: copier_partout(
                session.poste.registres, session.registre, session.lieux, moment
            ),
            reussie=self._dire_la_copie,
            echouee=self._dire_l_echec,
        )

    def _dire_la_copie(self, copie: Copie | None) -> None:
        self.copier.setEnabled(True)
        if copie is not None:
            self._dire(fait=f"Copie relue\u00a0: {decrire(copie)}.")
            # Whoever shows the copies looks again.
            self._memoire.change.emit(self._memoire.preferences)

    def _dire_l_echec(self, erreur: Exception) -> None:
        self.copier.setEnabled(True)
        self._dire(messages.raison(erreur, self._session.textes))


def _lieu(nom: str) -> QLabel:
    etiquette = mots()
    etiquette.setAccessibleName(nom)
    return etiquette
