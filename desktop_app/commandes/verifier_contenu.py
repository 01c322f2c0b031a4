"""``verifier-contenu``: every data file of the program, and what ties them together."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from desktop_app.commandes.codes import CODE_FAUTE, CODE_REUSSI
from desktop_app.commandes.resultat import comparable, differences
from desktop_app.content.chemins import RESSOURCES
from desktop_app.content.fautes import FichierInvalide
from desktop_app.content.lettres import lire_libelles, lire_modeles
from desktop_app.content.referentiel import lire_referentiel
from desktop_app.content.scenarios import lire_scenario
from desktop_app.content.verification import fautes_du_contenu
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.sources import Referentiel
from desktop_app.letters.libelles import Libelles
from desktop_app.letters.modeles import verifier


def verifier_contenu(racine: Path = RESSOURCES) -> int:
    """Print every fault of the data files and return the exit status."""
    try:
        fautes = [*fautes_du_contenu(racine), *_lettres(racine), *_cas_d_ecole(racine)]
    except FichierInvalide as erreur:
        fautes = [str(erreur)]
    for faute in fautes:
        print(faute, file=sys.stderr)
    if fautes:
        return CODE_FAUTE
    print("Contenu vérifié : aucune faute.")
    return CODE_REUSSI


def _lettres(racine: Path) -> Iterator[str]:
    """Find the faults of the models of letters."""
    lire_libelles(Libelles, racine)
    for genre, modele in lire_modeles(racine).items():
        for defaut in verifier(modele):
            yield f"lettre {genre} : {defaut}"


def _cas_d_ecole(racine: Path) -> Iterator[str]:
    """Find the practice cases that do not give what they announce."""
    referentiel = lire_referentiel(racine)
    for chemin in sorted((racine / "cas_ecole").glob("*.toml")):
        yield from _cas(chemin, referentiel)


def _cas(chemin: Path, referentiel: Referentiel) -> Iterator[str]:
    """Find the faults of one practice case."""
    scenario = lire_scenario(chemin, referentiel)
    if not scenario.titre:
        yield f"{chemin.name} : titre manquant"
    if scenario.attendu is None:
        yield f"{chemin.name} : rien n’est attendu de ce cas"
    evaluation = evaluer(scenario.demande, scenario.date, referentiel)
    for ecart in differences(scenario.attendu, comparable(evaluation)):
        yield f"{chemin.name} : {ecart}"
