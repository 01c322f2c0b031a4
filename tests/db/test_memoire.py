"""No memory left: the act is refused, everything kept before is intact, the next one goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parents[2]
MANQUER = """
import resource, sys
from pathlib import Path
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.domain.dossier import Numero
from tests.db.outils_db import clefs, enregistrer, rouvrir
from tests.db.remplissage import MOMENT

chemin = Path(sys.argv[1])
with rouvrir(chemin, clefs(chemin)) as registre:
    registre.verification_complete()
    avant, scan = registre.tete_journal(), b"%PDF-" + bytes(20 * 1024 * 1024)
    prise = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    _, plafond = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (prise + 4 * 1024 * 1024, plafond))
    try:
        with registre.transaction():
            registre.joindre(Numero(2026, 2), "scan.pdf", scan, auteur="Essai", moment=MOMENT)
        print("rien n'a manqué")
    except ErreurCoffre as refus:
        print(type(refus).__name__)
    resource.setrlimit(resource.RLIMIT_AS, (plafond, plafond))
    assert registre.tete_journal() == avant
    assert registre.pieces(Numero(2026, 2)) == ()
    enregistrer(registre)
with rouvrir(chemin, clefs(chemin)) as registre:
    registre.verification_complete()
    print(registre.tete_journal().nombre - avant.nombre)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded and read there")
def test_sans_memoire_rien_n_est_perdu_et_l_on_continue(chemin: Path):
    lance = subprocess.run(
        [sys.executable, "-c", MANQUER, chemin],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert lance.returncode == 0, lance.stderr
    assert lance.stdout.split() == ["MemoireInsuffisante", "1"]
