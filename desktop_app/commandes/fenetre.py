"""The window, which is what the program does when it is asked nothing else."""

from __future__ import annotations

import os
from pathlib import Path

from desktop_app.bootstrap import poste
from desktop_app.commandes.codes import CODE_REUSSI
from desktop_app.plateforme import dossier_donnees
from desktop_app.ui.lancement import ouvrir_la_fenetre


def montrer_la_fenetre() -> int:
    """Show the window until it is closed, and return the exit status."""
    return ouvrir_la_fenetre(poste(), dossier_donnees("Sceau"))


def jouer_la_demonstration(sortie: Path) -> int:
    """Play the demonstration where nobody could see a window, and return the exit status."""
    from desktop_app.ui.demonstration import jouer  # noqa: PLC0415 - only where it is played

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for fichier in jouer(poste(), sortie):
        print(f"Écrit : {fichier}", flush=True)
    return CODE_REUSSI
