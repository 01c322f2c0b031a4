"""What a command says when the world, or the program itself, fails."""

from __future__ import annotations

import traceback
from pathlib import Path


def dire(erreur: Exception) -> str:
    """Return the French sentences of a failure.

    A register's failure has its own; anything else is a fault of the program, told by its
    place in the code alone, since the text of an exception may hold what must stay secret.
    """
    from db.erreurs import ErreurCoffre  # noqa: PLC0415 - only once something failed
    from desktop_app.content.textes import lire_textes  # noqa: PLC0415

    if isinstance(erreur, ErreurCoffre):
        phrase = lire_textes().coffre[erreur.code]
        return f"{phrase.texte}\n{phrase.suite}"
    dernier = traceback.extract_tb(erreur.__traceback__)[-1]
    ou = f"{type(erreur).__name__}, {Path(dernier.filename).name}, ligne {dernier.lineno}"
    return (
        f"Une erreur du programme a interrompu la commande ({ou}).\n"
        "Rien n’a été enregistré de plus. Transmettez cette ligne à votre informaticien."
    )
