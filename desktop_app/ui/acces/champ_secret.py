"""A field whose letters are hidden until asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.champs.saisie import LIMITE
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee
from desktop_app.ui.geste import entree_tenue

_MAJUSCULES = "Les majuscules semblent verrouillées."


class _Ligne(QLineEdit):
    """Watches the case of what is typed: Qt does not tell the state of the caps lock."""

    majuscules = Signal(bool)

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """Compare the letter with the shift key; take Enter once."""
        lettre = evenement.text()
        a_une_casse = len(lettre) == 1 and lettre.lower() != lettre.upper()
        # The lock itself was pressed: the notice goes until the next letter tells.
        if a_une_casse or evenement.key() == Qt.Key.Key_CapsLock:
            maj = bool(evenement.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.majuscules.emit(lettre.isupper() != maj)
        if not entree_tenue(evenement):
            super().keyPressEvent(evenement)


class ChampSecret(QWidget):
    """One line of hidden words under its label, what shows them, the notice of a locked case."""

    change = Signal()
    """Something was typed."""

    def __init__(self, nom: str) -> None:
        super().__init__()
        self.ligne = _Ligne()
        self.ligne.setMaxLength(LIMITE)
        self.ligne.setAccessibleName(nom)
        self.ligne.textChanged.connect(self.change)
        self.ligne.majuscules.connect(self._prevenir)
        self.voir = bouton("Afficher")
        self.voir.setAccessibleName(f"Afficher\u00a0: {nom.lower()}")
        self.voir.setCheckable(True)
        self.voir.toggled.connect(self._montrer)
        self._avis = mots(_MAJUSCULES, "attention")
        self._avis.hide()
        self._montrer(visible=False)
        self.setFocusProxy(self.ligne)
        etiquette = mots(nom, "question")
        etiquette.setBuddy(self.ligne)
        ligne = rangee(self.ligne, self.voir)
        self.setLayout(colonne(etiquette, ligne, self._avis, espace=PAS // 2))

    def texte(self) -> str:
        """Return what was typed."""
        return self.ligne.text()

    def vider(self) -> None:
        """Forget what was typed, and hide again."""
        self.ligne.clear()
        self.voir.setChecked(False)

    def reprendre(self) -> None:
        """Offer what was typed to be typed again."""
        self.ligne.selectAll()
        self.ligne.setFocus()

    def _montrer(self, visible: bool) -> None:  # noqa: FBT001 - the signal gives it so
        modes = QLineEdit.EchoMode
        self.ligne.setEchoMode(modes.Normal if visible else modes.Password)
        self.voir.setText("Masquer" if visible else "Afficher")

    def _prevenir(self, verrouillees: bool) -> None:  # noqa: FBT001 - the signal gives it so
        self._avis.setVisible(verrouillees)
