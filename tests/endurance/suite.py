"""Promises that the tests of the suite keep: run again by themselves, and counted."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from tests.endurance import lieux
from tests.endurance.bilan import Bilan

# Each promise, and the files or the tests that keep it.
PROMESSES = {
    "Une copie et la feuille de secours rendent le registre, sur un poste vide": (
        "tests/db/test_copies.py",
        "tests/ui/demarrage/test_restauration.py",
    ),
    "Aucune copie n’est retirée si le journal n’est pas passé par elle": (
        "tests/db/test_elagage.py",
        "tests/application/test_copier.py",
    ),
    "Une mesure secrète n’est visible par aucune porte du registre": ("tests/db/test_mesures.py",),
    "Chaque rôle fait ce qui lui revient, et rien d’autre": (
        "tests/db/test_roles.py",
        "tests/db/test_gardes.py",
        "tests/domain/test_workflow.py",
        "tests/domain/test_marches.py",
        "tests/ui/dossier/test_roles.py",
    ),
    "Avis, décisions, lettres et lignes du journal : la signature de leur auteur": (
        "tests/db/test_comptes.py",
    ),
    "Qui est parti n’ouvre plus ; ce qui est éliminé n’est plus nulle part": (
        "tests/db/test_reecriture.py",
        "tests/application/test_depart.py",
        "tests/ui/acces/test_depart.py",
        "tests/ui/reglages/test_elimination.py",
    ),
    "Un registre de chaque version publiée s’ouvre, et une plus récente est refusée": (
        "tests/db/test_anciens.py",
        "tests/db/test_ouverture.py::test_registre_plus_recent",
    ),
    "Disque plein, lecture seule, mémoire épuisée : rien n’est perdu, tout est dit": (
        "tests/db/test_memoire.py",
        "tests/db/test_transactions.py",
    ),
    "Un second programme sur le même registre dit qui le tient": (
        "tests/db/test_ouverture.py::test_le_meme_processus_n_ouvre_pas_deux_fois",
        "tests/db/test_ouverture.py::test_un_autre_processus_tient_le_registre_jusqu_a_sa_mort",
        "tests/ui/demarrage/test_verrou.py::test_un_registre_tenu_ailleurs_dit_par_qui",
    ),
    "Horloge reculée, session verrouillée, mise en veille : le registre se verrouille": (
        "tests/ui/test_absences.py",
        "tests/ui/test_ossature.py",
    ),
    "Des essais d’ouverture refusés se comptent et font attendre": (
        "tests/db/test_essais.py",
        "tests/ui/acces/test_force.py",
    ),
    "Un fichier d’autrui se lit dans un processus à part, borné": (
        "tests/rendu/test_pieces.py",
        "tests/db/test_pieces.py",
    ),
}


def mesurer(complet: bool) -> Iterator[Bilan]:
    """Run the tests of every promise; there are no more of them in a full campaign."""
    del complet
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as ouvriers:
        yield from ouvriers.map(_essayer, PROMESSES.items())


def _essayer(promesse: tuple[str, tuple[str, ...]]) -> Bilan:
    titre, essais = promesse
    joue = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-rfEs", *essais],
        cwd=lieux.RACINE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    reussis = re.search(r"(\d+) passed", joue.stdout)
    # What was skipped kept nothing.
    rates = tuple(re.findall(r"^(?:FAILED|ERROR|SKIPPED) .*$", joue.stdout, re.MULTILINE))
    if joue.returncode and not rates:
        rates = (joue.stderr.strip() or joue.stdout.strip(),)
    return Bilan(
        promesse=titre,
        essais=int(reussis[1]) if reussis else 0,
        attendus=len(essais),
        fautes=rates,
    )
