"""Past, present and coming holders of the three offices: who decides, signs, gives the opinion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.mandats import Mandat, Moment, chevauchement
from desktop_app.domain.phrases import Textes
from desktop_app.domain.reponse import Cpas
from desktop_app.ui.champs.jour import dire_bornes
from desktop_app.ui.reglages.cartes import Cartes, Horloge
from desktop_app.ui.reglages.office import MandatSaisi

_ORDRE = (Moment.EN_COURS, Moment.A_VENIR, Moment.PASSE)


class FormulaireOffices(Cartes):
    """Loads and saves the mandates, those that run today first, then the coming, then the past."""

    titre = "Mandats et remplacements"
    aide = (
        "Qui exerce une fonction entre deux dates, ces deux jours compris\u00a0: un directeur "
        "général faisant fonction, le remplaçant d’un président ou d’un référent. C’est la "
        "personne en fonction le jour de l’acte qui décide, qui signe ou qui rend l’avis. "
        "Un jour sans mandat, ce sont les noms indiqués plus haut."
    )
    aucune = "Aucun mandat n’est indiqué\u00a0: les noms indiqués plus haut valent chaque jour."
    ajouter = "Ajouter un mandat"

    def __init__(self, textes: Textes, horloge: Horloge) -> None:
        super().__init__()
        self._textes, self._horloge = textes, horloge

    def carte(self, valeur: Mandat | None) -> MandatSaisi:
        """Return the card of a mandate."""
        return MandatSaisi(self._textes, self._horloge, valeur)

    def charger(self, cpas: Cpas) -> None:
        """Show what a CPAS says."""
        jour = self._horloge().date()
        ordre = sorted(cpas.mandats, key=lambda m: (_ORDRE.index(m.moment(jour)), m.du))
        self.poser(tuple(ordre))

    def lire(self, cpas: Cpas) -> Cpas:
        """Return a CPAS with what is typed here."""
        return replace(cpas, mandats=self._lus())

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield what is missing in each, then two holders of one office on one day."""
        manque = False
        for obstacle in super().obstacles():
            manque = True
            yield obstacle
        deux = None if manque else chevauchement(self._lus())
        if deux is not None:
            yield self.cartes[self._lus().index(deux[1])].du, self._chevauchent(*deux)

    def _lus(self) -> tuple[Mandat, ...]:
        return tuple(carte.lire() for carte in self.cartes)

    def _chevauchent(self, un: Mandat, autre: Mandat) -> str:
        """Say which two mandates overlap, and in which office."""
        fonction = self._textes.mot("office", un.qualite)
        qui = (f"{m.nom} ({dire_bornes(m.du, m.au)})" for m in (un, autre))
        return (
            f"{fonction}\u00a0: les mandats de {' et de '.join(qui)} se chevauchent. "
            "Faites finir l’un la veille du jour où l’autre commence."
        )
