"""The faults a model can have, found before any letter is made of it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.reponse import Base, Genre, GenreBloc, ModeleLettre
from desktop_app.letters.texte import accents_orphelins, accolades_isolees, variables

VARIABLES = frozenset({"appel", "demande", "numero", "principe", "cpas", "circulaire"})
"""The closed list of placeholders."""

_DU_FONDEMENT = frozenset({"principe", "disposition"})

POINT_PAR_DEFAUT = "autre"
"""The sentence of whatever has none of its own."""


class ModeleFautif(ValueError):
    """A model, or the words common to all letters, has faults.

    Attributes:
        defauts: What :func:`verifier` found.
    """

    def __init__(self, genre: str, defauts: tuple[str, ...]) -> None:
        super().__init__(f"{genre}: {'; '.join(defauts)}")
        self.defauts = defauts


def verifier(modele: ModeleLettre) -> tuple[str, ...]:
    """Return every fault of a model, as ``code field detail``; nothing when it is sound.

    Codes: ``texte_vide``, ``variable_inconnue``, ``accolade_isolee``, ``accent_orphelin``,
    ``points_a_placer`` (a letter with points needs exactly one place for them),
    ``points_sans_objet`` (a refusal has none), ``point_par_defaut_absent``,
    ``fondement_absent`` (a communication says each ground it may rest on).
    """
    return (*_defauts_des_textes(modele), *_defauts_des_points(modele))


def _textes(modele: ModeleLettre) -> Iterator[tuple[str, str]]:
    yield "objet", modele.objet
    yield "appel", modele.appel
    for rang, bloc in enumerate(modele.blocs, 1):
        if bloc.genre is not GenreBloc.POINTS:
            yield f"blocs.{rang}", bloc.texte
    yield "politesse", modele.politesse
    for cle, phrase in modele.points.items():
        yield f"points.{cle}", phrase
    for cle, phrase in modele.fondements.items():
        yield f"fondements.{cle}", phrase


def _defauts_des_textes(modele: ModeleLettre) -> Iterator[str]:
    for champ, texte in _textes(modele):
        if not texte.strip():
            yield f"texte_vide {champ}"
        permises = _permises(modele, champ)
        for nom in sorted(variables(texte) - permises):
            yield f"variable_inconnue {champ} {nom}"
        if accolades_isolees(texte):
            yield f"accolade_isolee {champ}"
        if accents_orphelins(texte):
            yield f"accent_orphelin {champ}"


def _permises(modele: ModeleLettre, champ: str) -> frozenset[str]:
    """Return the placeholders that a text may hold, by where it stands."""
    famille, _, rang = champ.partition(".")
    if famille == "points":
        return frozenset()
    if famille == "fondements":
        return _DU_FONDEMENT
    if famille == "blocs" and modele.blocs[int(rang) - 1].genre is GenreBloc.FONDEMENT:
        return VARIABLES | {"fondement"}
    return VARIABLES


def _defauts_des_points(modele: ModeleLettre) -> Iterator[str]:
    places = sum(bloc.genre is GenreBloc.POINTS for bloc in modele.blocs)
    if modele.genre is Genre.REFUS and (places or modele.points):
        yield "points_sans_objet blocs"
    if modele.genre is not Genre.REFUS and places != 1:
        yield f"points_a_placer blocs {places}"
    if modele.genre is Genre.COMMUNICATION:
        yield from (f"fondement_absent {base}" for base in Base if base not in modele.fondements)
    if modele.genre is Genre.INVITER_A_COMPLETER and POINT_PAR_DEFAUT not in modele.points:
        yield f"point_par_defaut_absent points {POINT_PAR_DEFAUT}"
