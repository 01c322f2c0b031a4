"""Large plain choices: one line of help each, and a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.ui.arrivee.volet import Volet
from desktop_app.ui.elements import PAS, allure, colonne, defilement, mots, pile, rangee
from desktop_app.ui.geste import Bouton
from desktop_app.ui.theme import theme

# What the keys of the figures type: on the keypad, and on a Belgian keyboard.
_TOUCHES = ("1&", "2é", '3"', "4'", "5(", "6§-", "7è", "8!")
_LARGEUR = 720  # pixels


@dataclass(frozen=True, slots=True, kw_only=True)
class Choix:
    """One choice.

    Attributes:
        aide: One line, in plain words.
        icone: Name of its picture.
        danger: Stands apart, in red.
    """

    code: str
    titre: str
    aide: str
    icone: str
    danger: bool = False


class BoutonChoix(Bouton):
    """A wide button with a picture, a title, its line of help and its key."""

    def __init__(self, choix: Choix, touche: str) -> None:
        super().__init__()
        self.choix = choix
        self.setAccessibleName(choix.titre)
        self.setAccessibleDescription(f"{choix.aide} Touche {touche}.")
        allure(self, "choix-danger" if choix.danger else "choix")
        ton = "refus" if choix.danger else "cire"
        image = QLabel()
        cote = self.fontMetrics().height() * 3 // 2
        image.setPixmap(theme().icone(choix.icone, ton).pixmap(cote, cote))
        titre = mots(choix.titre, "titre-danger" if choix.danger else "sous-titre")
        corps = colonne(titre, mots(choix.aide, "discret"), espace=2)
        ligne = rangee(image, corps, marge=2 * PAS, espace=2 * PAS)
        ligne.addWidget(mots(touche, "touche"), 0, Qt.AlignmentFlag.AlignVCenter)
        ligne.setStretch(1, 1)
        self.setLayout(ligne)
        for etiquette in self.findChildren(QLabel):
            etiquette.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        politique = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        politique.setHeightForWidth(True)
        self.setSizePolicy(politique)

    @property
    def retenu(self) -> bool:
        """Whether it waits: a choice records nothing, and leads to something that does."""
        return False

    def sizeHint(self) -> QSize:
        """Leave room for the words."""
        boite = self.layout()
        return boite.sizeHint() if boite is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Words wrap: only the longest one must fit."""
        boite = self.layout()
        return boite.minimumSize() if boite is not None else super().minimumSizeHint()

    def heightForWidth(self, largeur: int) -> int:
        """Return the height of the words once they wrap."""
        boite = self.layout()
        return boite.totalHeightForWidth(largeur) if boite is not None else -1


class VoletChoix(Volet):
    """Asks one question by a few large choices."""

    def __init__(self, titre: str, aide: str, choix: tuple[Choix, ...]) -> None:
        super().__init__()
        self.titre = titre
        self.boutons = [BoutonChoix(un, str(rang)) for rang, un in enumerate(choix, 1)]
        for bouton in self.boutons:
            bouton.clicked.connect(self._suivre(bouton.choix.code))
        self._monter(aide)

    def _monter(self, aide: str) -> None:
        """Put the choices one under the other, those of danger apart."""
        calmes = pile(
            *([mots(aide, "discret")] if aide else []),
            *(b for b in self.boutons if not b.choix.danger),
            None,
        )
        calmes.setMaximumWidth(_LARGEUR)
        graves = pile(*(b for b in self.boutons if b.choix.danger), None)
        ligne = rangee(calmes, graves, espace=4 * PAS)
        ligne.setStretch(0, 2)
        ligne.setStretch(1, 1)
        corps = QWidget()
        corps.setLayout(ligne)
        self.setLayout(colonne(defilement(corps)))

    def _suivre(self, code: str) -> Callable[[], None]:
        return lambda: self.chemin_voulu.emit(code)

    def arriver(self) -> None:
        """Give the focus to the first choice, or to the one made last time."""
        if not any(bouton.hasFocus() for bouton in self.boutons):
            self.boutons[0].setFocus()

    def keyPressEvent(self, evenement: QKeyEvent) -> None:
        """A figure chooses."""
        tape = evenement.text()
        for bouton, touches in zip(self.boutons, _TOUCHES, strict=False):
            if tape and tape in touches and not evenement.isAutoRepeat():
                bouton.click()
                return
        super().keyPressEvent(evenement)
