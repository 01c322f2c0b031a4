"""Copy the register wherever copies go, and read the newest of them again from time to time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.application.vues import Provenance, Rayon, Releve

if TYPE_CHECKING:
    # Types alone: the first window must not wait for the rules to be read.
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop_app.application.ports import RegistreOuvert, Registres, TeteJournal
    from desktop_app.application.vues import Copie

DELAI = timedelta(days=7)
"""How long a copy, or its last reading, is believed."""


def relever(registres: Registres, registre: RegistreOuvert, lieux: Sequence[Path]) -> Releve:
    """Tell the copies of an open register from those of another history of it.

    The journal must have gone through a copy: what was copied and then left behind, when an older
    copy was put back, or what another machine wrote, is no copy of this register any more.
    """
    trouvees = [copie for lieu in lieux for copie in registres.copies(lieu)]
    identifiant = registre.identifiant
    memes = sorted(
        (copie for copie in trouvees if copie.registre == identifiant), key=_etendue, reverse=True
    )
    siennes = [c for c in memes if registre.tete_au_rang(c.nombre) == c.tete]
    quittees = [c for c in memes if c not in siennes]
    derniere = siennes[0] if siennes else None
    rangs = registre.tete_journal().nombre
    dossiers = registre.compter() if derniere is None else derniere.dossiers
    avances = [c for c in quittees if c.nombre > rangs or c.dossiers > dossiers]
    return Releve(
        derniere=derniere,
        avances=tuple(avances),
        autres=tuple(c for c in quittees if c not in avances),
    )


def derniere_copie(
    registres: Registres, registre: RegistreOuvert, lieux: Sequence[Path]
) -> Copie | None:
    """Return the newest copy of an open register, wherever it is, or nothing where none is."""
    return relever(registres, registre, lieux).derniere


def ranger(copies: Sequence[Copie], registre: str, ancre: TeteJournal) -> tuple[Rayon, ...]:
    """Sort the copies of a register that is locked, those of no use to it every day first.

    Its journal cannot be read. What is known is where it stood when it was closed, and what the
    copies say of each other: one names those through which its journal did not go.

    Args:
        copies: Those of a folder.
        registre: Identifier of the register.
        ancre: Where its journal stood.
    """
    memes = [c for c in copies if c.registre == registre]
    presente = next((c for c in memes if (c.nombre, c.tete) == (ancre.nombre, ancre.tete)), None)

    def provenance(copie: Copie) -> Provenance:
        if copie.nombre > ancre.nombre:
            return Provenance.AVANCE
        if presente is not None and copie.dossiers > presente.dossiers:
            return Provenance.AVANCE
        ailleurs = copie.nombre == ancre.nombre and copie.tete != ancre.tete
        return Provenance.AUTRE if ailleurs or _separees(copie, presente) else Provenance.SIENNE

    return _en_rayons((provenance(copie), copie) for copie in memes)


def ranger_sans_cles(copies: Sequence[Copie]) -> tuple[Rayon, ...]:
    """Put the copies of each register together: nothing says which one is looked for."""
    registres = dict.fromkeys(copie.registre for copie in copies)
    return tuple(
        Rayon(
            provenance=Provenance.INCONNUE,
            copies=tuple(c for c in copies if c.registre == registre),
        )
        for registre in registres
    )


def _separees(copie: Copie, presente: Copie | None) -> bool:
    """Tell whether one of two copies says that it left the other behind."""
    if presente is None:
        return False
    return copie.tete in presente.quittees or presente.tete in copie.quittees


def _en_rayons(rangees: Iterable[tuple[Provenance, Copie]]) -> tuple[Rayon, ...]:
    rayons: dict[Provenance, list[Copie]] = {provenance: [] for provenance in Provenance}
    for provenance, copie in rangees:
        rayons[provenance].append(copie)
    return tuple(Rayon(provenance=p, copies=tuple(c)) for p, c in rayons.items() if c)


def _etendue(copie: Copie) -> tuple[int, datetime]:
    """Return what puts copies of one history in its order, whatever any clock said."""
    return copie.nombre, copie.moment


def copier(
    registres: Registres, registre: RegistreOuvert, dossier: Path, moment: datetime
) -> Copie:
    """Return the copy that holds all of the register; it is made where there is none yet."""
    tete, identifiant = registre.tete_journal().tete, registre.identifiant
    for copie in registres.copies(dossier):
        if (copie.registre, copie.tete) == (identifiant, tete):
            return copie
    return registre.sauvegarder(dossier, moment=moment)


def copier_partout(
    registres: Registres, registre: RegistreOuvert, lieux: Sequence[Path], moment: datetime
) -> Copie | None:
    """Copy a register to each place, the first one first.

    A second place that is not there, a key that was taken home, is no failure: its copies wait.

    Raises:
        ErreurCoffre: A copy could not be made; those before it were.
    """
    faites = [
        copier(registres, registre, lieu, moment)
        for rang, lieu in enumerate(lieux)
        if not rang or lieu.is_dir()
    ]
    return faites[0] if faites else None


def a_relire(copie: Copie, moment: datetime) -> bool:
    """Tell whether a copy was not read for so long that nobody knows any more."""
    return _passe(copie.lecture, moment)


def trop_vieille(copie: Copie, moment: datetime) -> bool:
    """Tell whether a copy was made too long ago to stand for the register."""
    return _passe(copie.moment, moment)


def _passe(quand: datetime, moment: datetime) -> bool:
    """Tell whether it was too long ago; a date to come says nothing, the clock was set back."""
    return not timedelta(0) <= moment - quand <= DELAI
