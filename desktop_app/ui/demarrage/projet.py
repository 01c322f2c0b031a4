"""The register to be: what the pages of the first run have gathered so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

    @property
    def cpas(self) -> Cpas:
        """Who we are, as far as it was said."""
        from desktop_app.domain.reponse import Cpas  # noqa: PLC0415 - once something is typed

        rien = Cpas(nom="", commune="", adresse=(), president="", directeur_general="")
        return self._cpas or rien

    @cpas.setter
    def cpas(self, cpas: Cpas) -> None:
        self._cpas = cpas

    def creer(self) -> None:
        """Make the register; for a background thread.

        Its outcome is kept here by the thread itself: whoever leaves meanwhile can undo it.
        """
        from desktop_app.application.ports import NouveauRegistre  # noqa: PLC0415 - only here

        nouveau = NouveauRegistre(
            phrase=self.phrase, auteur=self.nom, cpas=self.cpas, moment=self.poste.horloge()
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
