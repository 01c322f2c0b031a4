"""The program is killed while somebody types: what it kept by itself meanwhile is there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.coffre import ouvrir
from tests.db.outils_db import PHRASE
from tests.ui.registres import retenir

RACINE = Path(__file__).resolve().parents[2]

# Types in one screen, does nothing more until it is kept, and lives until it is killed.
_TAPER = """
import sys
from pathlib import Path
from desktop_app.bootstrap import poste
from desktop_app.ui.fenetre import Fenetre
from desktop_app.ui.lancement import preparer
from tests.ui.registres import retenir
from tests.ui.secretaire import Secretaire
donnees = Path(sys.argv[1])
application = preparer(donnees)
fenetre = Fenetre(poste(), donnees)
fenetre.show()
secretaire = Secretaire(fenetre)
secretaire.deverrouiller()
{gestes}
secretaire.guide.attendre(
    lambda: any("Żółkiewski" in garde for garde in secretaire.registre.brouillons().values())
)
print("gardé", flush=True)
application.exec()
"""
_ARRIVEE = """
secretaire.recevoir("Un écrit")
secretaire.guide.ecrire("Nom de la personne visée", "Żółkiewski")
"""
_RECEVABILITE = """
secretaire.recevoir_un_ecrit("police", de="Zone de police Exemple")
secretaire.enregistrer()
secretaire.guide.cliquer("Une autre disposition, dans les mots du demandeur")
secretaire.guide.ecrire("Disposition citée, dans les mots du demandeur", "Żółkiewski")
"""
_AVIS = """
secretaire.recevoir_un_ecrit("police", de="Zone de police Exemple")
secretaire.enregistrer()
secretaire.recevabilite(cite="loi du 5 août 1992")
secretaire.valider_l_analyse()
secretaire.guide.ecrire("Motivation de l’avis", "Żółkiewski")
"""


@pytest.mark.parametrize(
    "gestes", [_ARRIVEE, _RECEVABILITE, _AVIS], ids=["arrivee", "recev", "avis"]
)
def test_tue_pendant_la_saisie(gestes, chemin, tmp_path):
    donnees = retenir(tmp_path / "donnees", chemin)
    with subprocess.Popen(
        [sys.executable, "-c", _TAPER.format(gestes=gestes), str(donnees)],
        cwd=RACINE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(RACINE)},
        stdout=subprocess.PIPE,
        text=True,
    ) as programme:
        assert programme.stdout.readline() == "gardé\n"
        programme.kill()
    with ouvrir(chemin, PHRASE) as registre:
        registre.verification_complete()
        assert any("Żółkiewski" in contenu for contenu in registre.brouillons().values())
