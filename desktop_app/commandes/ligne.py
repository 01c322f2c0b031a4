"""The command line: what each verb does, and what is told where it fails."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from desktop_app.commandes.codes import CODE_FAUTE, CODE_INTERROMPU, CODE_PANNE

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping


def executer(arguments: list[str]) -> int:
    """Carry out a verb and return its exit status; no traceback reaches the user."""
    faire = _demande(arguments) if arguments else _fenetre
    try:
        code = faire()
        print(end="", flush=True)
    except BrokenPipeError:
        return _lecteur_parti()
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return CODE_INTERROMPU
    except Exception as erreur:  # noqa: BLE001 - the last door before the user
        return _echouer(erreur)
    return code


def _demande(arguments: list[str]) -> Callable[[], int]:
    """Return what the arguments ask for; the window, which has none, does not wait for this."""
    from desktop_app.commandes.arguments import lire

    choix = lire(arguments)
    return partial(_VERBES[choix.verbe], choix) if choix.verbe else _fenetre


def _echouer(erreur: Exception) -> int:
    """Say what failed; what puts it into words is read only then."""
    from desktop_app.commandes.pannes import dire, dire_du_systeme
    from desktop_app.content.fautes import FichierInvalide

    if isinstance(erreur, FichierInvalide):
        print(erreur, file=sys.stderr)
        return CODE_FAUTE
    print(
        dire_du_systeme(erreur) if isinstance(erreur, OSError) else dire(erreur), file=sys.stderr
    )
    return CODE_PANNE


def _lecteur_parti() -> int:
    """Stop quietly when whoever read the output has gone; nothing more can be told."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return CODE_PANNE


# What each verb does. Imports are late: each verb needs libraries that the others do without.


def _fenetre() -> int:
    # The window collects garbage itself, once it is there (``ui/ramassage``).
    gc.disable()
    from desktop_app.commandes.fenetre import montrer_la_fenetre

    return montrer_la_fenetre()


def _demonstration(choix: Namespace) -> int:
    from desktop_app.commandes.fenetre import jouer_la_demonstration

    return jouer_la_demonstration(choix.sortie)


def _evaluer(choix: Namespace) -> int:
    from desktop_app.commandes.evaluer import evaluer_fichiers

    return evaluer_fichiers(choix.fichiers)


def _derouler(choix: Namespace) -> int:
    from desktop_app.commandes.derouler import derouler_fichier

    return derouler_fichier(choix.fichier, choix.sortie)


def _verifier_contenu(_choix: Namespace) -> int:
    from desktop_app.commandes.verifier_contenu import verifier_contenu

    return verifier_contenu()


def _lire_une_piece(_choix: Namespace) -> int:
    from desktop_app.commandes.lire_une_piece import lire_de_l_entree_a_la_sortie

    return lire_de_l_entree_a_la_sortie()


_VERBES: Mapping[str, Callable[[Namespace], int]] = {
    "demonstration": _demonstration,
    "evaluer": _evaluer,
    "derouler": _derouler,
    "verifier-contenu": _verifier_contenu,
    "lire-une-piece": _lire_une_piece,
}
