"""The one canonical form of what is stored about a dossier, made by SQLite itself.

The fields are JSON, dates, codes and numbers, in a fixed order, separated by a character
that none of them can hold. The letter counts by its SHA-256, attachments by theirs.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.connexion import Lien
from db.erreurs import CoffreEndommage

_CHAMPS = (
    *("d.annee", "d.rang", "d.statut", "d.recue_le", "d.voie", "d.ecrit", "d.externe"),
    *("d.demandeur", "d.canal", "d.personne", "d.correspondant", "d.cherche", "d.demande"),
    *("coalesce(analyse.contenu, '')", "coalesce(avis.contenu, '')"),
    *("coalesce(decision.contenu, '')", "coalesce(lettre.genre, '')"),
    *("coalesce(lettre.sha256, '')", "coalesce(lettre.contenu, '')"),
    *("coalesce(dg.nom_plie, '')", "coalesce(dg.contenu, '')"),
    *("coalesce(president.nom_plie, '')", "coalesce(president.contenu, '')"),
    "coalesce(envoi.contenu, '')",
    "coalesce(cloture.contenu, '')",
    """coalesce((select group_concat(concat_ws(' ', id, sha256, type, taille, jointe_le, nom),
        char(31) order by id) from piece where dossier = d.id), '')""",
    # Version 2: a null is no field at all, so that older records keep their hash.
    "(select 'suite ' || vers from lien where dossier = d.id)",
    *(
        f"(select '{table} ' || group_concat(contenu, char(31) order by rang)"  # noqa: S608
        f" from {table} where dossier = d.id)"
        for table in ("note", "renvoi", "avis_revise")
    ),
    # Version 3.
    "(select 'secrete' where d.secrete)",
    """(select 'attestation ' || group_concat(concat_ws(' ', partie, signataire, hex(signature)),
        char(31) order by partie) from attestation where dossier = d.id)""",
)
JOINTURES = """dossier as d
    left join analyse on analyse.dossier = d.id
    left join avis on avis.dossier = d.id
    left join decision on decision.dossier = d.id
    left join lettre on lettre.dossier = d.id
    left join signature as dg on dg.dossier = d.id and dg.qualite = 'directeur_general'
    left join signature as president
        on president.dossier = d.id and president.qualite = 'president'
    left join envoi on envoi.dossier = d.id
    left join cloture on cloture.dossier = d.id"""
_TOUS = f"""select cast(d.id as text), cast(concat_ws(char(31), {", ".join(_CHAMPS)}) as blob)
    from {JOINTURES}"""  # noqa: S608 — fixed fragments only
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
