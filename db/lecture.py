"""What the register screen reads: pages cut by key, search as you type, counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from db.connexion import Lien
from db.conversion import ou_rien
from db.parties import PAR_NOM, PAS, identifiant, numero
from db.tours import tour_en_cours
from desktop_app.application.vues import Filtre, Ligne
from desktop_app.domain.demande import Canal
from desktop_app.domain.dossier import Numero
from desktop_app.domain.evaluation import Voie
from desktop_app.domain.issues import Motif
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.domain.workflow import FINIS, Statut

_FINIS = tuple(sorted(FINIS))
_REPONDUS = (Statut.ENVOYEE, *_FINIS)
_MOTS_MAX = 12


def _du_tour(nom: str) -> str:
    """Return the SQL of the row of a part that counts, beside that of its dossier."""
    tour = tour_en_cours(PAR_NOM[nom], "dossier.id")
    return f"from {nom} as part where part.dossier = dossier.id and part.tour = {tour}"


# The rows of earlier rounds stay: what a dossier that is no longer filed was filed for, too.
_MOTIF = f"(case statut when 'classee' then (select motif {_du_tour('classement')}) end)"
_A_REVOIR = f"(statut = 'classee' and not exists (select 1 {_du_tour('revue')}))"
_LIGNE = (
    "id, statut, recue_le, voie, demandeur, canal, personne, correspondant, secrete,"
    f" {_MOTIF}, {_A_REVOIR}"
)
# One narrow index answers every filter.
_LISTE = "dossier indexed by dossier_liste"
_TROUVEES = f"recherche join {_LISTE} on id = recherche.rowid"
_ANALYSES = (
    "select id, contenu from dossier join analyse on analyse.dossier = id"  # noqa: S608
    f" and analyse.tour = {tour_en_cours(PAR_NOM['analyse'], 'id')}"
)
_PAR_STATUT = "select statut, count(*) from dossier group by statut"
# Few at any time, and found by an index of their own.
_PRESSANTES = f"""select id from dossier indexed by dossier_secret
    where secrete = 1 and statut not in ({", ".join("?" * len(_REPONDUS))})"""  # noqa: S608
# The rank of an erased dossier is never given again.
_DERNIER = """select coalesce(max(id), 0) from (
    select max(id) as id from dossier where id between ?1 and ?2
    union all select max(dossier) from elimine where dossier between ?1 and ?2)"""


def page(
    lien: Lien, apres: Numero | None, taille: int, filtre: Filtre, *, secretes: bool
) -> tuple[Ligne, ...]:
    """Return the dossiers that follow a number, the newest first.

    Args:
        lien: The open register.
        apres: Last number of the page before; the first page when absent.
        taille: Most dossiers to return.
        filtre: Which dossiers.
        secretes: Whether those under a secret measure are there too.
    """
    return _page(lien, _cles(filtre, apres, secretes=secretes), taille)


def liste(
    lien: Lien, apres: Numero | None, taille: int, filtre: Filtre, *, secretes: bool
) -> tuple[Ligne, ...]:
    """Return the same, the secret measures that wait for their answer before all others.

    Source: cic_46bis1, § 2, « communiquent sans délai ».
    """
    if not secretes:
        return page(lien, apres, taille, filtre, secretes=False)
    pressantes: tuple[Ligne, ...] = ()
    if apres is None or lien.lire(f"{_PRESSANTES} and id = ?", (*_REPONDUS, identifiant(apres))):
        cles = _cles(filtre, apres, secretes=True, ou=f"in ({_PRESSANTES})")
        pressantes, apres = _page(lien, cles, taille), None
    cles = _cles(filtre, apres, secretes=True, ou=f"not in ({_PRESSANTES})")
    return (*pressantes, *_page(lien, cles, taille - len(pressantes)))


def _page(lien: Lien, cles: tuple[str, list[object]], taille: int) -> tuple[Ligne, ...]:
    """Return the first dossiers of a query of keys."""
    requete, valeurs = cles
    # Keys first, from an index alone: a record is read only once its dossier is chosen.
    sql = f"select {_LIGNE} from dossier where id in ({requete} limit ?) order by id desc"  # noqa: S608
    return tuple(_ligne(rangee) for rangee in lien.lire(sql, [*valeurs, taille]))


def textes_analyses(lien: Lien, cles: Sequence[int]) -> dict[Numero, frozenset[str]]:
    """Return the ids of the texts that the present analysis of some dossiers rests on."""
    sql = f"{_ANALYSES} where id in ({_places(tuple(cles))})"
    return {numero(cle): _textes(json.loads(contenu)) for cle, contenu in lien.lire(sql, cles)}


def _textes(analyse: dict[str, Any]) -> frozenset[str]:
    evaluation = analyse["evaluation"]
    citations = (citation for constat in evaluation["trace"] for citation in constat["citations"])
    return frozenset({evaluation["principe"], *(citation["source"] for citation in citations)})


def compter(lien: Lien, filtre: Filtre, *, secretes: bool) -> int:
    """Return how many dossiers a filter keeps, those under a secret measure included or not."""
    cles, valeurs = _cles(filtre, None, secretes=secretes)
    return int(lien.lire(f"select count(*) from ({cles})", valeurs)[0][0])  # noqa: S608


def compter_par_statut(lien: Lien) -> dict[Statut, int]:
    """Return how many dossiers stand where, those under a secret measure included."""
    return {Statut(statut): nombre for statut, nombre in lien.lire(_PAR_STATUT)}


def dernier_rang(lien: Lien, annee: int) -> int:
    """Return the last rank given in a year, 0 before the first."""
    bornes = (annee * PAS, (annee + 1) * PAS - 1)
    return int(lien.lire(_DERNIER, bornes)[0][0]) % PAS


def _requete(texte: str) -> str:
    """Return what full-text search is asked: the beginning of every word; "" for nothing.

    Case, accents, ligatures, apostrophes, hyphens and the order of words do not matter.
    """
    mots = plier(texte).split()[:_MOTS_MAX]
    # Folded words hold letters and digits only; quotes keep FTS from reading its operators.
    return " ".join(f'"{mot}"*' for mot in mots)


def _cles(
    filtre: Filtre, apres: Numero | None, *, secretes: bool, ou: str = ""
) -> tuple[str, list[object]]:
    """Return the query of the keys that a filter keeps, the newest first, and its values.

    Args:
        filtre: Which dossiers.
        apres: Last number of the page before.
        secretes: Whether those under a secret measure are there too.
        ou: Among those that are pressing, or among the others.
    """
    requete = _requete(filtre.mots)
    cle = "recherche.rowid" if requete else "id"
    conditions = [*_conditions(filtre, cle)]
    if requete:
        conditions.append(("recherche match ?", (requete,)))
    if apres is not None:
        conditions.append((f"{cle} < ?", (identifiant(apres),)))
    if not secretes:
        conditions.append(("secrete = 0", ()))
    if ou:
        conditions.append((f"{cle} {ou}", _REPONDUS))
    toutes = " and ".join(condition for condition, _ in conditions) or "1"
    source = _TROUVEES if requete else _LISTE
    valeurs = [valeur for _, suite in conditions for valeur in suite]
    return f"select {cle} from {source} where {toutes} order by {cle} desc", valeurs  # noqa: S608


def _conditions(filtre: Filtre, cle: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield each condition of a filter but its words, with its values."""
    if filtre.statuts:
        yield f"statut in ({_places(filtre.statuts)})", tuple(map(str, filtre.statuts))
    if filtre.voies:
        yield f"voie in ({_places(filtre.voies)})", tuple(map(str, filtre.voies))
    if filtre.annee is not None:
        debut, fin = Numero(filtre.annee, 0), Numero(filtre.annee + 1, 0)
        yield f"{cle} > ? and {cle} < ?", (identifiant(debut), identifiant(fin))
    if filtre.demandeur:
        yield "demandeur = ?", (filtre.demandeur,)
    if filtre.recues_au_plus_tard is not None:
        yield "recue_le <= ?", (filtre.recues_au_plus_tard.isoformat(),)
    if filtre.avec_objectif:
        yield "secrete = 0", ()
    yield from _de_ce_qui_suit(filtre)


def _de_ce_qui_suit(filtre: Filtre) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield the conditions of a filter about what is still to come, or about why nothing is."""
    if filtre.ouverts:
        yield f"statut not in ({_places(_FINIS)})", _FINIS
    if filtre.motif is not None:
        yield f"{_MOTIF} = ?", (str(filtre.motif),)
    if filtre.chez_le_directeur:
        danger = f"voie = 'urgence' and statut not in ({_places(_FINIS)})"
        yield f"(statut = 'avis_rendu' or ({danger}) or {_A_REVOIR})", _FINIS


def _places(valeurs: tuple[object, ...]) -> str:
    return ", ".join("?" * len(valeurs))


def _ligne(rangee: tuple[Any, ...]) -> Ligne:
    cle, statut, recue_le, voie, demandeur, canal, personne, correspondant, *reste = rangee
    secrete, motif, a_revoir = reste
    return Ligne(
        numero=numero(cle),
        statut=Statut(statut),
        recue_le=date.fromisoformat(recue_le),
        voie=Voie(voie),
        demandeur=demandeur,
        canal=Canal(canal),
        personne=ou_rien(personne, Personne),
        correspondant=ou_rien(correspondant, Correspondant),
        secrete=bool(secrete),
        motif=None if motif is None else Motif(motif),
        a_revoir=bool(a_revoir),
    )
