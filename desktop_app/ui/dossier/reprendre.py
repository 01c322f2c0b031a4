"""Above the steps: the analysis rests on a text replaced since; one button begins it again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.application.rouvrir import rouvrir
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.vigueur import analyse_depassee
from desktop_app.domain.workflow import Acte
from desktop_app.ui.elements import PAS, bandeau, bouton, colonne, mots, rangee
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session
from desktop_app.ui.textes_remplaces import par_quoi, phrase

_SUITE = "Rouvrir recommence l’analyse\u00a0; ce qui est fait reste lisible."
_RESERVE = "L’analyse doit recommencer avec le texte d’aujourd’hui\u00a0; rien ne partira avant."


class TexteRemplace(Panneau):
    """Says under which text a dossier was analysed, and reopens it."""

    def __init__(self, session: Session, dossier: Dossier) -> None:
        super().__init__(session, dossier)
        jour = session.poste.horloge().date()
        remplaces = analyse_depassee(dossier, jour, session.contenu.referentiel)
        self._dit = phrase(remplaces)
        if not self._dit:
            self.hide()
            return
        permis = session.permet(Acte.ROUVRIR)
        suite = f"{par_quoi(remplaces)} {_SUITE if permis else _RESERVE}".strip()
        dits = colonne(mots(f"{self._dit}.", "question"), mots(suite), self.faute, espace=PAS // 2)
        corps = rangee(dits, self._bouton() if permis else None, espace=2 * PAS)
        corps.setStretch(0, 1)
        self.setLayout(colonne(bandeau(corps)))

    def _bouton(self) -> QWidget:
        reprendre = bouton("Rouvrir le dossier", "principal")
        reprendre.clicked.connect(self.rouvrir)
        return reprendre

    def rouvrir(self) -> None:
        """Begin again from the request; the reason is what the banner says."""
        contexte, motif = self.session.contexte(), f"{self._dit}."
        self.accomplir(lambda: rouvrir(contexte, self.dossier.numero, motif))
