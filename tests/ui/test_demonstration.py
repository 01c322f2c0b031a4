"""The demonstration, as it is played where there is no screen."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from tests.ui.pdf import mots_du_pdf

RACINE = Path(__file__).resolve().parents[2]


def test_la_demonstration_depose_la_lettre_et_une_image_de_chaque_ecran(tmp_path):
    fini = subprocess.run(
        [sys.executable, "-m", "desktop_app", "demonstration", "--sortie", str(tmp_path)],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=True,
    )
    ecrits = [Path(ligne.removeprefix("Écrit : ")) for ligne in fini.stdout.splitlines()]
    assert sorted(ecrits) == sorted(tmp_path.iterdir())
    images = [chemin for chemin in ecrits if chemin.suffix == ".png"]
    assert len(images) >= 14
    assert all(QImage(str(image)).width() == 1366 for image in images)
    (lettre,) = tmp_path.glob("*.pdf")
    texte = mots_du_pdf(lettre.read_bytes())
    assert "ne peut ni confirmer ni infirmer" in texte
    assert "Lambert" not in texte
