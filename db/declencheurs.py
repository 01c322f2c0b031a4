"""SQL triggers: the procedure's last line of defence, below the program itself.

Each is a table, a moment, a condition and the code it aborts with. They say again in SQL
what ``domain`` says in Python, so that a bug or a hand-made statement cannot make a letter
without decision, opinion, analysis and written external request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.erreurs import JournalRompu
from db.formes import Partie, Portee, Repetition
from db.parties import COLONNES, PAR_NOM, PARTIES, PAS, REPRISE
from db.schema import FIGEES
from db.tours import tour_en_cours
from desktop_app.domain.comptes import Role
from desktop_app.domain.habilitation import RESERVES
from desktop_app.domain.issues import Motif
from desktop_app.domain.reponse import Qualite
from desktop_app.domain.workflow import ORDRE, TRANSITIONS, Statut

Regle = tuple[str, str, str, str]  # table, event, condition, code


def _liste(valeurs: Iterable[str]) -> str:
    """Write texts as a list that SQL reads."""
    return ", ".join("'" + valeur.replace("'", "''") + "'" for valeur in valeurs)


def _present(table: str, cle: str = "new.dossier") -> str:
    """Return the SQL of the rows of a part that count: those of the present round."""
    partie = _PAR_TABLE[table]
    tour = "" if partie.portee is Portee.TOUJOURS else f" and tour = {tour_en_cours(partie, cle)}"
    return f"from {table} where dossier = {cle}{tour}"


def _existe(table: str, cle: str = "new.dossier") -> str:
    return f"exists (select 1 {_present(table, cle)})"


_PAR_TABLE = {table: p for p in PARTIES for table in (p.nom, p.octets) if table}
_RENVOYE = f"(select count(*) {_present('renvoi')}) > (select count(*) {_present('avis_revise')})"
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
_SENS = f"(select contenu ->> '$.sens' {_present('decision')})"
# The code of a part that is missing: that of the step which adds it.
_MANQUES = {**{pas.statut: pas.manque for pas in ORDRE}, Statut.CLASSEE: "rien_a_revoir"}


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
    yield from _issues()
    yield from _sans_lettre()
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
    ailleurs = _piece_etrangere("new.demande ->> '$.accord.piece'", "new.id")
    yield "dossier", "insert", ailleurs, "piece_etrangere"
    change = f"new.demande is not old.demande and {ailleurs}"
    yield "dossier", "update", change, "piece_etrangere"
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
        yield "dossier", "update", f"({autre}) and {_existe(table, 'new.id')}", _FIGE_PAR[table]
    yield from _reculs()


def _reculs() -> Iterator[Regle]:
    """A status goes back only once the row that ends a round freed what it would leave behind."""
    change = "new.statut is not old.statut"
    reste = " or ".join(_existe(table, "new.id") for table in ("analyse", "classement"))
    recul = f"{change} and new.statut = 'enregistree' and ({reste})"
    yield "dossier", "update", recul, "reprise_manquante"
    recul = f"old.statut in ({_liste(_APRES_LA_DECISION)}) and new.statut = 'decidee'"
    recul = f"{recul} and {_existe('lettre', 'new.id')}"
    yield "dossier", "update", recul, "reprise_manquante"
    # A letter that is made again is for the same person and the same addressee.
    autre = f"new.personne is not old.personne or {_autre('correspondant', 'nom')}"
    refaite = (
        "(select acte from reprise where dossier = new.id order by rang desc limit 1)"
        " is 'refaire_lettre'"
    )
    yield "dossier", "update", f"({autre}) and {refaite}", "identite_figee"


_APRES_LA_DECISION = (Statut.LETTRE_ETABLIE, Statut.SIGNEE)


def _autre(colonne: str, champ: str) -> str:
    return f"new.{colonne} ->> '$.{champ}' is not old.{colonne} ->> '$.{champ}'"


_FIGE_PAR = {"analyse": "demande_figee", "lettre": "personnes_figees"}


def code_de_preuve(partie: Partie) -> str:
    """Return the code of a status that was reached without the row that proves it."""
    if partie.repetition is Repetition.PAR_QUALITE:
        return f"{partie.nom}s_manquantes"
    return f"{partie.preuve}_manquante"


def _sans(partie: Partie) -> str:
    """Return what holds where a dossier lacks a part, or one of its two."""
    if partie.repetition is Repetition.PAR_QUALITE:
        return f"(select count(*) {_present(partie.nom, 'new.id')}) < {len(Qualite)}"
    return _absente(partie.preuve, "new.id")


def _etapes() -> Iterator[Regle]:
    """Each act needs the one before; a foreign key says it too, without a code of its own."""
    for partie in PARTIES:
        if partie.nom not in {"cloture", *_PARTOUT}:
            yield partie.nom, "insert", _existe("cloture"), "dossier_cloture"
        if partie.nom not in {"classement", "revue", REPRISE, *_PARTOUT}:
            yield partie.nom, "insert", _existe("classement"), "dossier_classe"
        if partie.portee is not Portee.TOUJOURS:
            autre = f"new.tour is not {tour_en_cours(partie, 'new.dossier')}"
            yield partie.nom, "insert", autre, "tour_passe"
    for partie in PARTIES:
        avant = PAR_NOM.get(partie.apres)
        if avant is not None and avant.prouve is not None:
            manque = _MANQUES[avant.prouve]
            yield partie.nom, "insert", _absente(avant.preuve), manque
    yield "analyse", "insert", f"{_VOIE} is 'orale'", "demande_orale"
    autre_voie = f"new.contenu ->> '$.evaluation.voie' is not {_VOIE}"
    yield "analyse", "insert", autre_voie, "voie_hors_analyse"
    yield "analyse", "insert", _ACCORD_ABSENT, "accord_absent"
    ecrite = "select 1 from dossier where id = new.dossier and externe = 1 and ecrit = 1"
    yield "avis", "insert", f"not exists ({ecrite} and voie = 'externe')", "sans_lettre"
    yield "decision", "insert", _RENVOYE, "avis_renvoye"
    sens = "coalesce(new.contenu ->> '$.sens', '') not in ('refus', 'communication', 'completer')"
    yield "decision", "insert", sens, "decision_illisible"
    yield "decision", "insert", _piece_etrangere("new.contenu ->> '$.piece'"), "piece_etrangere"
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
    du_tour = "from signature where dossier = new.dossier and tour = new.tour"
    autre = "qualite <> new.qualite and nom_plie = new.nom_plie"
    meme = f"exists (select 1 {du_tour} and {autre})"
    yield "signature", "insert", meme, "meme_signataire"
    deux = f"(select count(distinct nom_plie) {du_tour}) < 2"
    yield "envoi", "insert", deux, "signatures_manquantes"


def _issues() -> Iterator[Regle]:
    """What left the house is not begun again; what was begun again is never sent."""
    for table in ("classement", REPRISE, "transmission"):
        yield table, "insert", _existe("envoi"), "reponse_partie"
    actes = f"new.acte not in ({_liste(_REPRISES)}) or new.acte is not new.contenu ->> '$.acte'"
    yield REPRISE, "insert", actes, "reprise_inconnue"
    rien = f"new.acte = 'refaire_lettre' and {_absente('lettre')}"
    yield REPRISE, "insert", rien, "lettre_manquante"
    reste = f"{_absente('analyse')} and {_absente('classement')}"
    yield REPRISE, "insert", f"new.acte <> 'refaire_lettre' and {reste}", "analyse_manquante"
    yield "classement", "insert", f"{_VOIE} is not 'externe'", "sans_lettre"
    motif = f"new.motif not in ({_liste(Motif)}) or new.motif is not new.contenu ->> '$.motif'"
    yield "classement", "insert", motif, "motif_inconnu"
    yield "transmission", "insert", _existe("avis"), "avis_deja_rendu"
    # A withdrawal never leaves behind an analysis that rests on the consent, unless all is over.
    fondee = f"exists (select 1 {_present('analyse')} and {_SUR_L_ACCORD.format('contenu')})"
    fini = f"{_existe('envoi')} or {_existe('classement')} or {_existe('cloture')}"
    yield "retrait", "insert", f"{fondee} and not ({fini})", "accord_fondateur"
    # Signed by whoever decided that there is no reply.
    sans_suite = f"exists (select 1 {_present('classement')} and motif = 'sans_suite')"
    classe = "new.partie glob '*classement'"
    yield (
        "attestation",
        "insert",
        f"{classe} and {sans_suite} and {_SANS_LE_DG}",
        "decision_reservee",
    )


def _sans_lettre() -> Iterator[Regle]:
    """What leaves without a letter, what is appreciated and what is seen have their own roads."""
    yield "remise", "insert", f"{_VOIE} in ('externe', 'orale')", "par_lettre"
    yield "appreciation", "insert", f"{_VOIE} is not 'interne'", "rien_a_apprecier"
    yield "connaissance", "insert", f"{_VOIE} is not 'urgence'", "pas_de_danger"


def _suites() -> Iterator[Regle]:
    """What comes several times is numbered without gaps; an opinion is given after each return."""
    for partie in (p for p in PARTIES if p.repetition is Repetition.NUMEROTEE):
        suite = f"(select coalesce(max(rang), 0) + 1 {_present(partie.nom)})"
        yield partie.nom, "insert", f"new.rang is not {suite}", "rang_suite"
    for table in ("renvoi", "avis_revise"):
        yield table, "insert", _existe("decision"), "deja_decide"
    yield "renvoi", "insert", _RENVOYE, "avis_renvoye"
    yield "avis_revise", "insert", f"not ({_RENVOYE})", "avis_non_renvoye"
    yield "lien", "insert", "new.vers >= new.dossier", "lien_futur"


def _piece_etrangere(piece: str, cle: str = "new.dossier") -> str:
    """Return what holds where a paper that is named is no attachment of the same dossier."""
    sienne = f"select 1 from piece where id = {piece} and dossier = {cle}"  # noqa: S608
    return f"coalesce({piece}, '') <> '' and not exists ({sienne})"


def _absente(table: str, cle: str = "new.dossier") -> str:
    return f"not {_existe(table, cle)}"


# What stays possible wherever a dossier stands.
_PARTOUT = frozenset({"note", "retrait"})
_REPRISES = ("rouvrir", "refaire_lettre", "retirer_accord")
_SUR_L_ACCORD = (
    "exists (select 1 from json_each({}, '$.evaluation.portes') where value = 'consentement')"
)
_ACCORD = "(select demande ->> '$.consentement' from dossier where id = new.dossier)"
_ACCORD_ABSENT = f"{_SUR_L_ACCORD.format('new.contenu')} and {_ACCORD} is not 'ecrit'"

# An analysis of before elements had numbers names them by their words alone.
_ELEMENT_ETRANGER = f"""exists (
    select 1 from json_each(new.contenu, '$.elements') as voulu
    where not exists (
        select 1 from (select contenu {_present("analyse")}) as present,
            json_each(present.contenu, '$.evaluation.elements_communicables') as permis
        where case permis.type
            when 'text' then permis.value is voulu.value ->> '$.libelle'
            else permis.value ->> '$.libelle' is voulu.value ->> '$.libelle'
                and permis.value ->> '$.id' is voulu.value ->> '$.id' end))"""  # noqa: S608


_RECHERCHE = (
    """create trigger recherche_ajout after insert on dossier begin
        insert into recherche(rowid, cherche) values (new.id, new.cherche); end""",
    """create trigger recherche_change after update of cherche on dossier
        when new.cherche is not old.cherche begin
        insert into recherche(recherche, rowid, cherche)
            values ('delete', old.id, old.cherche);
        insert into recherche(rowid, cherche) values (new.id, new.cherche); end""",
)
