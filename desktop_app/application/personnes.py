"""Finding persons by their name, and what was asked about each of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from desktop_app.application.ports import RegistreOuvert
from desktop_app.application.rapprocher import lignes
from desktop_app.application.vues import Filtre, Ligne
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.noms import meme_nom, plier
from desktop_app.domain.reponse import Personne

MAXIMUM = 500
"""Most dossiers looked at: a name that finds more says too little."""

_Cle = tuple[str, str, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Connue:
    """A person, and the dossiers about them.

    Attributes:
        lignes: The newest first.
        homonyme: Another one who was found may be the same person: something is missing to tell.
    """

    personne: Personne
    lignes: tuple[Ligne, ...]
    homonyme: bool = False


def personnes(registre: RegistreOuvert, saisie: str) -> tuple[Connue, ...]:
    """Return the persons whose names begin with the words typed, by name.

    Two persons are distinct unless every name and the birth date are the same. A dossier under
    a secret measure is left out.
    """
    mots = plier(saisie).split()
    if not mots:
        return ()
    groupes: dict[_Cle, list[Ligne]] = {}
    for ligne in islice(lignes(registre, Filtre(mots=saisie)), MAXIMUM):
        personne = ligne.personne
        if personne is not None and not ligne.secrete and _commence(personne, mots):
            groupes.setdefault(_cle(personne), []).append(ligne)
    return tuple(_connues(groupes))


def dossiers(registre: RegistreOuvert, connue: Connue) -> tuple[Dossier, ...]:
    """Return the dossiers about a person, the oldest first."""
    return tuple(registre.charger(ligne.numero) for ligne in reversed(connue.lignes))


def _connues(groupes: dict[_Cle, list[Ligne]]) -> Iterable[Connue]:
    trouvees = {cle: groupe[0].personne for cle, groupe in sorted(groupes.items(), key=_ordre)}
    for cle, personne in trouvees.items():
        if personne is not None:
            autres = (p for c, p in trouvees.items() if c != cle and p is not None)
            homonyme = any(_confondable(personne, autre) for autre in autres)
            yield Connue(personne=personne, lignes=tuple(groupes[cle]), homonyme=homonyme)


def _ordre(groupe: tuple[_Cle, list[Ligne]]) -> tuple[str, str, date]:
    nom, prenom, naissance = groupe[0]
    return nom, prenom, naissance or date.min


def _cle(personne: Personne) -> _Cle:
    return plier(personne.nom), plier(personne.prenom), personne.date_de_naissance


def _commence(personne: Personne, mots: list[str]) -> bool:
    """Tell whether each word typed begins one of the names of a person."""
    noms = plier(f"{personne.nom} {personne.prenom}").split()
    return all(any(nom.startswith(mot) for nom in noms) for mot in mots)


def _confondable(une: Personne, autre: Personne) -> bool:
    """Tell whether only something missing keeps two persons apart."""
    prenoms = {plier(une.prenom), plier(autre.prenom)} - {""}
    naissances = {une.date_de_naissance, autre.date_de_naissance} - {None}
    return meme_nom(une.nom, autre.nom) and len(prenoms) < 2 and len(naissances) < 2
