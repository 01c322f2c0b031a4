"""The chain of the journal, walked from its first row: what an honest program wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from db.empreintes import ORIGINE, Empreintes
from db.erreurs import JournalRompu, RetourEnArriere
from db.fichier_cles import Ancre
from desktop_app.domain.comptes import Compte, Role
from desktop_app.domain.habilitation import RESERVES

LECTURE = """select seq, cast(concat_ws(char(31), seq, moment, auteur, acte,
    nullif(signataire, ''), nullif(precision, '')) as blob),
    dossier, empreinte, precedent, chaine, acte, signataire, signature from journal order by seq"""


@dataclass(slots=True)
class Parcours:
    """What is learnt on the way along the chain.

    Attributes:
        comptes: Every account there ever was, by id.
        derniers: The last hash the journal gives of each dossier, by the digest of its number.
        signees: The hash and the signature of the last row of each account.
    """

    empreintes: Empreintes
    comptes: dict[str, Compte]
    derniers: dict[bytes, bytes] = field(default_factory=dict)
    signees: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)

    def suivre(self, rangees: Iterable[Any], ancre: Ancre) -> None:
        """Walk to the last row.

        Raises:
            RetourEnArriere: The journal stops before its anchor.
            JournalRompu: A row was changed, added or removed, is not signed although those
                before are, or holds a decision that its author could not make.
        """
        rang, attendu, ancree = 0, ORIGINE, b""
        for rangee in rangees:
            rang += 1
            attendu = self._relier(rang, attendu, rangee)
            if rang == ancre.nombre:
                ancree = attendu
        if rang < ancre.nombre:
            raise RetourEnArriere("ancre")
        if ancree.hex() != ancre.tete:
            raise JournalRompu("ancre")

    def _relier(self, rang: int, attendu: bytes, rangee: Any) -> bytes:  # noqa: ANN401 - a row
        """Check one row and return its hash."""
        seq, ligne, objet, empreinte, precedent, chaine, acte, signataire, signature = rangee
        calculee = self.empreintes.chaine(attendu, ligne, objet, empreinte)
        if seq != rang or precedent != attendu or chaine != calculee:
            raise JournalRompu("chaine")
        if signataire:
            self.signees[signataire] = (chaine, signature)
        elif self.signees:
            raise JournalRompu("non_signe")
        if acte in RESERVES:
            self._exiger_le_directeur(rang, signataire)
        self.derniers[objet] = empreinte
        return calculee

    def _exiger_le_directeur(self, rang: int, signataire: str) -> None:
        """Refuse a decision by somebody else, at a time when he had an account."""
        auteur = self.comptes.get(signataire)
        if auteur is not None and auteur.role is Role.DIRECTEUR_GENERAL:
            return
        for compte in self.comptes.values():
            if compte.role is Role.DIRECTEUR_GENERAL and compte.present(rang):
                raise JournalRompu("decision_reservee")
