"""Those who may sign instead of the office holders, one under the other."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.phrases import Textes
from desktop_app.domain.reponse import Cpas, Delegue
from desktop_app.ui.reglages.cartes import Cartes, Horloge
from desktop_app.ui.reglages.delegation import Delegation


class FormulaireDelegations(Cartes):
    """Loads and saves the delegations."""

    titre = "Délégations de signature"
    aide = (
        "La mention est imprimée avant la signature. Sans date, la délégation n’a pas de limite"
        "\u00a0; hors de ses dates, elle n’est pas proposée."
    )
    aucune = "Personne d’autre ne signe pour l’instant."
    ajouter = "Ajouter une délégation"

    def __init__(self, textes: Textes, horloge: Horloge) -> None:
        super().__init__()
        self._qualites = tuple(textes.mots["qualite"].items())
        self._horloge = horloge

    def carte(self, valeur: Delegue | None) -> Delegation:
        """Return the card of a delegation."""
        return Delegation(self._qualites, self._horloge, valeur)

    def charger(self, cpas: Cpas) -> None:
        """Show what a CPAS says."""
        self.poser(cpas.delegues)

    def lire(self, cpas: Cpas) -> Cpas:
        """Return a CPAS with what is typed here."""
        return replace(cpas, delegues=tuple(carte.lire() for carte in self.cartes))
