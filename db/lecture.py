"""What the register screen reads: pages cut by key, search as you type, counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from db.connexion import Lien
from db.conversion import ou_rien
from db.rangees import identifiant, numero
from desktop_app.domain.demande import Canal
from desktop_app.domain.dossier import Numero
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.domain.workflow import Statut

_MOTS_MAX = 12
_LIGNE = "id, statut, recue_le, demandeur, canal, personne, correspondant"
# The newest first: the id grows with the date, so that neither sorts anything.
_TROUVES = f"""select {_LIGNE} from (
    select rowid as trouve from recherche where recherche match ? order by rowid desc limit ?
    ) join dossier on dossier.id = trouve order by trouve desc"""  # noqa: S608
_OUVERTS = "select count(*) from dossier where statut <> 'cloturee'"
_DERNIER = "select coalesce(max(rang), 0) from dossier where annee = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ligne:
    """A dossier as the register shows it."""

    numero: Numero
    statut: Statut
    recue_le: date
    demandeur: str
    canal: Canal
    personne: Personne | None
    correspondant: Correspondant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filtre:
    """Which dossiers to show.

    Attributes:
        statut: Only those that stand there; all when absent.
        ouverts: Leave the closed ones out.
        annee: Only those of that year; all when absent.
    """

    statut: Statut | None = None
    ouverts: bool = False
    annee: int | None = None


TOUT = Filtre()


def page(lien: Lien, apres: Numero | None, taille: int, filtre: Filtre) -> tuple[Ligne, ...]:
    """Return the dossiers that follow a number, the newest first.

    Args:
        lien: The open register.
        apres: Last number of the page before; the first page when absent.
        taille: Most dossiers to return.
        filtre: Which dossiers.
    """
    conditions: list[tuple[str, object]] = []
    if apres is not None:
        conditions.append(("id < ?", identifiant(apres)))
    if filtre.statut is not None:
        conditions.append(("statut = ?", filtre.statut.value))
    if filtre.annee is not None:
        conditions += [
            ("id > ?", identifiant(Numero(filtre.annee, 0))),
            ("id < ?", identifiant(Numero(filtre.annee + 1, 0))),
        ]
    ou = ["1", *(condition for condition, _ in conditions)]
    if filtre.ouverts:
        ou.append("statut <> 'cloturee'")
    ordre = "order by id desc limit ?"
    sql = f"select {_LIGNE} from dossier where {' and '.join(ou)} {ordre}"  # noqa: S608
    valeurs = [*(valeur for _, valeur in conditions), taille]
    return tuple(_ligne(rangee) for rangee in lien.lire(sql, valeurs))


def rechercher(lien: Lien, texte: str, limite: int) -> tuple[Ligne, ...]:
    """Return the dossiers that hold the beginning of every word typed, the newest first.

    Case, accents, ligatures, apostrophes, hyphens and the order of words do not matter.
    """
    mots = plier(texte).split()[:_MOTS_MAX]
    if not mots:
        return ()
    # Folded words hold letters and digits only; quotes keep FTS from reading its operators.
    requete = " ".join(f'"{mot}"*' for mot in mots)
    return tuple(_ligne(rangee) for rangee in lien.lire(_TROUVES, (requete, limite)))


def compter_ouverts(lien: Lien) -> int:
    """Return how many dossiers are not closed."""
    return int(lien.lire(_OUVERTS)[0][0])


def dernier_rang(lien: Lien, annee: int) -> int:
    """Return the last rank given in a year, 0 before the first."""
    return int(lien.lire(_DERNIER, (annee,))[0][0])


def _ligne(rangee: tuple[Any, ...]) -> Ligne:
    cle, statut, recue_le, demandeur, canal, personne, correspondant = rangee
    return Ligne(
        numero=numero(cle),
        statut=Statut(statut),
        recue_le=date.fromisoformat(recue_le),
        demandeur=demandeur,
        canal=Canal(canal),
        personne=ou_rien(personne, Personne),
        correspondant=ou_rien(correspondant, Correspondant),
    )
