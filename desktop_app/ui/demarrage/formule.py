"""What went wrong at the lock, in sentences: the usual ones, and what is known beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.application.pannes import ErreurCoffre
from desktop_app.ui import messages

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from desktop_app.domain.phrases import Textes

_SECONDE = "Nouvel essai possible dans une seconde."


def refus(erreur: Exception, textes: Textes) -> str:
    """Return why the register did not open."""
    phrase = messages.raison(erreur, textes)
    precision = _precision(erreur) if isinstance(erreur, ErreurCoffre) else ""
    return f"{phrase} {precision}".strip()


def attente(secondes: int) -> str:
    """Return how long to wait before the next try."""
    return _SECONDE if secondes == 1 else f"Nouvel essai possible dans {secondes} secondes."


def suite(ecarte: Path | None) -> str:
    """Return what to do once a copy is back, and where the former file is."""
    fait = "Copie restaurée. Ouvrez-la avec votre phrase de passe."
    if ecarte is None:
        return fait
    return (
        f"{fait} L’ancien fichier est conservé dans le même dossier, "
        f"sous le nom «\u00a0{ecarte.name}\u00a0»."
    )


def _precision(erreur: ErreurCoffre) -> str:
    if erreur.code == "coffre_occupe" and (pid := getattr(erreur, "pid", None)):
        return f"Numéro du programme qui le tient\u00a0: {pid}."
    if erreur.detail == "nombre":
        return "La feuille en compte quinze."
    if position := getattr(erreur, "position", 0):
        return f"Le mot n°\u00a0{position} n’est pas un mot de secours."
    return ""
