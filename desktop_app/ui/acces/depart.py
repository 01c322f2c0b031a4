"""The form by which somebody's access is closed for good."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.application.depart import faire_partir
from desktop_app.domain.comptes import Compte
from desktop_app.domain.dossier import Numero
from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.acces.feuillet import Feuillet
from desktop_app.ui.elements import PAS, mots, pile
from desktop_app.ui.session import Session

_SUITE = (
    "Son accès est retiré, et le registre est écrit à nouveau sous de nouvelles clés. Il se ferme "
    "ensuite\u00a0: vous l’ouvrirez avec votre phrase de passe, comme d’habitude."
)
_COPIES = (
    "Les copies faites jusqu’ici s’ouvrent encore avec sa phrase de passe\u00a0: gardez-les hors "
    "de sa portée. Les prochaines ne s’ouvriront plus avec elle."
)
_TOUT = "Cette personne pouvait lire tous les dossiers."
_SAUF = "Cette personne pouvait lire tous les dossiers, sauf les mesures secrètes."
_LECTURE = "Recherche de ce qu’elle a ouvert…"
_RIEN = "Elle n’a ouvert aucun dossier."


class Depart(Feuillet):
    """Says what the person could read, and what stays open to them; then closes their access."""

    def __init__(self, session: Session, compte: Compte) -> None:
        self._compte = compte
        self._ouverts = mots(_LECTURE, "discret")
        portee = mots(_TOUT if compte.voit_les_mesures else _SAUF)
        corps = pile(mots(_SUITE), mots(_COPIES), portee, self._ouverts, espace=PAS)
        verbe = f"Retirer l’accès de {compte.nom}"
        super().__init__(session, f"Départ de {compte.nom}", verbe, corps)
        # Nothing here is to be filled in, and Enter must not close an access by itself.
        self.setFocusProxy(self.annuler)
        arriere_plan.lancer(
            self,
            lambda _: session.registre.ouverts_par(compte),
            reussie=self._dire_les_ouverts,
            echouee=lambda erreur: self.dire(messages.raison(erreur, session.textes)),
        )

    def _dire_les_ouverts(self, numeros: tuple[Numero, ...]) -> None:
        suite = ", ".join(map(str, numeros))
        titre = f"Dossiers qu’elle a ouverts ({len(numeros)})\u00a0: {suite}."
        self._ouverts.setText(titre if numeros else _RIEN)

    def travail(self) -> Callable[[], str]:
        """Return what closes the access, and the register."""
        registre, compte = self.session.registre, self._compte
        moment, copies = self.session.poste.horloge(), self.session.copies

        def retirer() -> str:
            faire_partir(registre, compte, moment=moment, copies=copies)
            return (
                f"{compte.nom} n’ouvre plus le registre, qui a de nouvelles clés. Ouvrez-le avec "
                "votre phrase de passe."
            )

        return retirer
