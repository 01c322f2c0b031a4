"""The keys of the program: one table, told on F1 and read by whoever binds a key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from desktop_app.ui.aide.ouvrages import Bloc, Genre, Ouvrage
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee


@dataclass(frozen=True, slots=True)
class Raccourci:
    """A key and what it does.

    Attributes:
        touches: What is pressed, as Qt reads it.
        effet: What it does, with a verb.
        ecrit: What is pressed, as the keyboard of the user names it; as Qt reads it when "".
    """

    touches: str
    effet: str
    ecrit: str = ""

    @property
    def touches_ecrites(self) -> str:
        """What is pressed, in the words of a French keyboard."""
        return self.ecrit or self.touches.replace("Shift", "Maj")


NOUVELLE_DEMANDE = Raccourci("Ctrl+N", "Enregistrer une nouvelle demande")
RECHERCHER = Raccourci("Ctrl+F", "Rechercher dans le registre")
IMPRIMER = Raccourci("Ctrl+P", "Imprimer")
VERROUILLER = Raccourci("Ctrl+L", "Verrouiller le registre")
MASQUER = Raccourci("Ctrl+H", "Masquer les noms, ou les montrer de nouveau")
RACCOURCIS = Raccourci("F1", "Montrer cette liste")
REVENIR = Raccourci("Esc", "Revenir, sans rien perdre", "Échap")
PARTOUT = (
    NOUVELLE_DEMANDE,
    RECHERCHER,
    IMPRIMER,
    VERROUILLER,
    MASQUER,
    RACCOURCIS,
    REVENIR,
)
DANS_UN_ECRAN = (
    Raccourci("Alt+1", "Aller à une étape du dossier, par son numéro", "Alt+1 à Alt+8"),
    Raccourci(
        "Ctrl+Alt+Right", "Étape suivante\u00a0; flèche gauche, la précédente", "Ctrl+Alt+→"
    ),
    Raccourci("Tab", "Aller au champ suivant\u00a0; avec Maj, au précédent", "Tab"),
    Raccourci("Return", "Faire ce que dit le bouton", "Entrée"),
    Raccourci("Space", "Cocher, ou choisir", "Espace"),
)


def ouvrage() -> Ouvrage:
    """Return the keys as something to read."""
    parties = (("Partout", PARTOUT), ("Dans un écran", DANS_UN_ECRAN))
    return Ouvrage("Raccourcis", tuple(b for titre, rs in parties for b in _partie(titre, rs)))


def _partie(titre: str, raccourcis: tuple[Raccourci, ...]) -> Iterator[Bloc]:
    yield Bloc(Genre.TITRE, titre)
    for un in raccourcis:
        effet = un.effet[:1].lower() + un.effet[1:]
        yield Bloc(Genre.POINT, f"{un.touches_ecrites}\u00a0: {effet}.")


def montrer_les_raccourcis(parent: QWidget) -> None:
    """Show the keys over the window; Esc or Enter goes back."""
    dialogue = QDialog(parent)
    dialogue.setWindowTitle("Raccourcis du clavier")
    fermer = bouton("Fermer", "principal")
    fermer.clicked.connect(dialogue.accept)
    titre = mots("Raccourcis du clavier", "sous-titre")
    dialogue.setLayout(
        colonne(titre, _grille(), rangee(None, fermer), marge=3 * PAS, espace=2 * PAS)
    )
    dialogue.exec()
    dialogue.deleteLater()


def _grille() -> QGridLayout:
    grille = QGridLayout()
    grille.setHorizontalSpacing(3 * PAS)
    for rang, raccourci in enumerate(PARTOUT + DANS_UN_ECRAN):
        for colonne_, texte in enumerate((raccourci.touches_ecrites, raccourci.effet)):
            etiquette = mots(texte, "" if colonne_ else "touche")
            etiquette.setWordWrap(False)
            grille.addWidget(etiquette, rang, colonne_)
    return grille
