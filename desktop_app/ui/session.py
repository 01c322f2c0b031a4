"""An open register and whoever sits at the keyboard: what every screen of the desk is given."""

from __future__ import annotations

from pathlib import Path

from desktop_app.application.acte import Contexte
from desktop_app.application.etablir_lettre import Atelier
from desktop_app.application.ports import RegistreOuvert
from desktop_app.application.poste import Contenu, Poste
from desktop_app.domain import habilitation
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.phrases import Textes
from desktop_app.domain.workflow import Acte
from desktop_app.ui.memoire import Memoire
from desktop_app.ui.pieces_en_route import PiecesEnRoute


class Session:
    """From unlock to lock.

    Attributes:
        poste: What the window needs from outside.
        registre: The open register.
        operateur: Who does the acts, as the journal will tell.
        memoire: What the workstation remembers; nothing is written without one.
        pieces_en_route: The files that were given, until they are in the register.
    """

    def __init__(
        self,
        poste: Poste,
        registre: RegistreOuvert,
        operateur: str,
        memoire: Memoire | None = None,
    ) -> None:
        self.poste = poste
        self.registre = registre
        self.operateur = operateur
        self.memoire = memoire or Memoire()
        self.pieces_en_route = PiecesEnRoute(self.contexte)

    @property
    def contenu(self) -> Contenu:
        """The data files."""
        return self.poste.contenu()

    @property
    def textes(self) -> Textes:
        """Every sentence a user reads."""
        return self.contenu.textes

    @property
    def copies(self) -> Path | None:
        """Where copies of the register go first; a practice register has none."""
        return next(iter(self.lieux), None)

    @property
    def lieux(self) -> tuple[Path, ...]:
        """Every place where copies of the register go, the usual one first."""
        connu = self.memoire.preferences
        dossiers = () if self.registre.exercice else (connu.copies, connu.copies_bis)
        return tuple(Path(dossier) for dossier in dossiers if dossier)

    def contexte(self) -> Contexte:
        """Return what an act done now needs."""
        return Contexte(
            registre=self.registre, quand=self.poste.horloge(), operateur=self.operateur
        )

    def atelier(self) -> Atelier:
        """Return what a letter is made with."""
        return Atelier(
            redaction=self.poste.redaction(),
            referentiel=self.contenu.referentiel,
            tournures=self.textes.neutralite,
        )

    def exiger(self, acte: Acte) -> None:
        """Refuse an act that is not for whoever works.

        Raises:
            ErreurMetier: It is for others.
        """
        comptes = self.registre.comptes
        habilitation.exiger(acte, comptes.qui, comptes.lister())

    def cache(self, dossier: Dossier) -> bool:
        """Tell whether a dossier no longer exists for whoever works: its measure is secret."""
        return dossier.secrete and not self.registre.comptes.qui.voit_les_mesures

    def permet(self, acte: Acte) -> bool:
        """Tell whether an act is for whoever works."""
        comptes = self.registre.comptes
        return habilitation.permis(acte, comptes.qui, comptes.lister())
