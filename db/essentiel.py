"""What is checked before anything is shown: identity, triggers, accounts, journal, records."""

from __future__ import annotations

from db import comptes, declencheurs, parametres
from db.connexion import Lien
from db.erreurs import CoffreEtranger, JournalRompu
from db.fichier_cles import FichierCles
from db.journal import Journal


def verifier(lien: Lien, cles: FichierCles, journal: Journal) -> None:
    """Check all that is shown; no attachment is read.

    Raises:
        CoffreEtranger: The key file is another register's.
        JournalRompu: The journal, a record or a trigger was changed behind its back.
    """
    if parametres.exiger(lien, parametres.IDENTIFIANT) != cles.registre:
        raise CoffreEtranger("registre")
    declencheurs.verifier(lien.lire(declencheurs.PRESENTS))
    _verifier_les_comptes(lien, cles)
    journal.verifier(cles.ancre)


def _verifier_les_comptes(lien: Lien, cles: FichierCles) -> None:
    """Check that whoever may open is whom the accounts say, with the same key and role.

    The keys of an access are vouched for by a passphrase, which only its holder knows: an
    account with another key was not made by this program.
    """
    connues = comptes.cles_publiques(lien)
    roles = {compte.id: compte.role for compte in comptes.lister(lien)}
    for acces in cles.acces:
        if acces.ancien:
            continue
        if connues.get(acces.id) != acces.signature or roles[acces.id] != acces.role:
            raise JournalRompu("comptes")
