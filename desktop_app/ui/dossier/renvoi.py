"""Sending an opinion back with remarks."""

from __future__ import annotations

from typing import Any

from desktop_app.application.renvoyer_avis import renvoyer_avis
from desktop_app.domain.dossier import Dossier, Renvoi
from desktop_app.ui.brouillon import Brouillon
from desktop_app.ui.champs.depliant import Depliant
from desktop_app.ui.champs.saisie import Texte
from desktop_app.ui.elements import bouton, colonne, mots, pile, rangee
from desktop_app.ui.panneau import Panneau
from desktop_app.ui.session import Session


class Renvoyer(Panneau):
    """Asks for the remarks, folded until they are wanted."""

    def __init__(self, session: Session, dossier: Dossier, auteur: str) -> None:
        super().__init__(session, dossier)
        self._auteur = auteur
        self._remarques = Texte("Remarques du directeur général", lignes=4)
        self._brouillon = Brouillon(
            session, f"dossier/{dossier.numero}/renvoi", self._valeurs, self
        )
        garde = str(self._brouillon.reprendre().get("remarques") or "")
        self._remarques.setPlainText(garde)
        self._remarques.textChanged.connect(self._brouillon.noter)
        renvoyer = bouton("Renvoyer l’avis avec ces remarques")
        renvoyer.clicked.connect(self.renvoyer)
        corps = pile(
            mots("Que faut-il revoir\u00a0?", "question"),
            self._remarques,
            self._remarques.compteur,
            self.faute,
            rangee(renvoyer, None),
            mots("L’avis actuel est conservé\u00a0; un nouvel avis sera demandé.", "discret"),
        )
        self.setLayout(
            colonne(Depliant("Renvoyer l’avis avec remarques", corps, ouvert=bool(garde)))
        )

    def _valeurs(self) -> dict[str, Any]:
        return {"remarques": self._remarques.toPlainText()}

    def renvoyer(self) -> None:
        """Send the opinion back."""
        contexte = self.session.contexte()
        renvoi = Renvoi(
            date=contexte.jour,
            auteur=self._auteur,
            remarques=self._remarques.toPlainText().strip(),
        )

        def faire() -> Dossier:
            dossier = renvoyer_avis(contexte, self.dossier.numero, renvoi)
            self._brouillon.oublier()
            return dossier

        self.accomplir(faire)

    def garder(self) -> None:
        """Keep what was typed."""
        self._brouillon.garder()
