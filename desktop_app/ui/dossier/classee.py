"""What stands over a filed dossier: why, whether it was seen, and the ways back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.issues import Classement
from desktop_app.domain.workflow import Acte
from desktop_app.ui.champs.jour import dire_jour
from desktop_app.ui.elements import bandeau, bouton, colonne, mots, pile, rangee
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session

_A_REVOIR = "Le directeur général ne l’a pas encore vu."


class Classee(Panneau):
    """Says why nothing leaves."""

    dossier_voulu = Signal(object)
    """The double is to be opened; carries its number."""

    def __init__(self, session: Session, dossier: Dossier, classement: Classement) -> None:
        super().__init__(session, dossier)
        jour, motif = dire_jour(classement.date), session.textes.mot("motif", classement.motif)
        double = f" ({classement.doublon})" if classement.doublon else ""
        titre = f"Classé sans réponse le {jour} par {classement.auteur}"
        dites = [mots(titre, "question"), mots(f"{motif}{double}. {classement.texte}".strip())]
        suites = [
            *self.vers(Acte.REVOIR, "Revoir le classement"),
            *self.vers(Acte.ROUVRIR, "Rouvrir le dossier"),
            *self._vers_le_double(classement),
        ]
        self.setLayout(
            colonne(bandeau(*dites, mots(self._vue(), "discret"), rangee(*suites, None)))
        )

    def _vue(self) -> str:
        revue = self.dossier.revue
        if revue is None:
            return _A_REVOIR
        return f"Vu par le directeur général le {dire_jour(revue.date)} (noté par {revue.auteur})."

    def _vers_le_double(self, classement: Classement) -> list[QWidget]:
        if not classement.doublon:
            return []
        ouvrir = bouton(f"Ouvrir le dossier {classement.doublon}", "lien")
        numero = Numero.lire(classement.doublon)
        ouvrir.clicked.connect(lambda: self.dossier_voulu.emit(numero))
        return [pile(rangee(ouvrir, None))]
