"""The one canonical form of what is stored about a dossier, made by SQLite itself.

The fields are JSON, dates, codes and numbers, in a fixed order, separated by a character
that none of them can hold. The letter counts by its SHA-256, attachments by theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.connexion import Lien
from db.erreurs import CoffreEndommage
from db.formes import PAR_QUALITE, Colonne, Partie, Portee, Repetition
from db.parties import COLONNES, PARTIES

_VERSION_DES_COMPTES = 3
_VERSION_DES_TOURS = 5

_PIECES = """coalesce((select group_concat(concat_ws(' ', id, sha256, type, taille, jointe_le,
    nom), char(31) order by id) from piece where dossier = d.id), '')"""
_LIEN = "(select 'suite ' || vers from lien where dossier = d.id)"
_ATTESTATIONS = """(select 'attestation ' || group_concat(concat_ws(' ', partie, signataire,
    hex(signature)), char(31) order by partie) from attestation where dossier = d.id)"""
_VIDES = {int: "0", str: "''"}


def _joindre(partie: Partie) -> str:
    """Return what brings the rows of a part beside their dossier, each under its name."""
    if partie.depuis > 1:
        return ""
    if partie.repetition is Repetition.UNE:
        return f" left join {partie.nom} on {partie.nom}.dossier = d.id{_premier(partie)}"
    return "".join(
        f" left join {partie.nom} as {nom} on {nom}.dossier = d.id{_premier(partie, nom)}"
        f" and {nom}.qualite = '{qualite}'"
        for qualite, nom in PAR_QUALITE.items()
    )


def _premier(partie: Partie, nom: str = "") -> str:
    """Return what keeps the rows of the first round: until there were others, it had no number."""
    return "" if partie.portee is Portee.TOUJOURS else f" and {nom or partie.nom}.tour = 1"


_JOINTURES = "dossier as d" + "".join(map(_joindre, PARTIES))


def _premiers_champs(partie: Partie) -> Iterator[str]:
    """Yield what version 1 hashed of a part: an empty field where there is no row."""
    noms = PAR_QUALITE.values() if partie.repetition is Repetition.PAR_QUALITE else (partie.nom,)
    for nom in noms:
        for colonne in (*(repere for repere, _ in partie.reperes), "contenu"):
            yield f"coalesce({nom}.{colonne}, '')"


def _champ(partie: Partie) -> str:
    """Return what is hashed of a part that came later: no field at all where there is no row."""
    rang = "rang" if partie.repetition is Repetition.NUMEROTEE else "contenu"
    return (
        f"(select '{partie.nom} ' || group_concat(contenu, char(31) order by {rang})"  # noqa: S608
        f" from {partie.nom} where dossier = d.id{_premier(partie)})"
    )


def _champ_des_tours(partie: Partie) -> str:
    """Return what is hashed of the rounds after the first: no field at all where there is none."""
    ordre = ", ".join(filter(None, ("tour", partie.cle)))
    lues = ", ".join((ordre, *(repere for repere, _ in partie.reperes), "contenu"))
    return (
        f"(select 'tours {partie.nom} ' || group_concat(concat_ws(' ', {lues}), char(31)"  # noqa: S608
        f" order by {ordre}) from {partie.nom} where dossier = d.id and tour > 1)"
    )


def _champ_de_colonne(colonne: Colonne) -> str:
    """Return what is hashed of a column that came later: nothing where it has no value."""
    vide = _VIDES[colonne.genre]
    return colonne.scelle or (
        f"(select '{colonne.nom} ' || d.{colonne.nom} where d.{colonne.nom} is not {vide})"
    )


def _champs() -> Iterator[str]:
    """Yield each field, in the order in which versions added them: older rows keep their hash."""
    colonnes = [colonne for colonne in COLONNES if colonne.nom != "id"]
    yield from (f"d.{colonne.nom}" for colonne in colonnes if colonne.depuis == 1)
    yield from (c for p in PARTIES if p.depuis == 1 for c in _premiers_champs(p))
    yield _PIECES
    yield _LIEN
    for version in sorted({p.depuis for p in (*PARTIES, *COLONNES)} - {1}):
        yield from (_champ(partie) for partie in PARTIES if partie.depuis == version)
        yield from (_champ_de_colonne(c) for c in colonnes if c.depuis == version)
        if version == _VERSION_DES_COMPTES:
            yield _ATTESTATIONS
        if version == _VERSION_DES_TOURS:
            yield from (_champ_des_tours(p) for p in PARTIES if p.portee is not Portee.TOUJOURS)


_TOUS = f"""select cast(d.id as text), cast(concat_ws(char(31), {", ".join(_champs())}) as blob)
    from {_JOINTURES}"""  # noqa: S608 — fixed fragments only
_UN = f"{_TOUS} where d.id = ?"
# Without an account or an elimination, what version 2 hashed.
_REGLAGES = """select cast(concat_ws(char(31),
    (select group_concat(concat_ws(' ', cle, valeur), char(31) order by cle)
        from parametres where cle <> 'cles'),
    (select 'compte ' || group_concat(concat_ws(' ', id, role, hex(cle), mesures, depuis, jusqua,
        nom), char(31) order by id) from compte),
    (select 'elimination ' || group_concat(concat_ws(' ', id, accordee_le, reference),
        char(31) order by id) from elimination),
    (select 'elimine ' || group_concat(concat_ws(' ', dossier, elimination),
        char(31) order by dossier) from elimine)) as blob)"""


def octets(lien: Lien, identifiant: int) -> bytes:
    """Return the record of one dossier."""
    return bytes(lien.lire(_UN, (identifiant,))[0][1])


def octets_des_parametres(lien: Lien) -> bytes:
    """Return the record of the parameters; the copy of the key file stands apart."""
    lu = lien.lire(_REGLAGES)[0][0]
    if not lu:
        raise CoffreEndommage("parametres")
    return bytes(lu)


def tous(lien: Lien) -> Iterator[tuple[str, bytes]]:
    """Yield the id and the record of every dossier."""
    return lien.parcourir(_TOUS)
