"""SQL triggers: the procedure's last line of defence, below the program itself.

Each is a table, a moment, a condition and the code it aborts with. They say again in SQL
what ``domain`` says in Python, so that a bug or a hand-made statement cannot make a letter
without decision, opinion, analysis and written external request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.erreurs import JournalRompu
from db.parties import COLONNES, PAR_NOM, PARTIES, PAS, Partie, Repetition
from db.schema import FIGEES
from desktop_app.domain.comptes import Role
from desktop_app.domain.habilitation import RESERVES
from desktop_app.domain.reponse import Qualite
from desktop_app.domain.workflow import ORDRE, TRANSITIONS

Regle = tuple[str, str, str, str]  # table, event, condition, code


def _liste(valeurs: Iterable[str]) -> str:
    """Write texts as a list that SQL reads."""
    return ", ".join("'" + valeur.replace("'", "''") + "'" for valeur in valeurs)


_RENVOYE = (
    "(select count(*) from renvoi where dossier = new.dossier)"
    " > (select count(*) from avis_revise where dossier = new.dossier)"
)
_CLOS = "exists (select 1 from cloture where dossier = new.dossier)"
_VOIE = "(select voie from dossier where id = new.dossier)"
_SANS_LE_DG = (
    "(select role from compte where id = new.signataire) is not 'directeur_general'"
    " and exists (select 1 from compte where role = 'directeur_general' and jusqua = 0)"
)
# The rank of an erased dossier is never given again. Asked by identifier: one look at each table.
_DE_L_ANNEE = f"between new.annee * {PAS} and new.annee * {PAS} + {PAS - 1}"
_DERNIER = f"""(select coalesce(max(id), new.annee * {PAS}) from (
    select max(id) as id from dossier where id {_DE_L_ANNEE}
    union all select max(dossier) from elimine where dossier {_DE_L_ANNEE}))"""  # noqa: S608
_SENS = "(select contenu ->> '$.sens' from decision where dossier = new.dossier)"
# The code of a part that is missing: that of the step which adds it.
_MANQUES = {pas.statut: pas.manque for pas in ORDRE}


PRESENTS = "select sql from sqlite_schema where type = 'trigger'"


def verifier(presents: Iterable[tuple[str]]) -> None:
    """Check that the triggers of a register are those it was made with, and no other.

    Raises:
        JournalRompu: One was removed, changed or planted (``declencheurs``).
    """
    if {_sans_verbe(sql) for (sql,) in presents} != {_sans_verbe(sql) for sql in instructions()}:
        raise JournalRompu("declencheurs")


def _sans_verbe(sql: str) -> str:
    """Leave out the first words, which SQLite writes its own way."""
    return sql[len("create trigger ") :]


def instructions() -> Iterator[str]:
    """Yield the statement of every trigger."""
    # SQLite runs the last made first: made backwards, they speak in the order written here.
    for numero, (table, evenement, condition, code) in reversed([*enumerate(_regles())]):
        yield (
            f"create trigger garde_{numero:02d}_{table} before {evenement} on {table} "
            f"when {condition} begin select raise(abort, '{code}'); end"
        )
    yield from _RECHERCHE


def _regles() -> Iterator[Regle]:
    yield from _numeros()
    yield from _statuts()
    yield from _etapes()
    yield from _lettres()
    yield from _suites()
    for table in FIGEES:
        yield table, "update", "1", "table_figee"
        yield table, "delete", "1", "table_figee"
    suite = "new.seq is not (select coalesce(max(seq), 0) + 1 from journal)"
    yield "journal", "insert", suite, "journal_suite"
    lies = (
        "new.seq > 1 and new.precedent is not (select chaine from journal where seq = new.seq-1)"
    )
    yield "journal", "insert", lies, "journal_chaine"
    muette = "new.signataire = '' or length(new.signature) is not 64"
    yield "journal", "insert", muette, "journal_non_signe"
    reserve = f"new.acte in ({_liste(sorted(RESERVES))}) and {_SANS_LE_DG}"
    yield "journal", "insert", reserve, "decision_reservee"
    yield from _comptes()
    yield "parametres", "update", "old.cle not in ('cpas', 'cles')", "table_figee"
    yield "parametres", "update", "new.cle is not old.cle", "table_figee"
    yield "parametres", "delete", "1", "table_figee"


def _comptes() -> Iterator[Regle]:
    """An account is never removed, and changes by what the directeur général says of it only."""
    yield "compte", "delete", "1", "table_figee"
    colonnes = "id", "nom", "role", "cle", "depuis"
    change = " or ".join(f"new.{c} is not old.{c}" for c in colonnes)
    yield "compte", "update", f"{change} or old.jusqua > 0", "compte_fige"
    yield "compte", "insert", f"new.role not in ({_liste(Role)})", "role_inconnu"


def _numeros() -> Iterator[Regle]:
    suite = f"{_DERNIER} - new.annee * {PAS} + 1"
    yield "dossier", "insert", f"new.rang is not {suite}", "numero_suite"
    yield "dossier", "insert", f"new.id is not new.annee * {PAS} + new.rang", "numero_id"
    annee = "new.annee is not cast(substr(new.recue_le, 1, 4) as integer)"
    yield "dossier", "insert", annee, "numero_annee"
    yield "dossier", "insert", "new.statut is not 'enregistree'", "statut_initial"
    yield "dossier", "delete", "1", "table_figee"
    colonnes = "id", "annee", "rang", "recue_le"
    change = " or ".join(f"new.{c} is not old.{c}" for c in colonnes)
    yield "dossier", "update", change, "numero_fige"


def _statuts() -> Iterator[Regle]:
    """A status moves as one of the roads says, and only with the row that proves it."""
    moves = {(a, b) for route in TRANSITIONS.values() for (a, _), b in route.items()}
    suites = sorted((a, b) for a, b in moves if a is not None and a is not b)
    permis = ", ".join(f"({_liste(suite)})" for suite in suites)
    change = "new.statut is not old.statut"
    recul = f"{change} and not ((old.statut, new.statut) in (values {permis}))"
    yield "dossier", "update", recul, "statut_recul"
    for partie in PARTIES:
        if partie.prouve is not None:
            atteint = f"{change} and new.statut = '{partie.prouve}'"
            yield "dossier", "update", f"{atteint} and {_sans(partie)}", code_de_preuve(partie)
    for table in dict.fromkeys(c.figee_par for c in COLONNES if c.figee_par):
        autre = " or ".join(
            f"new.{c.nom} is not old.{c.nom}" for c in COLONNES if c.figee_par == table
        )
        fige = f"exists (select 1 from {table} where dossier = new.id)"  # noqa: S608
        yield "dossier", "update", f"({autre}) and {fige}", _FIGE_PAR[table]


_FIGE_PAR = {"analyse": "demande_figee", "lettre": "personnes_figees"}


def code_de_preuve(partie: Partie) -> str:
    """Return the code of a status that was reached without the row that proves it."""
    if partie.repetition is Repetition.PAR_QUALITE:
        return f"{partie.nom}s_manquantes"
    return f"{partie.preuve}_manquante"


def _sans(partie: Partie) -> str:
    """Return what holds where a dossier lacks a part, or one of its two."""
    if partie.repetition is Repetition.PAR_QUALITE:
        return f"(select count(*) from {partie.nom} where dossier = new.id) < {len(Qualite)}"  # noqa: S608
    return _absente(partie.preuve, "new.id")


def _etapes() -> Iterator[Regle]:
    """Each act needs the one before; a foreign key says it too, without a code of its own."""
    for partie in PARTIES:
        if partie.nom != "cloture":
            yield partie.nom, "insert", _CLOS, "dossier_cloture"
    for partie in PARTIES:
        avant = PAR_NOM.get(partie.apres)
        if avant is not None and avant.prouve is not None:
            manque = _MANQUES[avant.prouve]
            yield partie.nom, "insert", _absente(avant.preuve), manque
    yield "analyse", "insert", f"{_VOIE} is 'orale'", "demande_orale"
    autre_voie = f"new.contenu ->> '$.evaluation.voie' is not {_VOIE}"
    yield "analyse", "insert", autre_voie, "voie_hors_analyse"
    ecrite = "select 1 from dossier where id = new.dossier and externe = 1 and ecrit = 1"
    yield "avis", "insert", f"not exists ({ecrite} and voie = 'externe')", "sans_lettre"
    yield "decision", "insert", _RENVOYE, "avis_renvoye"
    sens = "coalesce(new.contenu ->> '$.sens', '') not in ('refus', 'communication', 'completer')"
    yield "decision", "insert", sens, "decision_illisible"
    yield "decision", "insert", _PIECE_ETRANGERE, "piece_etrangere"
    yield "decision", "insert", _ELEMENT_ETRANGER, "element_hors_analyse"
    sans = "json_array_length(new.contenu, '$.elements') is not 0"
    vide = "coalesce(json_array_length(new.contenu, '$.elements'), 0) = 0"
    communique = "new.contenu ->> '$.sens' is 'communication'"
    yield "decision", "insert", f"{communique} and {vide}", "communication_vide"
    yield "decision", "insert", f"not ({communique}) and {sans}", "elements_sans_communication"
    ouverte = f"{_VOIE} is 'externe' and {_absente('envoi')}"
    yield "cloture", "insert", ouverte, "reponse_non_envoyee"


def _lettres() -> Iterator[Regle]:
    genre = f"new.genre is not (case {_SENS} when 'completer' then 'inviter_a_completer'"
    yield "lettre", "insert", f"{genre} else {_SENS} end)", "genre_hors_decision"
    somme = "new.sha256 is not new.contenu ->> '$.sha256'"
    yield "lettre", "insert", somme, "lettre_alteree"
    qualite = f"new.qualite not in ({_liste(Qualite)})"
    yield "signature", "insert", qualite, "qualite_inconnue"
    yield "signature", "insert", "new.nom_plie = ''", "signataire_sans_nom"
    meme = (
        "exists (select 1 from signature where dossier = new.dossier"
        " and qualite <> new.qualite and nom_plie = new.nom_plie)"
    )
    yield "signature", "insert", meme, "meme_signataire"
    deux = "(select count(distinct nom_plie) from signature where dossier = new.dossier) < 2"
    yield "envoi", "insert", deux, "signatures_manquantes"


def _suites() -> Iterator[Regle]:
    """What comes several times is numbered without gaps; an opinion is given after each return."""
    for table in (p.nom for p in PARTIES if p.repetition is Repetition.NUMEROTEE):
        suite = f"(select coalesce(max(rang), 0) + 1 from {table} where dossier = new.dossier)"  # noqa: S608
        yield table, "insert", f"new.rang is not {suite}", "rang_suite"
    decidee = "exists (select 1 from decision where dossier = new.dossier)"
    for table in ("renvoi", "avis_revise"):
        yield table, "insert", decidee, "deja_decide"
    yield "renvoi", "insert", _RENVOYE, "avis_renvoye"
    yield "avis_revise", "insert", f"not ({_RENVOYE})", "avis_non_renvoye"
    yield "lien", "insert", "new.vers >= new.dossier", "lien_futur"


def _absente(table: str, cle: str = "new.dossier") -> str:
    return f"not exists (select 1 from {table} where dossier = {cle})"  # noqa: S608


# An analysis of before elements had numbers names them by their words alone.
_ELEMENT_ETRANGER = """exists (
    select 1 from json_each(new.contenu, '$.elements') as voulu
    where not exists (
        select 1 from analyse,
            json_each(analyse.contenu, '$.evaluation.elements_communicables') as permis
        where analyse.dossier = new.dossier and case permis.type
            when 'text' then permis.value is voulu.value ->> '$.libelle'
            else permis.value ->> '$.libelle' is voulu.value ->> '$.libelle'
                and permis.value ->> '$.id' is voulu.value ->> '$.id' end))"""

_PIECE_ETRANGERE = """coalesce(new.contenu ->> '$.piece', '') <> '' and not exists (
    select 1 from piece where id = new.contenu ->> '$.piece' and dossier = new.dossier)"""

_RECHERCHE = (
    """create trigger recherche_ajout after insert on dossier begin
        insert into recherche(rowid, cherche) values (new.id, new.cherche); end""",
    """create trigger recherche_change after update of cherche on dossier
        when new.cherche is not old.cherche begin
        insert into recherche(recherche, rowid, cherche)
            values ('delete', old.id, old.cherche);
        insert into recherche(rowid, cherche) values (new.id, new.cherche); end""",
)
