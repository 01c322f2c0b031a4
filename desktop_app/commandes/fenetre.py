"""The window, which is what the program does when it is asked nothing else."""

from __future__ import annotations

from desktop_app.bootstrap import poste
from desktop_app.plateforme import dossier_donnees
from desktop_app.ui.lancement import ouvrir_la_fenetre


def montrer_la_fenetre() -> int:
    """Show the window until it is closed, and return the exit status."""
    return ouvrir_la_fenetre(poste(), dossier_donnees("Sceau"))
