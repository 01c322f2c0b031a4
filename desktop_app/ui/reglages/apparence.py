"""How the program looks and how long it waits: applied at once, remembered by the workstation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.preferences import Apparence
from desktop_app.ui.champs.choix import Radios
from desktop_app.ui.champs.liste import Liste
from desktop_app.ui.elements import PAS, colonne, etiquete, mots
from desktop_app.ui.memoire import Memoire
from desktop_app.ui.theme import theme

_APPARENCES = (
    (Apparence.SYSTEME.value, "Comme le système"),
    (Apparence.CLAIR.value, "Claire"),
    (Apparence.SOMBRE.value, "Sombre"),
)
_TAILLES = (100, 110, 125, 150, 175, 200)
_MINUTES = (1, 2, 3, 5, 10, 15, 30)
_A_L_ECRAN = "À l’écran\u00a0; ce qui s’imprime ne change pas."
_SANS_GESTE = "Sans un geste de votre part."
_REFUS = (
    "Le disque refuse d’écrire\u00a0: ce choix vaut jusqu’à la fermeture du programme seulement."
)


class ReglagesApparence(QWidget):
    """Each choice is applied as soon as it is made."""

    titre = "Apparence"

    def __init__(self, memoire: Memoire) -> None:
        super().__init__()
        self._memoire = memoire
        self.apparence = Radios("Couleurs", _APPARENCES, cote_a_cote=True)
        self.taille = Liste(
            "Taille des lettres", _choix(_TAILLES, memoire.preferences.taille, "%")
        )
        self.minutes = Liste(
            "Verrouillage", _choix(_MINUTES, memoire.preferences.verrouillage, "minutes")
        )
        self.noms = QCheckBox("Masquer les noms (Ctrl+H les montre)")
        self.noms.setAccessibleName(self.noms.text())
        self.refus = mots("", "erreur")
        self.refus.hide()
        self._charger()
        self._ecouter()
        self.setFocusProxy(self.apparence)
        listes = colonne(
            etiquete("Taille des lettres", self.taille, _A_L_ECRAN),
            etiquete("Verrouiller après", self.minutes, _SANS_GESTE),
            espace=2 * PAS,
        )
        self.setLayout(
            colonne(
                mots("Couleurs", "question"),
                self.apparence,
                listes,
                self.noms,
                self.refus,
                espace=PAS + PAS // 2,
            )
        )

    def _charger(self) -> None:
        actuelles = self._memoire.preferences
        self.apparence.poser(actuelles.apparence.value)
        self.taille.poser(str(actuelles.taille))
        self.minutes.poser(str(actuelles.verrouillage))
        self.noms.setChecked(actuelles.noms_masques)

    def _ecouter(self) -> None:
        self.apparence.choisi.connect(lambda code: self._retenir(apparence=Apparence(code)))
        self.taille.choisi.connect(lambda code: self._retenir(taille=int(code)))
        self.minutes.choisi.connect(lambda code: self._retenir(verrouillage=int(code)))
        self.noms.toggled.connect(lambda oui: self._retenir(noms_masques=oui))

    def _retenir(self, **choix: Any) -> None:  # noqa: ANN401 - one preference, of its own type
        """Apply it, and remember it where the disk lets it be."""
        neuves = replace(self._memoire.preferences, **choix)
        refuse = False
        try:
            self._memoire.retenir(neuves)
        except OSError:
            refuse = True
        self.refus.setText(_REFUS if refuse else "")
        self.refus.setVisible(refuse)
        if "apparence" in choix or "taille" in choix:
            theme().appliquer(neuves.apparence, neuves.taille)


def _choix(usuels: Sequence[int], actuel: int, unite: str) -> tuple[tuple[str, str], ...]:
    """Return the usual values and the one of now."""
    valeurs = sorted({*usuels, actuel})
    return tuple((str(v), f"{v}\u00a0{unite if v > 1 else unite.rstrip('s')}") for v in valeurs)
