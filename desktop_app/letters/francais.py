"""How French writes a date and spaces its punctuation."""

from __future__ import annotations

import re
from datetime import date

from desktop_app.letters.libelles import Libelles

INSECABLE = "\u00a0"

_AVANT_PONCTUATION = re.compile(r" (?=[:;!?»])")
_APRES_GUILLEMET = re.compile(r"(?<=«) ")
_MILLIERS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_ABREVIATION = re.compile(r"(?<![^\W_])(art\.|n°|N°|M\.|Mme|p\.|§) (?=\S)")


def espaces(texte: str) -> str:
    """Make the spaces that French never breaks a line at unbreakable."""
    texte = _AVANT_PONCTUATION.sub(INSECABLE, texte)
    texte = _APRES_GUILLEMET.sub(INSECABLE, texte)
    texte = _MILLIERS.sub(INSECABLE, texte)
    return _ABREVIATION.sub(rf"\1{INSECABLE}", texte)


def date_longue(jour: date, libelles: Libelles) -> str:
    """Write a date in full, for instance 22 novembre 2026 or 1er décembre 2026."""
    return libelles.date_complete.format(
        jour=libelles.premier if jour.day == 1 else jour.day,
        mois=libelles.mois[jour.month - 1],
        annee=jour.year,
    )
