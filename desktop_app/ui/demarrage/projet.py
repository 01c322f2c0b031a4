"""The register to be: what the pages of the first run have gathered so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    # Types alone: the first window must not wait for the rules to be read.
    from desktop_app.application.ports import RegistreOuvert
    from desktop_app.application.poste import Poste
    from desktop_app.domain.reponse import Cpas


@dataclass(slots=True, kw_only=True)
class Projet:
    """Nothing of it is on the disk before ``creer``, and nothing after ``abandonner``.

    Attributes:
        chemin: Where the register will live.
        copies: Folder of its copies.
        nom: Who makes it.
        mots: The recovery words, once the register is made.
    """

    poste: Poste
    chemin: Path
    copies: Path
    nom: str = field(default="", repr=False)
    phrase: str = field(default="", repr=False)
    registre: RegistreOuvert | None = None
    mots: tuple[str, ...] = field(default=(), repr=False)
    _cpas: Cpas | None = None
    _lectures: tuple[Callable[[Cpas], Cpas], ...] = field(default=(), repr=False)

    @property
    def cpas(self) -> Cpas:
        """Who we are, as far as it was said; read from forms, in the window's own thread."""
        from desktop_app.domain.reponse import Cpas  # noqa: PLC0415 - once somebody asks

        rien = Cpas(nom="", commune="", adresse=(), president="", directeur_general="")
        lectures, self._lectures = self._lectures, ()
        self._cpas = reduce(lambda cpas, lire: lire(cpas), lectures, self._cpas or rien)
        return self._cpas

    def lire_plus_tard(self, lire: Callable[[Cpas], Cpas]) -> None:
        """Have a form read once somebody asks who we are: a letter typed does not wait for it."""
        if lire not in self._lectures:
            self._lectures = (*self._lectures, lire)

    def creer(self, cpas: Cpas) -> None:
        """Make the register of a CPAS; for a background thread.

        Its outcome is kept here by the thread itself: whoever leaves meanwhile can undo it.
        """
        from desktop_app.application.ports import NouveauRegistre  # noqa: PLC0415 - only here

        nouveau = NouveauRegistre(
            phrase=self.phrase, auteur=self.nom, cpas=cpas, moment=self.poste.horloge()
        )
        self.registre, self.mots = self.poste.registres.creer(self.chemin, nouveau)

    def abandonner(self) -> None:
        """Close what was made and remove it."""
        registre, self.registre = self.registre, None
        self.mots, self.phrase = (), ""
        if registre is not None:
            self.poste.registres.abandonner(self.chemin, registre)

    def livrer(self) -> RegistreOuvert | None:
        """Hand the register over for good: from now on nobody removes it."""
        registre, self.registre = self.registre, None
        self.mots, self.phrase = (), ""
        return registre
