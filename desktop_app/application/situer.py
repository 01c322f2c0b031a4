"""A letter or a copy shown to the program: is it of this register, and of which moment?"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop_app.application.joindre import lire
from desktop_app.application.pannes import PieceRefusee
from desktop_app.application.ports import RegistreOuvert
from desktop_app.application.vues import Copie
from desktop_app.domain.dossier import Numero

_ANCRE = re.compile(r"(\d{1,9})\s*-\s*([0-9a-f]{16})", re.IGNORECASE)


class Situation(StrEnum):
    """What was found out."""

    LETTRE = "lettre"  # the very file of a letter of this register
    CHAINE = "chaine"  # the journal went through there
    EN_AVANCE = "en_avance"  # further than the journal: the register went back
    AUTRE_CHAINE = "autre_chaine"  # never there: another register, or a history made again
    INCONNU = "inconnu"  # no letter of this register
    ILLISIBLE = "illisible"  # nothing to compare


@dataclass(frozen=True, slots=True, kw_only=True)
class Constat:
    """What is true of what was shown.

    Attributes:
        nombre: Row of the journal it names, 0 for none.
        numero: Dossier of the letter, where it is one.
    """

    situation: Situation
    nombre: int = 0
    numero: Numero | None = None


def situer_ancre(registre: RegistreOuvert, texte: str) -> Constat:
    """Compare what is printed small at the foot of a letter with the journal."""
    lue = _ANCRE.fullmatch(texte.strip())
    if lue is None:
        return Constat(situation=Situation.ILLISIBLE)
    return _situer(registre, int(lue[1]), lue[2].lower())


def situer_copie(registre: RegistreOuvert, copie: Copie) -> Constat:
    """Compare where a copy stood with the journal."""
    return _situer(registre, copie.nombre, copie.tete)


def situer_lettre(registre: RegistreOuvert, chemin: Path) -> Constat:
    """Tell whether a file is, to the byte, a letter of this register.

    Raises:
        LectureImpossible: It cannot be read.
    """
    try:
        pdf = lire(chemin).contenu
    except PieceRefusee:
        # Larger than any letter.
        return Constat(situation=Situation.INCONNU)
    numero = registre.lettre_de(hashlib.sha256(pdf).hexdigest())
    situation = Situation.INCONNU if numero is None else Situation.LETTRE
    return Constat(situation=situation, numero=numero)


def _situer(registre: RegistreOuvert, nombre: int, tete: str) -> Constat:
    if nombre > registre.tete_journal().nombre:
        return Constat(situation=Situation.EN_AVANCE, nombre=nombre)
    passee = registre.tete_au_rang(nombre)
    juste = bool(passee) and passee.startswith(tete)
    return Constat(situation=Situation.CHAINE if juste else Situation.AUTRE_CHAINE, nombre=nombre)
