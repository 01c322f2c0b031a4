"""The screen of persons: a name, those who bear it, and what was asked about each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.personnes import Connue, dossiers, personnes
from desktop_app.ui import messages
from desktop_app.ui.ecran import Ecran
from desktop_app.ui.elements import colonne, mots, rangee
from desktop_app.ui.registre.colonnes import SOUS
from desktop_app.ui.registre.compte import Compte
from desktop_app.ui.registre.discretion import Discretion
from desktop_app.ui.registre.libelles import en_date
from desktop_app.ui.registre.recherche import Recherche
from desktop_app.ui.registre.trait import Trait
from desktop_app.ui.registre.vide import Vide
from desktop_app.ui.session import Session

_INVITATION = (
    "Cherchez une personne par son nom",
    "Vous verrez ce qui a été demandé à son sujet, sur quelle base, et ce qui a été répondu.",
)


class EcranPersonnes(Ecran):
    """Finds persons as one types."""

    def __init__(self, session: Session, discretion: Discretion | None = None) -> None:
        super().__init__()
        self._session = session
        self._discretion = discretion or Discretion(self, session.memoire)
        self._connues: tuple[Connue, ...] = ()
        self.recherche = Recherche("Nom de la personne", "Nom de la personne")
        self.liste = QListWidget()
        self.liste.setAccessibleName("Personnes trouvées")
        self.liste.setItemDelegate(Trait(self.liste))
        self.liste.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.compte = Compte(session, self._discretion)
        self.vide = Vide()
        self._composer()
        self.recherche.textChanged.connect(self._chercher)
        self.recherche.descente.connect(self.liste.setFocus)
        self.liste.currentRowChanged.connect(self._choisir)
        self.compte.dossier_voulu.connect(self.dossier_voulu)
        self.compte.change.connect(self.change)
        self._discretion.change.connect(self._chercher)

    def _composer(self) -> None:
        trouve = QWidget()
        deux = QHBoxLayout(trouve)
        deux.setContentsMargins(0, 0, 0, 0)
        deux.setSpacing(16)
        deux.addWidget(self.liste, 1)
        deux.addWidget(self.compte, 2)
        self._milieu = QStackedWidget()
        self._milieu.addWidget(self.vide)
        self._milieu.addWidget(trouve)
        pile = colonne(rangee(mots("Personnes", "titre"), None, self.recherche), marge=16)
        pile.addWidget(self._milieu, 1)
        self.setLayout(pile)

    def arriver(self) -> None:
        """Read again what changed, and wait for a name."""
        self._chercher()
        self.recherche.setFocus()

    def _chercher(self) -> None:
        rang = max(self.liste.currentRow(), 0)
        try:
            self._connues = personnes(self._session.registre, self.recherche.text())
        except ErreurCoffre as erreur:
            self._connues = ()
            self.vide.dire(
                "Le registre ne se lit plus", messages.raison(erreur, self._session.textes)
            )
        else:
            self._expliquer_le_vide()
        self.liste.clear()
        for connue in self._connues:
            self.liste.addItem(self._nommer(connue))
        self._milieu.setCurrentIndex(1 if self._connues else 0)
        self.liste.setCurrentRow(min(rang, len(self._connues) - 1))

    def _expliquer_le_vide(self) -> None:
        texte = self.recherche.text().strip()
        if not texte:
            self.vide.dire(*_INVITATION)
            return
        self.vide.dire(
            f"Personne ne porte le nom «\u00a0{texte}\u00a0»",
            "Aucun dossier que ce relevé peut montrer ne porte ce nom.",
            "Effacer la recherche",
            self.recherche.clear,
        )

    def _nommer(self, connue: Connue) -> QListWidgetItem:
        """Return a person: their name, then what tells them from another."""
        nombre = len(connue.lignes)
        naissance = connue.personne.date_de_naissance
        details = [f"{nombre} demande" if nombre == 1 else f"{nombre} demandes"]
        if naissance and not self._discretion.masques:
            details.insert(0, f"naissance\u00a0: {en_date(naissance)}")
        nomme = QListWidgetItem(self._discretion.nom(connue.personne))
        nomme.setData(SOUS, "\u00a0· ".join(details))
        nomme.setData(Qt.ItemDataRole.AccessibleDescriptionRole, nomme.data(SOUS))
        return nomme

    def _choisir(self, rang: int) -> None:
        if not 0 <= rang < len(self._connues):
            return
        connue = self._connues[rang]
        try:
            self.compte.montrer(connue, dossiers(self._session.registre, connue))
        except ErreurCoffre as erreur:
            messages.panne(self, erreur, self._session.textes)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Clear the search on Esc."""
        if evenement.key() == Qt.Key.Key_Escape and self.recherche.text():
            self.recherche.clear()
            return
        super().keyPressEvent(evenement)
