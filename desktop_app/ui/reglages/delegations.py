"""Those who may sign instead of the office holders, one under the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop_app.domain.phrases import Textes
from desktop_app.domain.reponse import Cpas, Delegue
from desktop_app.ui.elements import PAS, bouton, colonne, mots, rangee
from desktop_app.ui.reglages.delegation import Delegation
from desktop_app.ui.reglages.formulaire import Formulaire

_AUCUNE = "Personne d’autre ne signe pour l’instant."
_AIDE = (
    "La mention est imprimée avant la signature. Sans date, la délégation n’a pas de limite"
    "\u00a0; hors de ses dates, elle n’est pas proposée."
)


class FormulaireDelegations(Formulaire):
    """Loads and saves the delegations."""

    titre = "Délégations de signature"

    def __init__(self, textes: Textes, horloge: Callable[[], datetime]) -> None:
        super().__init__()
        self._qualites = tuple(textes.mots["qualite"].items())
        self._horloge = horloge
        self.delegations: list[Delegation] = []
        self._pile = colonne(espace=PAS + PAS // 2)
        self._aucune = mots(_AUCUNE, "discret")
        self.ajout = bouton("Ajouter une délégation")
        self.ajout.clicked.connect(self._ajouter_et_ecrire)
        self.setFocusProxy(self.ajout)
        self.setLayout(
            colonne(
                mots(_AIDE, "discret"),
                self._aucune,
                self._pile,
                rangee(self.ajout, None),
                espace=PAS + PAS // 2,
            )
        )

    def charger(self, cpas: Cpas) -> None:
        """Show what a CPAS says."""
        for delegation in tuple(self.delegations):
            self._enlever(delegation)
        for delegue in cpas.delegues:
            self._ajouter(delegue)

    def lire(self, cpas: Cpas) -> Cpas:
        """Return a CPAS with what is typed here."""
        return replace(cpas, delegues=tuple(d.lire() for d in self.delegations))

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing in each."""
        for delegation in self.delegations:
            yield from delegation.obstacles()

    def _ajouter_et_ecrire(self) -> None:
        self._ajouter(None).setFocus()
        self.change.emit()

    def _ajouter(self, delegue: Delegue | None) -> Delegation:
        delegation = Delegation(self._qualites, self._horloge, delegue)
        delegation.change.connect(self.change)
        delegation.retiree.connect(lambda: self._retirer(delegation))
        self.delegations.append(delegation)
        self._pile.addWidget(delegation)
        # Shown at once: what is not visible yet cannot take the focus.
        delegation.show()
        self._numeroter()
        return delegation

    def _retirer(self, delegation: Delegation) -> None:
        self._enlever(delegation)
        self.ajout.setFocus()
        self.change.emit()

    def _enlever(self, delegation: Delegation) -> None:
        self.delegations.remove(delegation)
        delegation.hide()
        delegation.deleteLater()
        self._numeroter()

    def _numeroter(self) -> None:
        self._aucune.setVisible(not self.delegations)
        for rang, delegation in enumerate(self.delegations, 1):
            delegation.nommer(rang)
