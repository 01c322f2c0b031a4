"""What a command says when the world, or the program itself, fails."""

from __future__ import annotations

import errno
import traceback
from collections.abc import Mapping
from pathlib import Path

from desktop_app.application.pannes import ErreurCoffre

_SYSTEME: Mapping[int, str] = {
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’accès est refusé",
    errno.EROFS: "l’endroit est en lecture seule",
    errno.ENOENT: "l’endroit n’existe pas",
    errno.EEXIST: "un fichier porte déjà le nom de ce dossier",
    errno.ENOTDIR: "un fichier porte déjà le nom de ce dossier",
    errno.EISDIR: "un dossier porte déjà le nom de ce fichier",
    errno.ENOSPC: "le disque est plein",
    errno.ENAMETOOLONG: "le nom est trop long",
}


def dire_du_systeme(erreur: OSError) -> str:
    """Return the French sentences of what the system refused."""
    raison = _SYSTEME.get(erreur.errno or 0, f"erreur {erreur.errno} du système")
    ou = f"« {erreur.filename} » : " if erreur.filename else ""
    return f"{ou}{raison}.\nLa commande s’est arrêtée là ; ce qui précède est sauf."


def dire(erreur: Exception) -> str:
    """Return the French sentences of a failure.

    A register's failure has its own; anything else is a fault of the program, told by its
    place in the code alone, since the text of an exception may hold what must stay secret.
    """
    from desktop_app.content.textes import lire_textes  # noqa: PLC0415

    if isinstance(erreur, ErreurCoffre):
        return lire_textes().coffre[erreur.code].entiere()
    dernier = traceback.extract_tb(erreur.__traceback__)[-1]
    ou = f"{type(erreur).__name__}, {Path(dernier.filename).name}, ligne {dernier.lineno}"
    return (
        f"Une erreur du programme a interrompu la commande ({ou}).\n"
        "Rien n’a été enregistré de plus. Transmettez cette ligne à votre informaticien."
    )
