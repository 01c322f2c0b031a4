"""The command line: verbs, arguments and their refusals, in French."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from desktop_app.commandes.codes import CODE_FAUTE, CODE_INTERROMPU, CODE_PANNE

_Verbe = Callable[[argparse.Namespace], int]
_DESCRIPTION = "Sceau, le registre des demandes adressées à un CPAS."


class _Analyseur(argparse.ArgumentParser):
    """A parser that refuses in French."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse words it in English
        """Say how the command is written, and stop."""
        sys.stderr.write(
            "Commande incomplète ou inconnue ; rien n’a été fait.\n" + self.format_usage()
        )
        raise SystemExit(CODE_FAUTE)

    def format_usage(self) -> str:
        """Return the usage, with its French heading."""
        return super().format_usage().replace("usage:", "Emploi :")

    def format_help(self) -> str:
        """Return the help, with its French headings."""
        return super().format_help().replace("usage:", "Emploi :")


def executer(arguments: list[str]) -> int:
    """Carry out a verb and return its exit status; no traceback reaches the user."""
    choix = _analyseur().parse_args(arguments)
    faire: _Verbe = choix.faire
    try:
        code = faire(choix)
        print(end="", flush=True)
    except BrokenPipeError:
        return _lecteur_parti()
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return CODE_INTERROMPU
    except Exception as erreur:  # noqa: BLE001 - the last door before the user
        return _echouer(erreur)
    return code


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


def _fenetre(_choix: argparse.Namespace) -> int:
    # The window collects garbage itself, once it is there (``ui/ramassage``).
    gc.disable()
    from desktop_app.commandes.fenetre import montrer_la_fenetre

    return montrer_la_fenetre()


def _demonstration(choix: argparse.Namespace) -> int:
    from desktop_app.commandes.fenetre import jouer_la_demonstration

    return jouer_la_demonstration(choix.sortie)


def _evaluer(choix: argparse.Namespace) -> int:
    from desktop_app.commandes.evaluer import evaluer_fichiers

    return evaluer_fichiers(choix.fichiers)


def _derouler(choix: argparse.Namespace) -> int:
    from desktop_app.commandes.derouler import derouler_fichier

    return derouler_fichier(choix.fichier, choix.sortie)


def _verifier_contenu(_choix: argparse.Namespace) -> int:
    from desktop_app.commandes.verifier_contenu import verifier_contenu

    return verifier_contenu()


def _lire_une_piece(_choix: argparse.Namespace) -> int:
    from desktop_app.commandes.lire_une_piece import lire_de_l_entree_a_la_sortie

    return lire_de_l_entree_a_la_sortie()


def _analyseur() -> argparse.ArgumentParser:
    """Describe the verbs; without any, the window opens."""
    analyseur = _avec_aide(_Analyseur(prog="python -m desktop_app", add_help=False))
    analyseur.description = _DESCRIPTION
    analyseur.set_defaults(faire=_fenetre)
    verbes = analyseur.add_subparsers(title="Commandes", metavar="")

    def verbe(nom: str, faire: _Verbe, aide: str) -> argparse.ArgumentParser:
        neuf = verbes.add_parser(nom, help=aide, description=aide, add_help=False)
        neuf.set_defaults(faire=faire)
        return _avec_aide(neuf)

    demonstration = verbe("demonstration", _demonstration, "Jouer la démonstration sans écran.")
    _avec_sortie(demonstration)
    evaluer = verbe("evaluer", _evaluer, "Donner l’analyse juridique de cas d’école.")
    _arguments(evaluer).add_argument("fichiers", nargs="+", type=Path, metavar="FICHIER.toml")
    derouler = verbe("derouler", _derouler, "Jouer un cas d’école, de la demande à la lettre.")
    _arguments(derouler).add_argument("fichier", type=Path, metavar="FICHIER.toml")
    _avec_sortie(derouler)
    verbe("verifier-contenu", _verifier_contenu, "Contrôler les fichiers de données du programme.")
    # Started by the window alone: no help speaks of it.
    verbes.add_parser("lire-une-piece", add_help=False).set_defaults(faire=_lire_une_piece)
    return analyseur


def _avec_sortie(analyseur: argparse.ArgumentParser) -> None:
    """Ask where files go."""
    analyseur.add_argument("--sortie", type=Path, required=True, metavar="DOSSIER")


def _avec_aide(analyseur: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Offer the help under a French label."""
    options = analyseur.add_argument_group("Options")
    options.add_argument("-h", "--help", action="help", help="afficher cette aide")
    return analyseur


def _arguments(analyseur: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Return the group of the arguments, under a French label."""
    return analyseur.add_argument_group("Arguments")
