"""``evaluer``: the legal assessment of case files, one JSON object a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from desktop_app.commandes.codes import CODE_DIFFERENT, CODE_FAUTE, CODE_REUSSI
from desktop_app.commandes.resultat import comparable, differences, en_donnees
from desktop_app.content.fautes import FichierInvalide
from desktop_app.content.referentiel import lire_referentiel
from desktop_app.content.scenarios import lire_scenario
from desktop_app.content.textes import lire_textes
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.phrases import Textes
from desktop_app.domain.sources import Referentiel


def evaluer_fichiers(fichiers: list[Path]) -> int:
    """Print the assessment of each case, in order, and return the exit status.

    Returns:
        2 where a file is wrong, else 3 where an expectation is not met, else 0.
    """
    referentiel, textes = lire_referentiel(), lire_textes()
    codes = [_evaluer(fichier, referentiel, textes) for fichier in fichiers]
    return next((c for c in (CODE_FAUTE, CODE_DIFFERENT) if c in codes), CODE_REUSSI)


def _evaluer(fichier: Path, referentiel: Referentiel, textes: Textes) -> int:
    """Assess one case."""
    try:
        scenario = lire_scenario(fichier, referentiel)
    except FichierInvalide as erreur:
        print(erreur, file=sys.stderr)
        return CODE_FAUTE
    evaluation = evaluer(scenario.demande, scenario.date, referentiel)
    demandeur = referentiel.demandeurs[scenario.demande.demandeur]
    print(json.dumps(en_donnees(evaluation, demandeur, textes), ensure_ascii=False))
    ecarts = differences(scenario.attendu, comparable(evaluation))
    for ecart in ecarts:
        print(f"{fichier} : {ecart}", file=sys.stderr)
    return CODE_DIFFERENT if ecarts else CODE_REUSSI
