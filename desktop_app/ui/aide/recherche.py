"""One field that looks through everything there is to read, as one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.aide.ouvrages import Ouvrage, Trouvaille, chercher
from desktop_app.ui.aide.sommaire import Sommaire
from desktop_app.ui.champs.saisie import Ligne
from desktop_app.ui.elements import PAS, colonne, mots

_INVITATION = "Chercher dans les textes et l’aide"
_EXTRAIT = 110
"""Characters of a block shown in the list of what was found."""


class Recherche(QObject):
    """The field, the list of what was found, and how much that is."""

    trouvee = Signal(object)
    """One was chosen; carries the ``Trouvaille``."""

    ouverte = Signal(bool)
    """Something is looked for, or nothing any more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.ouvrages: tuple[Ouvrage, ...] = ()
        self._trouvailles: tuple[Trouvaille, ...] = ()
        self.champ = Ligne(_INVITATION)
        self.champ.setPlaceholderText(_INVITATION)
        self.champ.setClearButtonEnabled(True)
        self.champ.textChanged.connect(self.chercher)
        self.champ.returnPressed.connect(self.suivante)
        self.compte = mots("", "discret")
        self.resultats = Sommaire("Passages trouvés")
        self.resultats.currentRowChanged.connect(self._choisir)
        self.liste = QWidget()
        self.liste.setLayout(colonne(self.compte, self.resultats))
        self.liste.setFixedWidth(self.resultats.width())
        for widget in (self.champ, self.resultats):
            widget.installEventFilter(self)
        self._montrer(cherche=False)

    def arriver(self) -> None:
        """Wait for words; the field is as wide as what it says in the size of now."""
        mesure = self.champ.fontMetrics().horizontalAdvance(_INVITATION)
        self.champ.setMinimumWidth(mesure + 10 * PAS)
        self.champ.setFocus()

    def chercher(self) -> None:
        """List what the words typed so far find; nothing is shown before one is chosen."""
        texte = self.champ.text()
        self._trouvailles = chercher(self.ouvrages, texte)
        with QSignalBlocker(self.resultats):
            self.resultats.clear()
            for rang, trouvaille in enumerate(self._trouvailles):
                self.resultats.ajouter(_resumer(trouvaille), rang)
            self.resultats.setCurrentRow(-1)
        self.compte.setText(_compter(len(self._trouvailles)))
        self._montrer(cherche=bool(texte.strip()))

    def suivante(self) -> None:
        """Go to the next one that was found; after the last comes the first."""
        if self._trouvailles:
            self.resultats.setCurrentRow(
                (self.resultats.currentRow() + 1) % len(self._trouvailles)
            )

    def fermer(self) -> None:
        """Look for nothing any more."""
        self.champ.clear()
        self.champ.setFocus()

    def eventFilter(self, objet: QObject, evenement: QEvent) -> bool:
        """Down goes from the field to the list; Esc looks for nothing any more."""
        if isinstance(evenement, QKeyEvent) and evenement.type() is QEvent.Type.KeyPress:
            if evenement.key() == Qt.Key.Key_Down and objet is self.champ and self._trouvailles:
                self.resultats.setFocus()
                self.resultats.setCurrentRow(max(self.resultats.currentRow(), 0))
                return True
            if evenement.key() == Qt.Key.Key_Escape and self.champ.text():
                self.fermer()
                return True
        return super().eventFilter(objet, evenement)

    def _choisir(self, rang: int) -> None:
        if 0 <= rang < len(self._trouvailles):
            self.compte.setText(f"{rang + 1} sur {_compter(len(self._trouvailles))}")
            self.trouvee.emit(self._trouvailles[rang])

    def _montrer(self, *, cherche: bool) -> None:
        self.liste.setVisible(cherche)
        self.ouverte.emit(cherche)


def _resumer(trouvaille: Trouvaille) -> str:
    """Return the place of what was found, and its beginning."""
    ouvrage, rang = trouvaille.ouvrage, trouvaille.rang
    texte = ouvrage.blocs[rang].texte
    court = texte if len(texte) <= _EXTRAIT else f"{texte[:_EXTRAIT].rstrip()}…"
    return f"{ouvrage.titre} – {ouvrage.place(rang)}\n{court}"


def _compter(nombre: int) -> str:
    if nombre == 0:
        return "Aucun passage trouvé. Essayez un seul mot, ou son début."
    return "1 passage" if nombre == 1 else f"{nombre} passages"
