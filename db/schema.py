"""The tables, made by sqlite-utils: those of version 1, then what later versions added.

``dossier`` is the only table whose rows change; every other one only grows. The id of a
dossier is its number (year x 1,000,000 + rank), so that pages are cut by key.
"""

from __future__ import annotations

from collections.abc import Mapping

from db.formes import Colonne, Partie, Portee
from db.moteur import Base
from db.parties import COLONNES, PAR_NOM, PARTIES, tables

# Tables whose rows are never changed nor removed.
FIGEES = (
    *tables(),
    *("piece", "piece_contenu", "journal", "lien"),
    *("attestation", "elimination", "elimine"),
)

_RECHERCHE = """
create virtual table recherche using fts5(
    cherche, content = 'dossier', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
)
"""
# SQLCipher keeps 80 bytes of each page: the default leaf of 4050 bytes would need two pages.
_PAGE_FTS = "insert into recherche(recherche, rank) values ('pgsz', 3960)"


def ajouter(base: Base, version: int) -> None:
    """Make the columns and the parts of a dossier that a version added."""
    for colonne in COLONNES:
        if colonne.depuis == version > 1:
            _ajouter_une_colonne(base, colonne)
    for partie in PARTIES:
        if partie.depuis == version:
            _creer_une_partie(base, partie, avec_tours=version >= _VERSION_DES_TOURS)


def creer_tables(base: Base) -> None:
    """Make every table and index of version 1."""
    _creer_socle(base)
    ajouter(base, 1)
    _creer_pieces(base)
    _creer_journal(base)
    base.execute(_RECHERCHE)
    base.execute(_PAGE_FTS)


def completer_tables(base: Base) -> None:
    """Make what version 2 added: links, notes, opinions sent back, drafts, an index."""
    lien = {"dossier": int, "vers": int}
    liens = [("dossier", "dossier", "id"), ("vers", "dossier", "id")]
    _creer(base, "lien", lien, pk="dossier", foreign_keys=liens)
    ajouter(base, 2)
    # Drafts are no acts: they change, they go, and the journal knows nothing of them.
    brouillon = {"cle": str, "contenu": str, "modifie_le": str}
    _creer(base, "brouillon", brouillon, pk="cle")
    liste = ["id", "statut", "voie", "demandeur", "recue_le"]
    base["dossier"].create_index(liste, index_name="dossier_liste")


def signer_les_tables(base: Base) -> None:
    """Make what version 3 added: accounts, signatures, secret measures, eliminations."""
    compte = {
        "id": str,
        "nom": str,
        "role": str,
        "cle": bytes,
        "mesures": int,
        "depuis": int,
        "jusqua": int,
    }
    _creer(base, "compte", compte, pk="id")
    attestation = {"dossier": int, "partie": str, "signataire": str, "signature": bytes}
    liens = [("dossier", "dossier", "id"), ("signataire", "compte", "id")]
    _creer(base, "attestation", attestation, pk=("dossier", "partie"), foreign_keys=liens)
    # Rows of before the accounts bear no signature and say no more than they did.
    for colonne in ("signataire text not null default ''", "signature blob not null default x''",
                    "precision text not null default ''"):  # fmt: skip
        base.execute(f"alter table journal add column {colonne}")
    ajouter(base, 3)
    base.execute("drop index dossier_liste")
    liste = ["id", "statut", "voie", "demandeur", "recue_le", "secrete"]
    base["dossier"].create_index(liste, index_name="dossier_liste")
    base.execute("create index dossier_secret on dossier (id, statut) where secrete = 1")
    elimination = {"id": int, "reference": str, "accordee_le": str}
    _creer(base, "elimination", elimination, pk="id")
    elimine = {"dossier": int, "elimination": int}
    liens = [("elimination", "elimination", "id")]
    _creer(base, "elimine", elimine, pk="dossier", foreign_keys=liens)


def _ajouter_une_colonne(base: Base, colonne: Colonne) -> None:
    """Add a column that says nothing of the dossiers that are already there."""
    genre, vide = {int: ("integer", "0"), str: ("text", "''")}[colonne.genre]
    base.execute(f"alter table dossier add column {colonne.nom} {genre} not null default {vide}")


_GENRES: Mapping[str, type] = {"tour": int, "rang": int, "qualite": str}
_VERSION_DES_TOURS = 5
_ANCIENNE = "ancienne_"


def numeroter_les_tours(base: Base) -> None:
    """Make what version 5 added: each row says of which round it is; there was one until then."""
    existantes = [p for p in PARTIES if p.depuis < _VERSION_DES_TOURS and _a_des_tours(p)]
    noms = [table for partie in existantes for table in (partie.nom, partie.octets) if table]
    for table in noms:
        base.execute(f"alter table {table} rename to {_ANCIENNE}{table}")
    for partie in existantes:
        _creer_une_partie(base, partie, avec_tours=True)
    for table in noms:
        autres = ", ".join(
            c.name for c in base[table].columns if c.name not in {"dossier", "tour"}
        )
        base.execute(
            f"insert into {table} (dossier, tour, {autres})"  # noqa: S608
            f" select dossier, 1, {autres} from {_ANCIENNE}{table}"
        )
    for table in reversed(noms):
        base.execute(f"drop table {_ANCIENNE}{table}")
    ajouter(base, _VERSION_DES_TOURS)


def _a_des_tours(partie: Partie) -> bool:
    return partie.portee is not Portee.TOUJOURS


def _creer_une_partie(base: Base, partie: Partie, *, avec_tours: bool) -> None:
    """Make the table of a part, and that of the bytes that go with it."""
    tour = ("tour",) if avec_tours and _a_des_tours(partie) else ()
    cles = (*tour, *((partie.cle,) if partie.cle else ()))
    reperes = {nom: str for nom, _ in partie.reperes}
    colonnes = {"dossier": int, **{c: _GENRES[c] for c in cles}, **reperes, "contenu": str}
    cle = ("dossier", *cles) if cles else "dossier"
    _creer(base, partie.nom, colonnes, pk=cle, foreign_keys=[_parent(partie, tour)])
    if partie.octets:
        # Bytes lie apart, so that no list ever reads them.
        octets = {"dossier": int, **dict.fromkeys(tour, int), "contenu": bytes}
        lien = (("dossier", *tour), partie.nom, ("dossier", *tour))
        _creer(base, partie.octets, octets, pk=("dossier", *tour), foreign_keys=[lien])


def _parent(partie: Partie, tour: tuple[str, ...]) -> tuple[object, str, object]:
    """Return what a row of a part refers to: a row of the same round, else its dossier."""
    avant = PAR_NOM.get(partie.apres)
    if avant is None or (tour and avant.portee is not partie.portee):
        return "dossier", "dossier", "id"
    return (("dossier", *tour), avant.nom, ("dossier", *tour))


def _creer(base: Base, nom: str, colonnes: Mapping[str, type], **options: object) -> None:
    """Make a strict table without any null."""
    base[nom].create(dict(colonnes), not_null=set(colonnes), strict=True, **options)


def _creer_socle(base: Base) -> None:
    _creer(base, "parametres", {"cle": str, "valeur": str}, pk="cle")
    dossier = {colonne.nom: colonne.genre for colonne in COLONNES if colonne.depuis == 1}
    _creer(base, "dossier", dossier, pk="id")
    base["dossier"].create_index(["annee", "rang"], unique=True, index_name="dossier_numero")
    base["dossier"].create_index(["statut", "id"], index_name="dossier_statut")
    base.execute("create index dossier_ouvert on dossier (id) where statut <> 'cloturee'")


def _creer_pieces(base: Base) -> None:
    piece = {
        "id": str,
        "dossier": int,
        "nom": str,
        "type": str,
        "taille": int,
        "sha256": str,
        "jointe_le": str,
    }
    _creer(base, "piece", piece, pk="id", foreign_keys=[("dossier", "dossier", "id")])
    base["piece"].create_index(["dossier", "id"], index_name="piece_dossier")
    contenu = {"piece": str, "contenu": bytes}
    _creer(base, "piece_contenu", contenu, pk="piece", foreign_keys=[("piece", "piece", "id")])


def _creer_journal(base: Base) -> None:
    journal = {
        "seq": int,
        "moment": str,
        "auteur": str,
        "acte": str,
        "dossier": bytes,
        "empreinte": bytes,
        "precedent": bytes,
        "chaine": bytes,
    }
    _creer(base, "journal", journal, pk="seq")
    base["journal"].create_index(["dossier", "seq"], index_name="journal_dossier")
