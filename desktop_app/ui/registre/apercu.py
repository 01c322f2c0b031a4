"""The preview beside the list: what a dossier waits for, and what was done to it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.vues import Ligne, LigneJournal
from desktop_app.ui import messages
from desktop_app.ui.elements import bouton, colonne, defilement, filet, mots, rangee
from desktop_app.ui.registre.libelles import Libelles, en_date
from desktop_app.ui.session import Session
from desktop_app.ui.theme import theme

_COTE = 16  # pixels of the lock
_DELAI = 60  # milliseconds: nothing is read for a row that the selection only passes over


class Apercu(QFrame):
    """Shows one dossier; its journal is read once the selection rests on it."""

    ouverture = Signal(object)
    """The dossier is to be opened; carries its ``Ligne``."""

    def __init__(self, session: Session, libelles: Libelles) -> None:
        super().__init__()
        self.setProperty("allure", "carte")
        self._session, self._libelles = session, libelles
        self._ligne: Ligne | None = None
        self.numero = mots("", "titre")
        self.demandeur, self.personne = mots(), mots()
        self.cadenas = QLabel()
        self.cadenas.setPixmap(theme().icone("cadenas", "encre2").pixmap(_COTE, _COTE))
        self.acte, self.chez = mots("", "sous-titre"), mots()
        self.remplace, self.objectif = mots("", "attention"), mots("", "discret")
        self.chronologie = mots()
        self.ouvrir = bouton("Ouvrir le dossier")
        self.ouvrir.clicked.connect(lambda: self.ouverture.emit(self._ligne))
        self._minuterie = QTimer(self)
        self._minuterie.setSingleShot(True)
        self._minuterie.setInterval(_DELAI)
        self._minuterie.timeout.connect(self._lire)
        self._composer()
        self.montrer(None)

    def _composer(self) -> None:
        personne = rangee(self.cadenas)
        personne.addWidget(self.personne, 1)
        corps = QWidget()
        corps.setLayout(
            colonne(
                *(self.numero, self.demandeur, personne, filet()),
                *(self.acte, self.chez, self.remplace, self.objectif, filet()),
                *(mots("Chronologie", "discret"), self.chronologie, None),
            )
        )
        self.setLayout(colonne(defilement(corps), self.ouvrir, marge=16))

    def montrer(self, ligne: Ligne | None) -> None:
        """Show a dossier at once, and what was done to it a little later."""
        self._ligne = ligne
        self._minuterie.stop()
        self.chronologie.clear()
        if ligne is not None:
            self._ecrire(ligne)
            self._minuterie.start()

    def repeindre(self) -> None:
        """Write the same words again: what may be shown has changed."""
        if self._ligne is not None:
            self._ecrire(self._ligne)

    def _ecrire(self, ligne: Ligne) -> None:
        libelles = self._libelles
        acte = libelles.prochain_acte(ligne)
        objectif = libelles.objectif(ligne)
        self.numero.setText(str(ligne.numero))
        qui = libelles.demandeur(ligne), libelles.correspondant(ligne)
        self.demandeur.setText("\n".join(filter(None, qui)))
        self.cadenas.setVisible(ligne.secrete)
        self.personne.setText(libelles.personne(ligne))
        self.acte.setText(f"Prochain acte\u00a0: {acte}" if acte else libelles.statut(ligne))
        self.chez.setText(f"Chez\u00a0: {libelles.chez(ligne)}" if acte else libelles.etape(ligne))
        self.chez.setVisible(bool(self.chez.text()))
        remplace = libelles.remplace(ligne)
        self.remplace.setText(f"{remplace}.")
        self.remplace.setVisible(bool(remplace))
        self.objectif.setText(objectif.explication)
        self.objectif.setVisible(bool(objectif.explication))

    def _lire(self) -> None:
        if self._ligne is None:
            return
        try:
            historique = self._session.registre.historique(self._ligne.numero)
        except ErreurCoffre as erreur:
            self.chronologie.setText(messages.raison(erreur, self._session.textes))
            return
        self.chronologie.setText("\n".join(map(self._raconter, historique)))

    def _raconter(self, ligne: LigneJournal) -> str:
        """Tell one act: the day, what was done, by whom."""
        jour = en_date(ligne.moment.astimezone().date())
        acte = self._session.textes.mots["journal"].get(ligne.acte, ligne.acte)
        return f"{jour}  {acte}\u00a0· {ligne.auteur}"
