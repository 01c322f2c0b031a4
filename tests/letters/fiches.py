"""Sheets for the tests and for the validators."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.fiche import Fiche, GenreRangee, Rangee
from tests.letters import images, outils

G = GenreRangee
MOTS = tuple(f"mot{rang}" for rang in range(1, 25))
FICHE = Fiche(
    titre="Fiche de partage du secret",
    jour=date(2026, 12, 1),
    numero="2026/0014",
    cpas=replace(outils.CPAS, logo=images.en_base64(images.image())),
    signatures=("Le travailleur social", "Le Directeur général", "La personne"),
    rangees=(
        Rangee(genre=G.PARAGRAPHE, texte="Une <b>première</b> ligne.\nUne **seconde** {cpas}."),
        Rangee(genre=G.CHAMP, texte="Demandeur", valeur="Zone de police\nrue de l’Étang 12"),
        Rangee(genre=G.CHAMP, texte="Date de la demande"),
        Rangee(genre=G.TITRE, texte="Les conditions"),
        Rangee(genre=G.CASE, texte="Tenues au même secret", cochee=True),
        Rangee(genre=G.CASE, texte="Informée"),
        Rangee(genre=G.CITATION, texte="« à la lettre »", valeur="circulaire, § 3"),
        Rangee(genre=G.POINT, texte="Écrivez."),
        Rangee(genre=G.MOTS, texte="", mots=MOTS),
    ),
)
VARIANTES = {
    "entiere": FICHE,
    "sans_centre": replace(FICHE, cpas=None, numero="", signatures=()),
    "exercice": replace(FICHE, exercice=True),
    "vide": replace(FICHE, rangees=(), signatures=()),
    "longue": replace(FICHE, rangees=FICHE.rangees * 9),
    **{
        f"seule_{rangee.genre}_{rang}": replace(FICHE, rangees=(rangee,))
        for rang, rangee in enumerate(FICHE.rangees)
    },
}
