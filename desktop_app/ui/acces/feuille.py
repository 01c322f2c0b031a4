"""The recovery sheet, as it is printed."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.fiche import Fiche, GenreRangee, Rangee
from desktop_app.domain.reponse import Cpas

_TITRE = "Feuille de secours du registre"
_USAGE = (
    "Ces quinze mots ouvrent le registre des demandes d’informations si la phrase de passe est "
    "oubliée. Quiconque les lit peut ouvrir le registre."
)
_ENVELOPPE = (
    "Rangez cette feuille sous enveloppe fermée et signée, dans un lieu sûr, loin de cet "
    "ordinateur."
)
_SECONDE = "Une seconde enveloppe, en un autre lieu, la sauve d’un incendie ou d’une inondation."
_DISCRETION = "Ne la photographiez pas et ne l’envoyez pas par courriel."
_EMPLOI = (
    "Pour s’en servir\u00a0: à l’ouverture de Sceau, choisissez «\u00a0Utiliser la feuille de "
    "secours\u00a0» et tapez les quinze mots dans l’ordre."
)
_CONSIGNES = (_ENVELOPPE, _SECONDE, _DISCRETION, _EMPLOI)


def feuille_de_secours(cpas: Cpas, mots: tuple[str, ...], jour: date) -> Fiche:
    """Return the sheet of a register that was made on that day."""
    return Fiche(
        titre=_TITRE,
        jour=jour,
        cpas=cpas,
        rangees=(
            Rangee(genre=GenreRangee.PARAGRAPHE, texte=_USAGE),
            Rangee(genre=GenreRangee.MOTS, texte="", mots=mots),
            Rangee(genre=GenreRangee.TITRE, texte="Comment la conserver"),
            *(Rangee(genre=GenreRangee.POINT, texte=consigne) for consigne in _CONSIGNES),
        ),
    )
