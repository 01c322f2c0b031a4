"""A copy put back where the register stands, or stood; what was there is kept beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.application.vues import Provenance
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.copie import decrire, decrire_en_bref
from desktop_app.ui.demarrage.attente import Attente
from desktop_app.ui.demarrage.champ_dossier import ChampDossier
from desktop_app.ui.elements import bouton, colonne, mots, rangee
from desktop_app.ui.theme import theme

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from desktop_app.application.poste import Poste
    from desktop_app.application.vues import Copie, Rayon

_HAUTEUR_MIN, _HAUTEUR = 50, 240  # pixels at 100 %
_AIDE = "Vos copies sont peut-être ailleurs\u00a0: une clé USB, un partage du réseau."
_AUCUNE = "Aucune copie complète ne se trouve dans ce dossier. Choisissez-en un autre."
_EFFET = (
    "La copie prend la place du registre\u00a0; le fichier actuel est conservé à côté, "
    "sous un nom qui vous sera indiqué. Ce qui a été enregistré après la copie n’y est pas."
)


_PLUS = "Une copie plus récente ou plus remplie que le registre en place existe\u00a0: "
_TITRES = {
    Provenance.AVANCE: "Plus récentes ou plus remplies que le registre en place",
    Provenance.AUTRE: "D’une autre suite de ce registre",
    Provenance.SIENNE: "De ce registre",
    Provenance.INCONNUE: "D’un même registre",
}
_A_DIRE = (Provenance.AVANCE, Provenance.AUTRE)


class Restauration(QWidget):
    """Lists the copies of a folder, and puts one of them back."""

    restauree = Signal(object)
    """It is done; carries where the former file is, or None where there was none."""

    quittee = Signal()
    """Nothing was restored, nothing will be."""

    def __init__(self, poste: Poste, chemin: Path, dossier: Path) -> None:
        super().__init__()
        self._poste, self._chemin = poste, chemin
        self._copies: dict[int, Copie] = {}
        self._dossier = ChampDossier("Dossier des copies", dossier, _AIDE)
        self._dossier.change.connect(self.lire)
        self._liste = QListWidget()
        self._liste.setAccessibleName("Copies de ce dossier")
        # Where letters are large, the list gives way before the window grows.
        self._liste.setMinimumHeight(round(_HAUTEUR_MIN * theme().echelle))
        self._liste.setMaximumHeight(round(_HAUTEUR * theme().echelle))
        self._liste.setWordWrap(True)
        self._liste.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._effet, self._aucune = mots(_EFFET), mots(_AUCUNE, "attention")
        self._plus = mots("", "attention")
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
                self._plus,
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

    def _trouver(self, rayons: tuple[Rayon, ...]) -> None:
        self._occuper("")
        self._montrer(rayons)
        (self._liste if rayons else self._dossier).setFocus()

    def _montrer(self, rayons: tuple[Rayon, ...]) -> None:
        """Show copies, and say what their headings say where those may be out of sight."""
        self._garnir(rayons)
        # Those of this very register come last, and the newest of them is proposed.
        siennes = [r.copies[0] for r in rayons if r.provenance is Provenance.SIENNE]
        proposees = (rang for rang, copie in self._copies.items() if copie in siennes)
        self._liste.setCurrentRow(next(proposees, next(iter(self._copies), -1)))
        avances = [r.copies[0] for r in rayons if r.provenance is Provenance.AVANCE]
        for avance in avances:
            self._plus.setText(f"{_PLUS}{decrire_en_bref(avance, self._poste.horloge())}.")
        self._plus.setVisible(bool(avances))
        for utile in (self._liste, self._effet, self._restaurer):
            utile.setVisible(bool(rayons))
        self._aucune.setVisible(not rayons)

    def _garnir(self, rayons: tuple[Rayon, ...]) -> None:
        """Put copies in the list, under headings where they are not all of one kind."""
        self._copies = {}
        self._liste.clear()
        for rayon in rayons:
            titre = ""
            if len(rayons) > 1 or rayon.provenance in _A_DIRE:
                titre = _TITRES[rayon.provenance]
                self._liste.addItem(_titre(titre))
            for copie in rayon.copies:
                self._copies[self._liste.count()] = copie
                self._liste.addItem(_ligne(copie, titre))

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


def _titre(texte: str) -> QListWidgetItem:
    """Return a line that is read and never chosen."""
    ligne = QListWidgetItem(texte)
    ligne.setFlags(Qt.ItemFlag.NoItemFlags)
    ligne.setForeground(theme().couleur("cire"))
    return ligne


def _ligne(copie: Copie, titre: str) -> QListWidgetItem:
    """Return the line of a copy; whoever hears it and does not see it hears its heading too."""
    dit = decrire(copie)
    ligne = QListWidgetItem(dit)
    ligne.setData(Qt.ItemDataRole.AccessibleTextRole, f"{titre}\u00a0: {dit}" if titre else dit)
    return ligne
