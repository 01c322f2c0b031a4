"""A copy put back where the register stands, or stood; what was there is kept beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.copie import decrire
from desktop_app.ui.demarrage.attente import Attente
from desktop_app.ui.demarrage.champ_dossier import ChampDossier
from desktop_app.ui.elements import bouton, colonne, mots, rangee
from desktop_app.ui.theme import theme

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from desktop_app.application.poste import Poste
    from desktop_app.application.vues import Copie

_HAUTEUR = 148  # pixels at 100 %
_AIDE = "Vos copies sont peut-être ailleurs\u00a0: une clé USB, un partage du réseau."
_AUCUNE = "Aucune copie complète ne se trouve dans ce dossier. Choisissez-en un autre."
_EFFET = (
    "La copie prend la place du registre\u00a0; le fichier actuel est conservé à côté, "
    "sous un nom qui vous sera indiqué. Ce qui a été enregistré après la copie n’y est pas."
)


class Restauration(QWidget):
    """Lists the copies of a folder, and puts one of them back."""

    restauree = Signal(object)
    """It is done; carries where the former file is, or None where there was none."""

    quittee = Signal()
    """Nothing was restored, nothing will be."""

    def __init__(self, poste: Poste, chemin: Path, dossier: Path) -> None:
        super().__init__()
        self._poste, self._chemin = poste, chemin
        self._copies: tuple[Copie, ...] = ()
        self._dossier = ChampDossier("Dossier des copies", dossier, _AIDE)
        self._dossier.change.connect(self.lire)
        self._liste = QListWidget()
        self._liste.setAccessibleName("Copies de ce dossier")
        # Where letters are large, the list gives way before the window grows.
        self._liste.setMinimumHeight(round(_HAUTEUR * theme().echelle / 3))
        self._liste.setMaximumHeight(round(_HAUTEUR * theme().echelle))
        self._liste.setWordWrap(True)
        self._liste.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._effet, self._aucune = mots(_EFFET), mots(_AUCUNE, "attention")
        self._attente, self._refus = Attente(), mots("", "erreur")
        self._restaurer = bouton("Restaurer cette copie", "principal")
        self._restaurer.clicked.connect(self._remettre)
        self._quitter = bouton("Ne rien restaurer", "lien")
        self._quitter.clicked.connect(self.quittee)
        self._disposer()

    def _disposer(self) -> None:
        self.setLayout(
            colonne(
                mots("Restaurer une copie", "sous-titre"),
                self._dossier,
                self._liste,
                self._aucune,
                self._attente,
                self._effet,
                self._refus,
                rangee(self._restaurer, None, self._quitter),
            )
        )

    def lire(self) -> None:
        """Look for the copies of the folder."""
        poste, chemin, dossier = self._poste, self._chemin, self._dossier.dossier
        self._montrer(())
        self._aucune.hide()
        self._occuper("Lecture du dossier…")
        arriere_plan.lancer(
            self,
            lambda _: poste.registres.copies_de(chemin, dossier),
            reussie=self._trouver,
            echouee=self._refuser,
        )

    def _trouver(self, copies: tuple[Copie, ...]) -> None:
        self._occuper("")
        self._montrer(copies)
        (self._liste if copies else self._dossier).setFocus()

    def _montrer(self, copies: tuple[Copie, ...]) -> None:
        self._copies = copies
        self._liste.clear()
        self._liste.addItems([decrire(copie) for copie in copies])
        self._liste.setCurrentRow(0 if copies else -1)
        for utile in (self._liste, self._effet, self._restaurer):
            utile.setVisible(bool(copies))
        self._aucune.setVisible(not copies)

    def _remettre(self) -> None:
        poste, chemin = self._poste, self._chemin
        copie = self._copies[self._liste.currentRow()]
        self._occuper("Restauration de la copie…")
        arriere_plan.lancer(
            self,
            lambda _: poste.registres.restaurer(copie, chemin),
            reussie=self._reussir,
            echouee=self._refuser,
        )

    def _reussir(self, ecarte: Path | None) -> None:
        self._occuper("")
        self.restauree.emit(ecarte)

    def _refuser(self, erreur: Exception) -> None:
        self._occuper("")
        self._refus.setText(messages.raison(erreur, self._poste.contenu().textes))
        self._refus.show()
        (self._liste if self._copies else self._dossier).setFocus()

    def _occuper(self, texte: str) -> None:
        """Say what is being done and let nothing be clicked meanwhile; "" when it ended."""
        self._refus.hide()
        self._attente.dire(texte)
        for widget in (self._dossier, self._liste, self._restaurer, self._quitter):
            widget.setEnabled(not texte)
