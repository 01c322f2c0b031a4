"""What is checked before anything is shown: identity, triggers, journal, every record."""

from __future__ import annotations

from db import declencheurs, parametres
from db.connexion import Lien
from db.erreurs import CoffreEtranger
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
    journal.verifier(cles.ancre)
