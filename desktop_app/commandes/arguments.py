"""The arguments of the command line and their refusals, in French."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from desktop_app.commandes.codes import CODE_FAUTE

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


def lire(arguments: list[str]) -> argparse.Namespace:
    """Return the verb and its own arguments, or refuse."""
    return _analyseur().parse_args(arguments)


def _analyseur() -> argparse.ArgumentParser:
    """Describe the verbs; without any, the window opens."""
    analyseur = _avec_aide(_Analyseur(prog="python -m desktop_app", add_help=False))
    analyseur.description = _DESCRIPTION
    verbes = analyseur.add_subparsers(title="Commandes", metavar="", dest="verbe")

    def verbe(nom: str, aide: str) -> argparse.ArgumentParser:
        return _avec_aide(verbes.add_parser(nom, help=aide, description=aide, add_help=False))

    demonstration = verbe("demonstration", "Jouer la démonstration sans écran.")
    _avec_sortie(demonstration)
    evaluer = verbe("evaluer", "Donner l’analyse juridique de cas d’école.")
    _arguments(evaluer).add_argument("fichiers", nargs="+", type=Path, metavar="FICHIER.toml")
    derouler = verbe("derouler", "Jouer un cas d’école, de la demande à la lettre.")
    _arguments(derouler).add_argument("fichier", type=Path, metavar="FICHIER.toml")
    _avec_sortie(derouler)
    verbe("verifier-contenu", "Contrôler les fichiers de données du programme.")
    # Started by the window alone: no help speaks of it.
    verbes.add_parser("lire-une-piece", add_help=False)
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
