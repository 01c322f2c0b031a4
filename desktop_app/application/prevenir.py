"""Act: the directeur général knows of a danger; its dossier is closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.application.acte import Contexte
from desktop_app.application.cloturer import clore
from desktop_app.application.decider import transcrite
from desktop_app.domain import accompagner
from desktop_app.domain.comptes import Role
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.remise import Connaissance
from desktop_app.domain.workflow import Acte


@dataclass(frozen=True, slots=True, kw_only=True)
class Recit:
    """How the directeur général was told, where he has no access to see it himself.

    Attributes:
        piece: Attachment that holds the sheet he signed.
    """

    jour: date | None = None
    heure: str = ""
    moyen: str = ""
    piece: str = ""


def prevenir(contexte: Contexte, numero: Numero, recit: Recit | None = None) -> Dossier:
    """Keep that the directeur général knows, then close; both are done, or neither.

    Raises:
        ErreurMetier: The dossier is closed, knows no danger, or somebody else writes it down
            without the day, the hour, the way and the sheet that he signed.
    """
    dit = recit or Recit()
    connaissance = Connaissance(
        date=contexte.jour,
        auteur=contexte.operateur,
        prevenu_le=dit.jour,
        heure=dit.heure,
        moyen=dit.moyen,
        piece=dit.piece,
    )
    with contexte.registre.transaction():
        connu = accompagner.prendre_connaissance(contexte.registre.charger(numero), connaissance)
        if not en_personne(contexte):
            _exiger_le_recit(contexte, numero, connaissance)
        contexte.inscrire(Acte.PRENDRE_CONNAISSANCE, connu)
        return clore(contexte, connu)


def en_personne(contexte: Contexte) -> bool:
    """Tell whether whoever works is the directeur général himself."""
    return contexte.registre.comptes.qui.role is Role.DIRECTEUR_GENERAL


def _exiger_le_recit(contexte: Contexte, numero: Numero, connaissance: Connaissance) -> None:
    accompagner.exiger_le_recit(connaissance)
    # A practice register asks for no paper: nobody signed any.
    jointes = {piece.id for piece in contexte.registre.pieces(numero)}
    if transcrite(contexte.registre, contexte.jour) and connaissance.piece not in jointes:
        raise ErreurMetier("danger_sans_papier")
