"""The foot of a list: how many dossiers, who holds them, and the key that hides the names."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QWidget

from desktop_app.ui.elements import bouton, mots, rangee
from desktop_app.ui.registre.discretion import Discretion
from desktop_app.ui.registre.libelles import Libelles
from desktop_app.ui.registre.modele import ModeleRegistre
from desktop_app.ui.registre.onglets import en_milliers


class Pied(QWidget):
    """Sums up what a list shows."""

    def __init__(self, modele: ModeleRegistre, libelles: Libelles, discretion: Discretion) -> None:
        super().__init__()
        self._modele, self._libelles, self._discretion = modele, libelles, discretion
        self.etat = mots("", "discret")
        self.masquer = bouton("Masquer les noms", "lien")
        self.masquer.setToolTip("Ctrl+H")
        self.masquer.clicked.connect(discretion.basculer)
        ligne = rangee(self.etat, self.masquer)
        ligne.setStretch(0, 1)
        self.setLayout(ligne)

    def dire(self, *, partage: bool) -> None:
        """Sum up what is shown now.

        Args:
            partage: Its dossiers are held by several: say how many by whom.
        """
        masques = self._discretion.masques
        verbe = "Montrer les noms" if masques else "Masquer les noms"
        self.masquer.setText(verbe)
        self.masquer.setAccessibleName(verbe)
        chez = self._chez_qui() if partage and self._modele.complet else ""
        dits = (self._combien(), chez, "noms masqués" if masques else "")
        self.etat.setText("\u00a0· ".join(filter(None, dits)))

    def _combien(self) -> str:
        nombre = self._modele.rowCount()
        plus = "" if self._modele.complet else "plus de "
        dossiers = "dossier" if nombre == 1 else "dossiers"
        return f"{plus}{en_milliers(nombre)} {dossiers}" if nombre else ""

    def _chez_qui(self) -> str:
        rangs = range(self._modele.rowCount())
        chez = Counter(self._libelles.chez(self._modele.ligne(rang)) for rang in rangs)
        return ", ".join(f"{qui}\u00a0{en_milliers(nombre)}" for qui, nombre in chez.most_common())
