"""The tables, made by sqlite-utils: those of version 1, then what later versions added.

``dossier`` is the only table whose rows change; every other one only grows. The id of a
dossier is its number (year x 1,000,000 + rank), so that pages are cut by key.
"""

from __future__ import annotations

from collections.abc import Mapping

from db.moteur import Base

PAS = 1_000_000  # more dossiers than that in a year would need another id

# Tables whose rows are never changed nor removed.
FIGEES = (
    *("analyse", "avis", "decision", "lettre", "lettre_pdf", "signature", "envoi", "cloture"),
    *("piece", "piece_contenu", "journal"),
    *("lien", "note", "renvoi", "avis_revise"),
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


def creer_tables(base: Base) -> None:
    """Make every table and index of version 1."""
    _creer_socle(base)
    _creer_liee(base, "analyse", "dossier.id", {"contenu": str})
    _creer_liee(base, "avis", "analyse.dossier", {"contenu": str})
    _creer_liee(base, "decision", "avis.dossier", {"contenu": str})
    _creer_lettres(base)
    _creer_liee(base, "envoi", "lettre.dossier", {"contenu": str})
    _creer_liee(base, "cloture", "dossier.id", {"contenu": str})
    _creer_pieces(base)
    _creer_journal(base)
    base.execute(_RECHERCHE)
    base.execute(_PAGE_FTS)


def completer_tables(base: Base) -> None:
    """Make what version 2 added: links, notes, opinions sent back, drafts, an index."""
    lien = {"dossier": int, "vers": int}
    liens = [("dossier", "dossier", "id"), ("vers", "dossier", "id")]
    _creer(base, "lien", lien, pk="dossier", foreign_keys=liens)
    for table, parent in (("note", "dossier.id"), ("renvoi", "avis.dossier")):
        _creer_suite(base, table, parent)
    _creer_suite(base, "avis_revise", "avis.dossier")
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
    base.execute("alter table dossier add column secrete integer not null default 0")
    base.execute("drop index dossier_liste")
    liste = ["id", "statut", "voie", "demandeur", "recue_le", "secrete"]
    base["dossier"].create_index(liste, index_name="dossier_liste")
    base.execute("create index dossier_secret on dossier (id, statut) where secrete = 1")
    elimination = {"id": int, "reference": str, "accordee_le": str}
    _creer(base, "elimination", elimination, pk="id")
    elimine = {"dossier": int, "elimination": int}
    liens = [("elimination", "elimination", "id")]
    _creer(base, "elimine", elimine, pk="dossier", foreign_keys=liens)


def _creer_suite(base: Base, nom: str, parent: str) -> None:
    """Make a table that holds several rows for each dossier, numbered from 1."""
    table, _, colonne = parent.partition(".")
    colonnes = {"dossier": int, "rang": int, "contenu": str}
    liens = [("dossier", table, colonne)]
    _creer(base, nom, colonnes, pk=("dossier", "rang"), foreign_keys=liens)


def _creer(base: Base, nom: str, colonnes: Mapping[str, type], **options: object) -> None:
    """Make a strict table without any null."""
    base[nom].create(dict(colonnes), not_null=set(colonnes), strict=True, **options)


def _creer_liee(base: Base, nom: str, parent: str, colonnes: Mapping[str, type]) -> None:
    """Make a table that holds at most one row for each dossier, after another table's."""
    table, _, colonne = parent.partition(".")
    liens = [("dossier", table, colonne)]
    _creer(base, nom, {"dossier": int, **colonnes}, pk="dossier", foreign_keys=liens)


def _creer_socle(base: Base) -> None:
    _creer(base, "parametres", {"cle": str, "valeur": str}, pk="cle")
    dossier = {
        "id": int,
        "annee": int,
        "rang": int,
        "statut": str,
        "recue_le": str,
        "voie": str,
        "ecrit": int,
        "externe": int,
        "demandeur": str,
        "canal": str,
        "personne": str,
        "correspondant": str,
        "cherche": str,
        # Last, because it is long and lists do not read it.
        "demande": str,
    }
    _creer(base, "dossier", dossier, pk="id")
    base["dossier"].create_index(["annee", "rang"], unique=True, index_name="dossier_numero")
    base["dossier"].create_index(["statut", "id"], index_name="dossier_statut")
    base.execute("create index dossier_ouvert on dossier (id) where statut <> 'cloturee'")


def _creer_lettres(base: Base) -> None:
    """Make the tables of letters; bytes lie apart, so that no list ever reads them."""
    lettre = {"genre": str, "sha256": str, "contenu": str}
    _creer_liee(base, "lettre", "decision.dossier", lettre)
    _creer_liee(base, "lettre_pdf", "lettre.dossier", {"contenu": bytes})
    signature = {"dossier": int, "qualite": str, "nom_plie": str, "contenu": str}
    liens = [("dossier", "lettre", "dossier")]
    _creer(base, "signature", signature, pk=("dossier", "qualite"), foreign_keys=liens)


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
