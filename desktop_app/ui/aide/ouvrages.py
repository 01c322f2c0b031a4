"""What can be read in the program, as plain data: works made of blocks of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import groupby

from desktop_app.domain.demandeur import Demandeur, Groupe
from desktop_app.domain.noms import plier
from desktop_app.domain.phrases import Textes
from desktop_app.domain.sources import Confiance, Effet, Passage, Referentiel, Texte
from desktop_app.ui.champs.jour import dire_jour

LOIS = "Lois"
"""Title of the work whose words depend on a day."""

CIRCULAIRE = "Circulaire"

_CIRCULAIRE = "circ_2022"


class Genre(Enum):
    """What a block is; the page sets each in its own way."""

    GROUPE = auto()
    TITRE = auto()
    SOUS_TITRE = auto()
    TEXTE = auto()
    CITATION = auto()
    DISCRET = auto()
    ATTENTION = auto()
    POINT = auto()


@dataclass(frozen=True, slots=True)
class Bloc:
    """A paragraph, or a heading."""

    genre: Genre
    texte: str


@dataclass(frozen=True, slots=True)
class Ouvrage:
    """Something to read from one end to the other."""

    titre: str
    blocs: tuple[Bloc, ...]

    def place(self, rang: int) -> str:
        """Return the heading under which a block stands."""
        au_dessus = self.blocs[: rang + 1]
        return next((b.texte for b in reversed(au_dessus) if b.genre is Genre.TITRE), "")


@dataclass(frozen=True, slots=True)
class Trouvaille:
    """A block that holds every word looked for."""

    ouvrage: Ouvrage
    rang: int


def chercher(ouvrages: tuple[Ouvrage, ...], mots: str) -> tuple[Trouvaille, ...]:
    """Return the blocks where each word looked for begins a word, in the order of reading."""
    cherches = plier(mots).split()
    if not cherches:
        return ()
    return tuple(
        Trouvaille(ouvrage, rang)
        for ouvrage in ouvrages
        for rang, bloc in enumerate(ouvrage.blocs)
        if _contient(f" {plier(bloc.texte)}", cherches)
    )


def _contient(plie: str, cherches: list[str]) -> bool:
    return all(f" {mot}" in plie for mot in cherches)


def circulaire(referentiel: Referentiel) -> Ouvrage:
    """Return the circular, sentence by sentence, under its own headings."""
    texte = referentiel.textes[_CIRCULAIRE]
    blocs = [Bloc(Genre.DISCRET, _majuscule(texte.citation))]
    for partie, passages in groupby(texte.passages, lambda p: p.partie):
        blocs.append(Bloc(Genre.TITRE, partie))
        blocs.extend(Bloc(Genre.TEXTE, passage.texte) for passage in passages)
    return Ouvrage(CIRCULAIRE, tuple(blocs))


def lois(referentiel: Referentiel, textes: Textes, jour: date) -> Ouvrage:
    """Return the legal texts, and whether each is in force on a day."""
    blocs: list[Bloc] = []
    for effet in Effet:
        blocs.append(Bloc(Genre.GROUPE, textes.mot("effet", effet)))
        for texte in referentiel.textes.values():
            if texte.effet is effet and texte.id != _CIRCULAIRE:
                blocs.extend(_loi(texte, textes, jour, referentiel))
    return Ouvrage(LOIS, tuple(blocs))


def _loi(texte: Texte, textes: Textes, jour: date, referentiel: Referentiel) -> Iterator[Bloc]:
    yield Bloc(Genre.TITRE, texte.titre)
    yield Bloc(Genre.TEXTE, f"{_majuscule(texte.citation)}.")
    yield _vigueur(texte, jour)
    yield Bloc(Genre.TEXTE, f"Effet\u00a0: {_minuscule(textes.mot('effet', texte.effet))}.")
    if texte.demandeurs:
        noms = ", ".join(referentiel.demandeurs[code].libelle for code in texte.demandeurs)
        yield Bloc(Genre.TEXTE, f"À l’égard de\u00a0: {noms}.")
    if texte.natures:
        natures = ", ".join(textes.mot("nature_element", n).lower() for n in texte.natures)
        yield Bloc(Genre.TEXTE, f"Informations visées\u00a0: {natures}.")
    if texte.mesure_secrete:
        yield Bloc(Genre.ATTENTION, textes.constats["mesure_secrete"].texte)
    yield from _liste("Conditions à établir", tuple(c.question for c in texte.conditions))
    yield from _passages(texte.passages)
    if texte.remarque:
        yield Bloc(Genre.SOUS_TITRE, "Remarque")
        yield Bloc(Genre.TEXTE, texte.remarque)
    yield from _origine(texte, textes)


def _vigueur(texte: Texte, jour: date) -> Bloc:
    """Say whether the text applies on that day, never by colour alone."""
    bornes = _bornes(texte)
    if not texte.en_vigueur(jour):
        return Bloc(Genre.ATTENTION, f"Pas en vigueur le {dire_jour(jour)}. {bornes}")
    if texte.en_vigueur_du is None:
        return Bloc(Genre.TEXTE, bornes)
    return Bloc(Genre.TEXTE, f"En vigueur le {dire_jour(jour)}. {bornes}")


def _bornes(texte: Texte) -> str:
    fin = texte.en_vigueur_jusqu_au
    if texte.en_vigueur_du is None:
        debut = "Date d’entrée en vigueur non établie"
        return f"{debut}\u00a0; jusqu’au {dire_jour(fin)}." if fin else f"{debut}."
    debut = f"le {dire_jour(texte.en_vigueur_du)}"
    return f"Du {debut[3:]} au {dire_jour(fin)}." if fin else f"Depuis {debut}."


def _origine(texte: Texte, textes: Textes) -> Iterator[Bloc]:
    relu = texte.confiance is Confiance.EN_VIGUEUR
    genre = Genre.DISCRET if relu else Genre.ATTENTION
    yield Bloc(genre, f"{textes.mot('confiance', texte.confiance)}.")
    verbe = "Noté" if texte.confiance is Confiance.RAPPORTE else "Relu"
    verifie = f"{verbe} par {texte.verifie_par} le {dire_jour(texte.verifie_le)}"
    yield Bloc(Genre.DISCRET, f"{verifie}. Source\u00a0: {texte.adresse}")


def demandeurs(referentiel: Referentiel, textes: Textes) -> Ouvrage:
    """Return the help about each kind of requester, family by family."""
    blocs: list[Bloc] = []
    for groupe in Groupe:
        blocs.append(Bloc(Genre.GROUPE, textes.mot("groupe", groupe)))
        for demandeur in referentiel.demandeurs.values():
            if demandeur.groupe is groupe:
                blocs.extend(_demandeur(demandeur, referentiel))
    return Ouvrage("Demandeurs", tuple(blocs))


def _demandeur(demandeur: Demandeur, referentiel: Referentiel) -> Iterator[Bloc]:
    yield Bloc(Genre.TITRE, demandeur.libelle)
    yield from (Bloc(Genre.TEXTE, phrase) for phrase in demandeur.aide)
    yield from _liste("Pièges", demandeur.avertissements)
    yield from _liste("Points à vérifier", demandeur.a_verifier)
    fondements = tuple(referentiel.passage(identifiant) for identifiant in demandeur.passages)
    if fondements:
        yield Bloc(Genre.SOUS_TITRE, "Ce qui fonde cette aide")
    for source, passages in groupby(fondements, lambda p: p.source):
        yield Bloc(Genre.DISCRET, _majuscule(referentiel.textes[source].citation))
        yield from (Bloc(Genre.CITATION, passage.texte) for passage in passages)


def _liste(titre: str, points: tuple[str, ...]) -> Iterator[Bloc]:
    if points:
        yield Bloc(Genre.SOUS_TITRE, titre)
        yield from (Bloc(Genre.POINT, point) for point in points)


def _passages(passages: tuple[Passage, ...]) -> Iterator[Bloc]:
    if passages:
        yield Bloc(Genre.SOUS_TITRE, "Le texte")
        yield from (Bloc(Genre.CITATION, passage.texte) for passage in passages)


_CASE, _REGLE = "|", "|-"
_MARQUES = (("## ", Genre.SOUS_TITRE), ("# ", Genre.TITRE), ("- ", Genre.POINT))


def guide(titre: str, source: str) -> Ouvrage:
    """Return a guide written as plain text: a line a block, ``#`` headings and ``-`` points.

    A table is read line by line, each a point; its head says what its columns are, and stays
    for whoever reads the file.
    """
    lignes = [ligne for ligne in source.splitlines() if ligne]
    dans_un_tableau = False
    blocs = []
    for ligne in lignes:
        tete, dans_un_tableau = not dans_un_tableau, ligne.startswith(_CASE)
        if not dans_un_tableau:
            blocs.append(_ligne(ligne))
        elif not tete and not ligne.startswith(_REGLE):
            blocs.append(Bloc(Genre.POINT, _rangee(ligne)))
    return Ouvrage(titre, tuple(blocs))


def _ligne(ligne: str) -> Bloc:
    debut, genre = next((m for m in _MARQUES if ligne.startswith(m[0])), ("", Genre.TEXTE))
    return Bloc(genre, ligne.removeprefix(debut))


def _rangee(ligne: str) -> str:
    premiere, *reste = (case.strip() for case in ligne.strip(_CASE).split(_CASE))
    return f"{premiere}\u00a0: {', '.join(filter(None, reste))}."


def _majuscule(texte: str) -> str:
    return texte[:1].upper() + texte[1:]


def _minuscule(texte: str) -> str:
    return texte[:1].lower() + texte[1:]
