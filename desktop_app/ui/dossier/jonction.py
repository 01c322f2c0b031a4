"""Files joined to a dossier, one after the other, in a thread; a refused one is told in place."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.application.ports import Progres
from desktop_app.domain.dossier import Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.depot import lire
from desktop_app.ui.elements import colonne, mots
from desktop_app.ui.session import Session

_GENRES = "Pièces (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.txt *.eml);;Tous les fichiers (*)"


class Jonction(QWidget):
    """Joins files, and says which were refused; nothing shows until then."""

    jointes = Signal()
    """The files that were given are in the register, or were refused."""

    def __init__(self, session: Session, numero: Numero, titre: str) -> None:
        super().__init__()
        self._session, self._numero, self._titre = session, numero, titre
        self._refus = mots("", "erreur")
        self._refus.setVisible(False)
        self.setLayout(colonne(self._refus))

    def choisir(self) -> None:
        """Ask for files, and join them."""
        self.joindre(messages.choisir_fichiers(self, self._titre, _GENRES))

    def joindre(self, chemins: tuple[Path, ...]) -> None:
        """Join files."""
        if not chemins:
            return
        self._refus.setVisible(False)
        arriere_plan.lancer(
            self,
            partial(_joindre, self._session, self._numero, chemins),
            reussie=self._dire,
            echouee=lambda erreur: self._dire([messages.raison(erreur, self._session.textes)]),
        )

    def _dire(self, refus: list[str]) -> None:
        self._refus.setText("\n".join(refus))
        self._refus.setVisible(bool(refus))
        self.jointes.emit()


def _joindre(
    session: Session, numero: Numero, chemins: tuple[Path, ...], avancer: Progres
) -> list[str]:
    """Join each file in its own transaction; return what was refused, in words."""
    refus: list[str] = []
    for fait, chemin in enumerate(chemins, start=1):
        try:
            _joindre_une(session, numero, chemin)
        except OSError:
            refus.append(
                f"{chemin.name}\u00a0: {session.textes.coffre['lecture_impossible'].texte}"
            )
        except (ErreurMetier, ErreurCoffre) as erreur:
            refus.append(f"{chemin.name}\u00a0: {messages.raison(erreur, session.textes)}")
        avancer(fait, len(chemins))
    return refus


def _joindre_une(session: Session, numero: Numero, chemin: Path) -> None:
    octets = lire(chemin)
    registre, moment = session.registre, session.poste.horloge()
    with registre.transaction():
        registre.joindre(numero, chemin.name, octets, auteur=session.operateur, moment=moment)
