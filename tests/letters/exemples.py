"""Write one letter of each kind and state, and the sheets, for the validators that are not Python.

``python -m tests.letters.exemples DOSSIER``
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from desktop_app.domain.reponse import Etat
from tests.letters import images, outils
from tests.letters.fiches import VARIANTES as FICHES

EXEMPLES = {
    "invitation": outils.INVITATION,
    "communication": outils.COMMUNICATION,
    "quatre_pages": replace(outils.COMMUNICATION, points=(outils.LONG_TEXTE,) * 26),
    "noms_longs": outils.NOMS_LONGS,
    "alphabets": outils.ALPHABETS,
    "sans_date": outils.SANS_DATE,
    "delegation": outils.DELEGATION,
    "projet": replace(outils.REFUS, etat=Etat.PROJET),
    "copie": replace(outils.REFUS, etat=Etat.COPIE, ancre="12-3f2a9b0c77de0142"),
    "logo_annexes_recours": replace(
        outils.REFUS,
        cpas=replace(outils.CPAS, logo=images.en_base64(images.TRANSPARENT)),
        annexes=("Copie de votre demande", "Formulaire à compléter"),
        recours=outils.LONG_TEXTE,
    ),
    "copie_d_exercice": replace(outils.NOMS_LONGS, etat=Etat.COPIE, exercice=True),
}


def ecrire(dossier: Path) -> None:
    """Write every example under its name."""
    dossier.mkdir(parents=True, exist_ok=True)
    for nom, lettre in EXEMPLES.items():
        (dossier / f"{nom}.pdf").write_bytes(outils.redaction().composer(lettre))
    for nom, fiche in FICHES.items():
        (dossier / f"fiche_{nom}.pdf").write_bytes(outils.redaction().fiche(fiche))


if __name__ == "__main__":
    ecrire(Path(sys.argv[1]))
