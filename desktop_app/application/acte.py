"""What every act shares: where it happens, when, by whom, and its one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.application.ports import Inscription, Registre
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Cpas
from desktop_app.domain.workflow import Acte


@dataclass(frozen=True, slots=True, kw_only=True)
class Contexte:
    """Where, when and by whom acts are done.

    Attributes:
        quand: Moment of the act; its date is the date of the act.
        operateur: Who sits at the keyboard.
    """

    registre: Registre
    quand: datetime
    operateur: str

    @property
    def jour(self) -> date:
        """Date of the act."""
        return self.quand.date()

    def inscrire(self, acte: Acte, dossier: Dossier, pdf: bytes | None = None) -> None:
        """Save and journal an act; call it inside the transaction of the act."""
        self.registre.inscrire(
            Inscription(
                acte=acte, moment=self.quand, auteur=self.operateur, dossier=dossier, pdf=pdf
            )
        )

    def accomplir(
        self, acte: Acte, numero: Numero, changer: Callable[[Dossier], Dossier]
    ) -> Dossier:
        """Load a dossier, change it, save and journal it in one transaction.

        Raises:
            ErreurMetier: The procedure refuses; nothing has changed.
        """
        with self.registre.transaction():
            dossier = changer(self.registre.charger(numero))
            self.inscrire(acte, dossier)
        return dossier

    def consigner(self, acte: str, numero: Numero | None = None, precision: str = "") -> None:
        """Journal what changes nothing: a print, a look, an export and what it is for."""
        with self.registre.transaction():
            self.registre.consigner(
                acte,
                auteur=self.operateur,
                moment=self.quand,
                numero=numero,
                precision=precision,
            )

    def cpas(self) -> Cpas:
        """Return who writes and who signs.

        Raises:
            ErreurMetier: It was never said, or in part only.
        """
        cpas = self.registre.cpas()
        if cpas is None or not all(map(plier, (cpas.nom, cpas.commune))):
            raise ErreurMetier("cpas_inconnu")
        return cpas
