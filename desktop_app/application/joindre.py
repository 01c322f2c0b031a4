"""Act: join files to a dossier, each on its own: one that is refused keeps no other away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from desktop_app.application.acte import Contexte
from desktop_app.application.pannes import JonctionInterrompue, LectureImpossible, PieceRefusee
from desktop_app.application.ports import Progres
from desktop_app.application.vues import TAILLE_MAX, Piece
from desktop_app.domain.dossier import Numero

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fichier:
    """A file that was read; neither its name nor its bytes are ever told by a fault."""

    nom: str = field(repr=False)
    contenu: bytes = field(repr=False)


Donne = Path | Fichier
"""A file that was given: where it is, or what was read of it."""

D = TypeVar("D", Path, Donne)


@dataclass(frozen=True, slots=True)
class Lot:
    """Files given together, and the dossier they are for, whatever is on the screen by then."""

    numero: Numero
    fichiers: tuple[Donne, ...]


@dataclass(frozen=True, slots=True)
class Refus:
    """A file that was not taken, and why."""

    nom: str = field(repr=False)
    raison: Exception


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilan(Generic[T]):
    """What became of files given together, in their order.

    Attributes:
        faits: What each one that was taken gave.
        refus: The others.
    """

    faits: tuple[T, ...]
    refus: tuple[Refus, ...]


def nom_de(donne: Donne) -> str:
    """Return the name of a file that was given."""
    return donne.nom if isinstance(donne, Fichier) else donne.name


def lire(chemin: Path) -> Fichier:
    """Read a file, unless it is larger than any attachment.

    Raises:
        PieceRefusee: It is too large (``trop_grande``): nothing of it is read.
        LectureImpossible: It cannot be read, or is no file: a pipe would keep whoever reads it
            waiting.
    """
    try:
        if not chemin.is_file():
            raise LectureImpossible
        if chemin.stat().st_size > TAILLE_MAX:
            raise PieceRefusee("trop_grande")
        with chemin.open("rb") as fichier:
            # One byte too many is enough to be refused, should it have grown since.
            return Fichier(chemin.name, fichier.read(TAILLE_MAX + 1))
    except OSError:
        raise LectureImpossible from None


def lire_tous(chemins: Sequence[Path], progres: Progres) -> Bilan[Fichier]:
    """Read files that have no dossier yet; for a background thread."""
    return _un_par_un(chemins, lire, progres)


def joindre(
    contexte: Contexte, lot: Lot, progres: Progres, interrompu: Callable[[], bool]
) -> Bilan[Piece]:
    """Read files and join each in its own transaction; for a background thread.

    Args:
        contexte: Where, when and by whom.
        lot: The files and their dossier.
        progres: Told after each file.
        interrompu: Whether the register is about to be closed: no other file is begun then.
    """

    def joindre_un(donne: Donne) -> Piece:
        if interrompu():
            raise JonctionInterrompue
        fichier = donne if isinstance(donne, Fichier) else lire(donne)
        registre = contexte.registre
        with registre.transaction():
            return registre.joindre(
                lot.numero,
                fichier.nom,
                fichier.contenu,
                auteur=contexte.operateur,
                moment=contexte.quand,
            )

    return _un_par_un(lot.fichiers, joindre_un, progres)


def _un_par_un(donnes: Sequence[D], prendre: Callable[[D], T], progres: Progres) -> Bilan[T]:
    faits: list[T] = []
    refus: list[Refus] = []
    for rang, donne in enumerate(donnes, start=1):
        try:
            faits.append(prendre(donne))
        except Exception as erreur:  # noqa: BLE001 - told beside the name of its file
            refus.append(Refus(nom_de(donne), erreur))
        progres(rang, len(donnes))
    return Bilan(faits=tuple(faits), refus=tuple(refus))
