"""The keys of the program, told on F1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from desktop_app.ui.aide.ouvrages import Bloc, Genre, Ouvrage
from desktop_app.ui.elements import PAS, bouton, colonne, defilement, mots, rangee


@dataclass(frozen=True, slots=True)
class Raccourci:
    """A key, as the keyboard of the user names it, and what it does, with a verb."""

    touches: str
    effet: str


PARTOUT = (
    Raccourci("Ctrl+N", "Enregistrer une nouvelle demande"),
    Raccourci("Ctrl+F", "Rechercher dans la liste"),
    Raccourci("Ctrl+P", "Imprimer"),
    Raccourci("Ctrl+L", "Verrouiller le registre"),
    Raccourci("Ctrl+H", "Masquer les noms, ou les montrer de nouveau"),
    Raccourci("Ctrl+1 à Ctrl+8", "Ouvrir une section, dans leur ordre à l’écran"),
    Raccourci("F1", "Montrer cette liste"),
    Raccourci("Échap", "Revenir, sans rien perdre"),
)
DANS_UN_ECRAN = (
    Raccourci("Tab", "Aller au champ suivant\u00a0; avec Maj, au précédent"),
    Raccourci("Entrée", "Faire ce que dit le bouton"),
    Raccourci("Ctrl+Entrée", "Enregistrer ce que vous consignez"),
    Raccourci("Espace", "Cocher, ou choisir"),
    Raccourci("Alt+1 à Alt+8", "Aller à une étape du dossier, par son numéro"),
    Raccourci("Ctrl+Alt+→", "Aller à l’étape suivante\u00a0; avec ←, à la précédente"),
    Raccourci("Ctrl+=", "Agrandir la lettre affichée\u00a0; avec -, la réduire"),
)


def ouvrage() -> Ouvrage:
    """Return the keys as something to read."""
    parties = (("Partout", PARTOUT), ("Dans un écran", DANS_UN_ECRAN))
    return Ouvrage("Clavier", tuple(b for titre, rs in parties for b in _partie(titre, rs)))


def _partie(titre: str, raccourcis: tuple[Raccourci, ...]) -> Iterator[Bloc]:
    yield Bloc(Genre.TITRE, titre)
    for un in raccourcis:
        effet = un.effet[:1].lower() + un.effet[1:]
        yield Bloc(Genre.POINT, f"{un.touches}\u00a0: {effet}.")


def montrer_les_raccourcis(parent: QWidget) -> None:
    """Show the keys over the window; Esc or Enter goes back."""
    dialogue = QDialog(parent)
    dialogue.setWindowTitle("Raccourcis du clavier")
    fermer = bouton("Fermer", "principal")
    fermer.clicked.connect(dialogue.accept)
    titre = mots("Raccourcis du clavier", "sous-titre")
    dialogue.setLayout(
        colonne(titre, _liste(), rangee(None, fermer), marge=3 * PAS, espace=2 * PAS)
    )
    dialogue.resize(dialogue.sizeHint().width(), parent.window().height() - 6 * PAS)
    dialogue.exec()
    dialogue.deleteLater()


def _liste() -> QScrollArea:
    """Return every key beside what it does; large letters make it scroll, by the arrows too."""
    grille = QGridLayout()
    grille.setContentsMargins(0, 0, 0, 0)
    grille.setHorizontalSpacing(3 * PAS)
    for rang, raccourci in enumerate(PARTOUT + DANS_UN_ECRAN):
        for colonne_, texte in enumerate((raccourci.touches, raccourci.effet)):
            etiquette = mots(texte, "" if colonne_ else "touche")
            etiquette.setWordWrap(False)
            grille.addWidget(etiquette, rang, colonne_)
    corps = QWidget()
    corps.setLayout(grille)
    zone = defilement(corps)
    zone.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    zone.setAccessibleName("Raccourcis du clavier")
    barre = zone.verticalScrollBar().sizeHint().width()
    zone.setMinimumWidth(corps.sizeHint().width() + barre + PAS)
    return zone
