"""Fourth page: where the register lives, where its copies go; then it is made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop_app.ui import arriere_plan, messages
from desktop_app.ui.demarrage.champ_dossier import ChampDossier
from desktop_app.ui.demarrage.page import PageDeDepart
from desktop_app.ui.demarrage.projet import Projet
from desktop_app.ui.elements import PAS, borne, carte, colonne, mots, pile

_ICI = "Dossier du registre"
_COPIES = "Dossier des copies"
_SUITE = (
    "Le registre est créé, chiffré, dans le premier dossier. Les copies sont chiffrées de la "
    "même façon. Vous recevrez ensuite quinze mots de secours à conserver sur papier."
)


class PageLieux(PageDeDepart):
    """The only page that writes on the disk."""

    chapeau = (
        "Le registre reste sur ce poste\u00a0; ses copies le sauvent si ce poste tombe en panne."
    )
    verbe = "Créer le registre"
    attente = "Création du registre…"

    def __init__(self, projet: Projet) -> None:
        super().__init__(projet)
        self.ici = ChampDossier(
            _ICI, projet.chemin.parent, "Sur ce poste, jamais sur une clé qui s’égare."
        )
        self.copies = ChampDossier(
            _COPIES, projet.copies, "De préférence sur un autre disque que celui de ce poste."
        )
        self.ici.change.connect(self._changer)
        self.copies.change.connect(self._changer)
        self.setFocusProxy(self.ici)
        corps = pile(
            self.ici,
            self.copies,
            carte(mots("Ce qui va se passer", "question"), mots(_SUITE)),
            espace=2 * PAS,
        )
        self.setLayout(colonne(borne(corps), None))

    def obstacles(self) -> Iterator[tuple[QWidget, str]]:
        """Yield a register that is there already, and copies that would die with it."""
        if self.projet.poste.registres.existe(self.projet.chemin):
            coffre = self.projet.poste.contenu().textes.coffre
            yield self.ici, coffre["coffre_existant"].entiere()
        if self.projet.copies == self.projet.chemin.parent:
            yield self.copies, "Choisissez pour les copies un autre dossier que celui du registre."

    def suivre(self) -> None:
        """Make the register, in a thread."""
        self.dire_occupee(occupee=True)
        cpas = self.projet.cpas
        arriere_plan.lancer(
            self, lambda _: self.projet.creer(cpas), reussie=self._finir, echouee=self._refuser
        )

    def _finir(self, _: None) -> None:
        self.dire_occupee(occupee=False)
        self.finie.emit()

    def _refuser(self, erreur: Exception) -> None:
        phrase = messages.raison(erreur, self.projet.poste.contenu().textes)
        self.dire_occupee(occupee=False, refus=phrase)
        self.ici.setFocus()

    def _changer(self) -> None:
        self.projet.chemin = self.ici.dossier / self.projet.chemin.name
        self.projet.copies = self.copies.dossier
        self.noter()
