"""Opinions, decisions and letters, signed by the account of whoever gave them."""

from __future__ import annotations

from db import comptes, parametres, plume, rangees, tours
from db.connexion import Lien
from db.erreurs import JournalRompu
from db.plume import Plume
from db.rangees import Rangee
from desktop_app.application.vues import Attestation

_USAGE = "partie"
_AJOUT = "insert into attestation values (?, ?, ?, ?)"
_LISTE = "select partie, signataire, signature from attestation where dossier = ? order by rowid"


def signer(lien: Lien, main: Plume, dossier: int, partie: str, contenu: str) -> None:
    """Sign a part that was just written, inside its transaction."""
    signature = main.signer(_message(lien, dossier, partie, contenu))
    lien.ecrire(_AJOUT, (dossier, partie, main.id, signature))


def verifier(lien: Lien, dossier: int, rangee: Rangee) -> tuple[Attestation, ...]:
    """Return who signed which part of a dossier.

    Raises:
        JournalRompu: A signature does not hold (``attestation``); the register is closed.
    """
    lignes = lien.lire(_LISTE, (dossier,))
    if not lignes:
        return ()
    contenus = rangee.parties
    ou = tours.situer(rangees.en_dossier(rangee).reprises, (*contenus,))
    cles = comptes.cles_publiques(lien)
    tous = {compte.id: compte for compte in comptes.lister(lien)}
    for partie, signataire, signature in lignes:
        octets = _message(lien, dossier, partie, contenus.get(partie, ""))
        if not plume.vaut(cles, signataire, signature, octets):
            lien.fermer()
            raise JournalRompu("attestation")
    return tuple(
        Attestation(partie=ou[nom][0], compte=tous[signataire], tour=ou[nom][1])
        for nom, signataire, _ in lignes
    )


def _message(lien: Lien, dossier: int, partie: str, contenu: str) -> bytes:
    suite = (str(dossier), partie, contenu)
    return plume.message(_USAGE, parametres.identifiant(lien), *(s.encode() for s in suite))
