"""``lire-une-piece``: what the window starts for a file of others; not for people."""

from __future__ import annotations

import os

from desktop_app.commandes.codes import CODE_REUSSI
from desktop_app.plateforme import borner_processus
from desktop_app.rendu.liseuse import MEMOIRE, SECONDES, lire_une_piece


def lire_de_l_entree_a_la_sortie() -> int:
    """Read one attachment from the standard input, tell it on the standard output."""
    borner_processus(MEMOIRE, SECONDES)
    with os.fdopen(os.dup(0), "rb") as entree, os.fdopen(os.dup(1), "wb") as sortie:
        # A library that prints would spoil what is told.
        rien = os.open(os.devnull, os.O_WRONLY)
        os.dup2(rien, 1)
        lire_une_piece(entree, sortie)
    return CODE_REUSSI
