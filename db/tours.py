"""The rounds of a dossier: under which number the rows of each of them stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from db.formes import Partie, Portee, nommer
from db.parties import PARTIES
from desktop_app.domain.issues import Reprise


def places(reprises: Sequence[Reprise]) -> Iterator[Mapping[Portee, int]]:
    """Yield, for each earlier round and for the present one, under which number its rows stand.

    A letter that is made again ends the round of the letter alone: what founds it goes on.
    """
    depuis = 1
    for rang, reprise in enumerate(reprises, 1):
        tour = {Portee.TOUR: depuis} if reprise.entiere else {}
        yield {Portee.LETTRE: rang, **tour}
        if reprise.entiere:
            depuis = rang + 1
    yield {Portee.LETTRE: len(reprises) + 1, Portee.TOUR: depuis}


def tour_en_cours(partie: Partie, cle: str) -> str:
    """Return the SQL of the number that the present rows of a part bear."""
    if partie.portee is Portee.LETTRE:
        return f"(select count(*) + 1 from reprise where dossier = {cle})"  # noqa: S608
    return (
        f"(select coalesce(max(rang), 0) + 1 from reprise where dossier = {cle}"  # noqa: S608
        " and acte <> 'refaire_lettre')"
    )


def situer(reprises: Sequence[Reprise], noms: Sequence[str]) -> Mapping[str, tuple[str, int]]:
    """Return, for each row that is there, its name within its round and that round.

    The present round is 0, the earlier ones count from 1; what belongs to none is in the present.
    """
    trouves = {nom: (nom, 0) for nom in noms}
    rondes = [*enumerate(places(reprises), 1)]
    rondes[-1] = (0, rondes[-1][1])
    for ronde, tour in rondes:
        for partie in (p for p in PARTIES if p.portee in tour):
            numero = tour[partie.portee]
            siens = partie.noms_du_tour(noms, numero)
            trouves |= {nommer(numero, nom): (nom, ronde) for nom in siens}
    return trouves
