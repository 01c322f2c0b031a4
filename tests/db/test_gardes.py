"""What no statement may do, and each trigger of the last line of defence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from db import declencheurs
from db.depot import RegistreSqlite
from db.erreurs import ProcedureContournee
from db.formes import Partie
from db.moteur import Connexion, Erreur
from db.parties import PARTIES
from db.schema import FIGEES
from desktop_app.domain.workflow import ORDRE
from tests.db.outils_db import LIGNES, brute, clefs, contenu, rouvrir, sans_declencheurs

INTERDITS = [
    "drop table journal",
    "drop trigger recherche_ajout",
    "drop index dossier_statut",
    "alter table dossier add column x",
    "attach ':memory:' as autre",
    "create table t (x)",
    "create temp table t (x)",
    "create trigger t after insert on journal begin select 1; end",
    "create temp trigger t after insert on journal begin select 1; end",
    "create view v as select 1",
    "pragma writable_schema = on",
    "pragma recursive_triggers = off",
    "pragma foreign_keys = off",
    "pragma ignore_check_constraints = on",
    "pragma synchronous = off",
    "pragma journal_mode = wal",
    "pragma locking_mode = normal",
    "pragma rekey = 'x'",
    "pragma key = 'x'",
    "pragma user_version = 5",
    "select load_extension('x')",
    "delete from dossier",
    "delete from parametres",
    "update sqlite_schema set sql = ''",
    *(f"delete from {table}" for table in FIGEES),
    *(f"update {table} set rowid = rowid" for table in FIGEES),
]
PREUVES = [partie for partie in PARTIES if partie.prouve is not None]
REFUSE = r"not authorized|prohibited|denied|may not be modified"


@pytest.mark.parametrize("instruction", INTERDITS)
def test_une_instruction_interdite_est_refusee(registre: RegistreSqlite, instruction: str):
    avant = contenu(registre)
    with (
        pytest.raises((ProcedureContournee, Erreur), match=REFUSE),
        registre.transaction(),
    ):
        registre._lien.ecrire(instruction)
    assert contenu(registre) == avant


def test_aucune_copie_en_clair_par_vacuum(registre: RegistreSqlite, tmp_path: Path):
    with pytest.raises(ProcedureContournee, match=REFUSE):
        registre._lien.lire(f"vacuum into '{tmp_path}/copie'")
    assert not (tmp_path / "copie").exists()


@pytest.mark.parametrize("instruction", [INTERDITS[0], INTERDITS[1], INTERDITS[7], INTERDITS[10]])
def test_sans_les_gardes_elle_passerait(chemin: Path, instruction: str):
    with brute(chemin, clefs(chemin)) as connexion:
        connexion.execute(instruction)


def test_inserer_ou_remplacer_ne_contourne_pas_les_declencheurs(registre: RegistreSqlite):
    with registre.transaction():
        registre._lien.ecrire("insert into elimination values (1, 'AE 12', '2026-01-02')")
        registre._lien.ecrire("insert into elimine values (2019000001, 1)")
        for ajout in (
            TRANSMISSION,
            RECTIFICATION,
            CORRECTION,
            RETRAIT,
            CLASSEMENT,
            REVUE,
            REPRISE,
        ):
            registre._lien.ecrire(ajout.format(DEUX))
        for ajout in SANS_LETTRE:
            registre._lien.ecrire(ajout)
    avant = contenu(registre)
    for table in FIGEES:
        copie = f"insert or replace into {table} select * from {table} limit 1"
        assert registre._lien.lire(f"select count(*) from {table}")[0][0]
        with pytest.raises(ProcedureContournee), registre.transaction():
            registre._lien.ecrire(copie)
    assert contenu(registre) == avant


# Dossier 1 is closed at the end of its road; the others are only registered.
ANALYSE = "insert into analyse select {}, tour, contenu from analyse where dossier = 2026000001"
AVIS = "insert into avis select {}, tour, contenu from avis where dossier = 2026000001"
DECISION = "insert into decision select {}, tour, {} from decision where dossier = 2026000001"
LETTRE = "insert into lettre select {}, tour, {}, {}, contenu from lettre"
LETTRE += " where dossier = 2026000001"
PDF = "insert into lettre_pdf values ({}, 1, x'00')"
SIGNER = "insert into signature values ({}, 1, '{}', '{}', '{{}}')"
ENVOI = "insert into envoi values ({}, 1, '{{}}')"
NOTE = "insert into note values ({}, {}, '{{}}')"
RENVOI = "insert into renvoi values ({}, 1, {}, '{{}}')"
AVIS_REVISE = "insert into avis_revise values ({}, 1, {}, '{{}}')"
CLASSEMENT = "insert into classement values ({}, 1, 'retiree', '{{\"motif\":\"retiree\"}}')"
SANS_SUITE = CLASSEMENT.replace("retiree", "sans_suite")
REPRISE = "insert into reprise values ({}, 1, 'rouvrir', '{{\"acte\":\"rouvrir\"}}')"
REFAIRE = REPRISE.replace("rouvrir", "refaire_lettre")
REVUE = "insert into revue values ({}, 1, '{{}}')"
TRANSMISSION = "insert into transmission values ({}, '{{}}')"
RECTIFICATION = "insert into rectification values ({}, '{{}}')"
CORRECTION = "insert into correction values ({}, 1, '{{}}')"
RETRAIT = "insert into retrait values ({}, 1, 1, '{{}}')"
REMISE = "insert into remise values ({}, 1, '{{}}')"
CONNAISSANCE = "insert into connaissance values ({}, '{{}}')"
APPRECIATION = "insert into appreciation values ({}, 1, '{{}}')"
VOIE = "update dossier set voie = '{}' where id = {}"
STATUT = "update dossier set statut = '{}' where id = {}"
DEUX, TROIS, QUATRE = 2026000002, 2026000003, 2026000004
# On the roads without a letter.
SANS_LETTRE = (
    VOIE.format("urgence", TROIS),
    REMISE.format(TROIS),
    CONNAISSANCE.format(TROIS),
    VOIE.format("interne", QUATRE),
    f"""insert into analyse values ({QUATRE}, 1, '{{"evaluation": {{"voie": "interne"}}}}')""",
    APPRECIATION.format(QUATRE),
)
ETAPES = (
    ANALYSE.format(DEUX),
    AVIS.format(DEUX),
    DECISION.format(DEUX, "contenu"),
    LETTRE.format(DEUX, "genre", "sha256"),
    PDF.format(DEUX),
    SIGNER.format(DEUX, "president", "zoe"),
    SIGNER.format(DEUX, "directeur_general", "noel"),
    ENVOI.format(DEUX),
)
NOUVEAU = (
    "insert into dossier select {}, {}, {}, '{}', '{}', voie, ecrit, externe, demandeur, canal,"
    " personne, correspondant, cherche, demande, secrete from dossier where id = 2026000008"
)
JOURNAL = "insert into journal select {}, moment, auteur, {}, dossier, empreinte, {}, chaine,"
JOURNAL += " signataire, {}, precision from journal where seq = 3"
SUIVANTE = f"(select chaine from journal where seq = {LIGNES})"
DIRECTRICE = "insert into compte values ('1', 'DG', 'directeur_general', x'00', 0, 1, 0)"
SANS_ELEMENT = "json_set(contenu, '$.elements', json('[]'))"
AUTRE_LIBELLE = "json_set(contenu, '$.elements[0].libelle', 'Autre')"
AUTRE_ELEMENT = "json_set(contenu, '$.elements[0].id', 99)"
# The attachment of the first dossier is not the second's.
AUTRE_PIECE = "json_set(contenu, '$.piece', (select id from piece))"
ACCORD_AILLEURS = "json_set(demande, '$.accord.piece', (select id from piece))"
REFUS = "json_set(contenu, '$.sens', 'refus')"

# What is done before, the wrong statement, the code it is refused with.
FAUTES = [
    (0, NOUVEAU.format(2026000010, 2026, 10, "enregistree", "2026-01-02"), "numero_suite"),
    (0, NOUVEAU.format(77, 2026, 9, "enregistree", "2026-01-02"), "numero_id"),
    (0, NOUVEAU.format(2026000009, 2026, 9, "enregistree", "2025-01-02"), "numero_annee"),
    (0, NOUVEAU.format(2026000009, 2026, 9, "decidee", "2026-01-02"), "statut_initial"),
    (0, "update dossier set recue_le = '2026-05-05' where id = 2026000002", "numero_fige"),
    (0, "update dossier set rang = 99 where id = 2026000002", "numero_fige"),
    (0, "delete from dossier where id = 2026000002", "table_figee"),
    (0, STATUT.format("enregistree", 2026000001), "statut_recul"),
    (1, STATUT.format("decidee", DEUX), "statut_recul"),
    (0, STATUT.format("analysee", DEUX), "analyse_manquante"),
    (0, STATUT.format("cloturee", DEUX), "cloture_manquante"),
    (1, "update dossier set demande = '{}' where id = 2026000002", "demande_figee"),
    (1, "update dossier set canal = 'guichet' where id = 2026000002", "demande_figee"),
    (4, "update dossier set personne = '{}' where id = 2026000002", "personnes_figees"),
    (0, AVIS.format(DEUX), "analyse_manquante"),
    (1, DECISION.format(DEUX, "contenu"), "avis_manquant"),
    (2, LETTRE.format(DEUX, "genre", "sha256"), "decision_manquante"),
    (4, SIGNER.format(DEUX, "president", "zoe"), "lettre_manquante"),
    (6, ENVOI.format(DEUX), "signatures_manquantes"),
    (6, SIGNER.format(DEUX, "directeur_general", "zoe"), "meme_signataire"),
    (5, SIGNER.format(DEUX, "secretaire", "zoe"), "qualite_inconnue"),
    (5, SIGNER.format(DEUX, "president", ""), "signataire_sans_nom"),
    (2, DECISION.format(DEUX, AUTRE_LIBELLE), "element_hors_analyse"),
    (2, DECISION.format(DEUX, AUTRE_ELEMENT), "element_hors_analyse"),
    (2, DECISION.format(DEUX, SANS_ELEMENT), "communication_vide"),
    (2, DECISION.format(DEUX, REFUS), "elements_sans_communication"),
    (2, DECISION.format(DEUX, "'{}'"), "decision_illisible"),
    (2, DECISION.format(DEUX, AUTRE_PIECE), "piece_etrangere"),
    (0, f"update dossier set demande = {ACCORD_AILLEURS} where id = {DEUX}", "piece_etrangere"),
    (
        0,
        NOUVEAU.format(2026000009, 2026, 9, "enregistree", "2026-01-02").replace(
            "demande, secrete", f"{ACCORD_AILLEURS}, secrete"
        ),
        "piece_etrangere",
    ),
    (3, LETTRE.format(DEUX, "'refus'", "sha256"), "genre_hors_decision"),
    (3, LETTRE.format(DEUX, "genre", "'0'"), "lettre_alteree"),
    (1, "insert into cloture values (2026000002, '\"2026-01-01\"')", "reponse_non_envoyee"),
    (0, JOURNAL.format(99, "acte", "chaine", "signature"), "journal_suite"),
    (0, JOURNAL.format(LIGNES + 1, "acte", "x'00'", "signature"), "journal_chaine"),
    (0, JOURNAL.format(LIGNES + 1, "acte", SUIVANTE, "x'00'"), "journal_non_signe"),
    (0, "update compte set role = 'directeur_general'", "compte_fige"),
    (0, "update compte set cle = x'00'", "compte_fige"),
    (0, "delete from compte", "table_figee"),
    (0, "insert into compte values ('2', 'X', 'roi', x'00', 0, 1, 0)", "role_inconnu"),
    (0, "update parametres set valeur = '1' where cle = 'exercice'", "table_figee"),
    (0, "update parametres set cle = 'autre' where cle = 'cles'", "table_figee"),
    (0, "delete from parametres where cle = 'cles'", "table_figee"),
    (0, "delete from journal where seq = 3", "table_figee"),
    (0, "update journal set auteur = 'x'", "table_figee"),
    (
        0,
        f"insert or replace into journal select * from journal where seq = {LIGNES}",
        "journal_suite",
    ),
    (0, NOTE.format(DEUX, 2), "rang_suite"),
    (2, RENVOI.format(DEUX, 2), "rang_suite"),
    (2, AVIS_REVISE.format(DEUX, 2), "rang_suite"),
    (3, RENVOI.format(DEUX, 1), "deja_decide"),
    (3, AVIS_REVISE.format(DEUX, 1), "deja_decide"),
    (2, AVIS_REVISE.format(DEUX, 1), "avis_non_renvoye"),
    (0, f"insert into lien values ({DEUX}, {DEUX})", "lien_futur"),
    (0, f"insert into lien values ({DEUX}, {DEUX + 1})", "lien_futur"),
]
AVEC_VOIE = [
    ("orale", 0, ANALYSE.format(DEUX), "demande_orale"),
    ("urgence", 0, ANALYSE.format(DEUX), "voie_hors_analyse"),
    ("externe', ecrit = '0", 1, AVIS.format(DEUX), "sans_lettre"),
    ("externe', externe = '0", 1, AVIS.format(DEUX), "sans_lettre"),
    ("externe", 0, REMISE.format(DEUX), "par_lettre"),
    ("orale", 0, REMISE.format(DEUX), "par_lettre"),
    ("externe", 1, APPRECIATION.format(DEUX), "rien_a_apprecier"),
    ("saisie", 0, CONNAISSANCE.format(DEUX), "pas_de_danger"),
]


def preparer(connexion: Connexion, combien: int) -> None:
    connexion.execute("pragma recursive_triggers = on")
    for instruction in ETAPES[:combien]:
        connexion.execute(instruction)


@pytest.mark.parametrize(("combien", "faute", "code"), FAUTES)
def test_un_declencheur_refuse_et_lui_seul(chemin: Path, combien: int, faute: str, code: str):
    with brute(chemin, clefs(chemin)) as connexion:
        preparer(connexion, combien)
        with pytest.raises(Erreur, match=f"^{code}$"):
            connexion.execute(faute)
        sans_declencheurs(connexion, *_codes_voisins(code))
        connexion.execute(faute)


def test_un_directeur_qui_a_un_compte_decide_seul(chemin: Path):
    decider = JOURNAL.format(LIGNES + 1, "'decider'", SUIVANTE, "signature")
    with brute(chemin, clefs(chemin)) as connexion:
        connexion.execute(DIRECTRICE)
        with pytest.raises(Erreur, match=r"^decision_reservee$"):
            connexion.execute(decider)
        connexion.execute("update compte set jusqua = 2 where id = '1'")
        connexion.execute(decider)


# Once the opinion was sent back, it is given again before anything else.
APRES_RENVOI = [RENVOI.format(DEUX, 2), DECISION.format(DEUX, "contenu")]


@pytest.mark.parametrize("faute", APRES_RENVOI)
def test_un_avis_renvoye_attend_le_suivant(chemin: Path, faute: str):
    with brute(chemin, clefs(chemin)) as connexion:
        preparer(connexion, 2)
        connexion.execute(RENVOI.format(DEUX, 1))
        with pytest.raises(Erreur, match=r"^avis_renvoye$"):
            connexion.execute(faute)
        connexion.execute(AVIS_REVISE.format(DEUX, 1))
        connexion.execute(faute)


@pytest.mark.parametrize(("voie", "combien", "faute", "code"), AVEC_VOIE)
def test_la_voie_decide_de_ce_qui_est_permis(
    chemin: Path, voie: str, combien: int, faute: str, code: str
):
    with brute(chemin, clefs(chemin)) as connexion:
        connexion.execute(f"update dossier set voie = '{voie}' where id = {DEUX}")
        preparer(connexion, combien)
        with pytest.raises(Erreur, match=f"^{code}$"):
            connexion.execute(faute)
        sans_declencheurs(connexion, *_codes_voisins(code))
        connexion.execute(faute)


SIGNATURE = "insert into signature values ({}, 1, 'president', 'x', '')"
FIGES = [ANALYSE, AVIS, DECISION, LETTRE, SIGNATURE, ENVOI, RENVOI, AVIS_REVISE]
FIGES += [TRANSMISSION, RECTIFICATION, CORRECTION, REMISE, CONNAISSANCE, APPRECIATION]


@pytest.mark.parametrize("faute", [*FIGES, CLASSEMENT, REPRISE])
def test_rien_ne_s_ajoute_a_un_dossier_clos(chemin: Path, faute: str):
    with brute(chemin, clefs(chemin)) as connexion:
        connexion.execute(f"update dossier set voie = 'urgence' where id = {DEUX}")
        connexion.execute("insert into cloture values (2026000002, '{}')")
        _refuser_a_cause_de("dossier_cloture", connexion, faute)


@pytest.mark.parametrize("faute", FIGES)
def test_rien_ne_s_ajoute_a_un_dossier_classe(chemin: Path, faute: str):
    with brute(chemin, clefs(chemin)) as connexion:
        connexion.execute(CLASSEMENT.format(DEUX))
        _refuser_a_cause_de("dossier_classe", connexion, faute)


@pytest.mark.parametrize("fin", ["insert into cloture values (2026000002, '{}')", CLASSEMENT])
def test_une_note_et_un_retrait_s_ajoutent_partout(chemin: Path, fin: str):
    with brute(chemin, clefs(chemin)) as connexion:
        preparer(connexion, len(ETAPES) * ("cloture" in fin))
        connexion.execute(fin.format(DEUX))
        connexion.execute(NOTE.format(DEUX, 1))
        connexion.execute(RETRAIT.format(DEUX))


def _refuser_a_cause_de(code: str, connexion: Connexion, faute: str) -> None:
    """Check that a statement is refused with that code, and otherwise or not at all without it."""
    valeurs = (DEUX, "2", "'b'")
    with pytest.raises(Erreur, match=f"^{code}$"):
        connexion.execute(faute.format(*valeurs))
    sans_declencheurs(connexion, code)
    try:
        connexion.execute(faute.format(*valeurs))
    except Erreur as autre:
        assert str(autre) != code  # noqa: PT017 - it may also pass


# The ways out: what was done before, the wrong statement, the code it is refused with.
ECRIT = (
    f"update dossier set demande = json_set(demande, '$.consentement', 'ecrit') where id = {DEUX}"
)
SUR_L_ACCORD = ANALYSE.format(DEUX).replace(
    "contenu from", "json_set(contenu, '$.evaluation.portes', json('[\"consentement\"]')) from"
)
AUTRE_NOM = "update dossier set {} where id = " + str(DEUX)
AVANCEES = tuple(STATUT.format(pas.statut, DEUX) for pas in ORDRE[1:])
ATTESTER = f"insert into attestation select {DEUX}, 'classement', signataire, signature"
ATTESTER += " from attestation limit 1"
INTERNE = f"update dossier set voie = 'interne' where id = {DEUX}"
SORTIES = [
    ((*ETAPES[:1], AVANCEES[0]), STATUT.format("enregistree", DEUX), "reprise_manquante"),
    (
        (CLASSEMENT, STATUT.format("classee", DEUX)),
        STATUT.format("enregistree", DEUX),
        "reprise_manquante",
    ),
    ((*ETAPES[:5], *AVANCEES[:4]), STATUT.format("decidee", DEUX), "reprise_manquante"),
    ((), STATUT.format("classee", DEUX), "classement_manquante"),
    ((*ETAPES[:5], REFAIRE), AUTRE_NOM.format("personne = '{}'"), "identite_figee"),
    (
        (*ETAPES[:5], REFAIRE),
        AUTRE_NOM.format("correspondant = json_set(correspondant, '$.nom', 'X')"),
        "identite_figee",
    ),
    ((), ANALYSE.format(DEUX).replace("tour", "2"), "tour_passe"),
    ((*ETAPES[:2], REPRISE), RENVOI.format(DEUX, 1), "tour_passe"),
    ((), SUR_L_ACCORD, "accord_absent"),
    ((ECRIT, SUR_L_ACCORD), RETRAIT, "accord_fondateur"),
    (ETAPES, CLASSEMENT, "reponse_partie"),
    (ETAPES, REPRISE, "reponse_partie"),
    (ETAPES, REFAIRE, "reponse_partie"),
    (ETAPES, TRANSMISSION, "reponse_partie"),
    (ETAPES[:2], TRANSMISSION, "avis_deja_rendu"),
    (ETAPES[:1], REPRISE.replace("rouvrir", "decider"), "reprise_inconnue"),
    (ETAPES[:1], REPRISE.replace("1, 'rouvrir'", "1, 'retirer_accord'"), "reprise_inconnue"),
    (ETAPES[:2], REFAIRE, "lettre_manquante"),
    ((), REPRISE, "analyse_manquante"),
    ((INTERNE,), CLASSEMENT, "sans_lettre"),
    ((), CLASSEMENT.replace("retiree", "oubliee"), "motif_inconnu"),
    ((), REVUE, "rien_a_revoir"),
    ((DIRECTRICE, SANS_SUITE), ATTESTER, "decision_reservee"),
    ((), CORRECTION.replace("1", "2", 1), "rang_suite"),
]


@pytest.mark.parametrize(("avant", "faute", "code"), SORTIES)
def test_une_issue_a_ses_gardes(chemin: Path, avant: tuple[str, ...], faute: str, code: str):
    with brute(chemin, clefs(chemin)) as connexion:
        connexion.execute("pragma recursive_triggers = on")
        for instruction in avant:
            connexion.execute(instruction.format(DEUX))
        with pytest.raises(Erreur, match=f"^{code}$"):
            connexion.execute(faute.format(DEUX))
        sans_declencheurs(connexion, code, *VOISINS.get((faute, code), ()))
        connexion.execute(faute.format(DEUX))


VOISINS = {
    (TRANSMISSION, "reponse_partie"): ("avis_deja_rendu",),
    (RENVOI.format(DEUX, 1), "tour_passe"): ("avis_manquant",),
}


@pytest.mark.parametrize(("reprise", "retour", "depuis"), [(REPRISE, 0, 0), (REFAIRE, 3, 3)])
def test_un_tour_de_plus_va_jusqu_a_l_envoi(chemin: Path, reprise: str, retour: int, depuis: int):
    """Rows of the second round: those of the letter alone where it is only made again."""
    with brute(chemin, clefs(chemin)) as connexion:
        preparer(connexion, 7)
        for avancee in AVANCEES[:5]:
            connexion.execute(avancee)
        connexion.execute(reprise.format(DEUX))
        connexion.execute(STATUT.format(ORDRE[retour].statut, DEUX))
        for etape in ETAPES[depuis:]:
            second = etape.replace(", tour,", ", 2,").replace(f"({DEUX}, 1,", f"({DEUX}, 2,")
            connexion.execute(second)
        for avancee in AVANCEES[retour:6]:
            connexion.execute(avancee)
        lettres = "select tour from lettre where dossier = ? order by tour"
        assert connexion.execute(lettres, (DEUX,)).fetchall() == [(1,), (2,)]


def test_la_suite_permise_passe(chemin: Path):
    with brute(chemin, clefs(chemin)) as connexion:
        preparer(connexion, len(ETAPES))
        for pas in ORDRE[1:-1]:
            connexion.execute(STATUT.format(pas.statut, DEUX))


def test_chaque_code_a_sa_faute():
    codes = set(re.findall(r"abort, '(\w+)'", " ".join(declencheurs.instructions())))
    essayes = {faute[-1] for faute in (*FAUTES, *AVEC_VOIE, *SORTIES)}
    essayes |= {"dossier_cloture", "dossier_classe", "avis_renvoye"}
    preuves = {declencheurs.code_de_preuve(partie) for partie in PREUVES}
    assert codes - preuves == essayes - preuves


@pytest.mark.parametrize("partie", PREUVES, ids=lambda partie: partie.nom)
def test_un_statut_demande_sa_preuve(chemin: Path, partie: Partie):
    with brute(chemin, clefs(chemin)) as connexion:
        sans_declencheurs(connexion, "statut_recul")
        code = declencheurs.code_de_preuve(partie)
        with pytest.raises(Erreur, match=f"^{code}$"):
            connexion.execute(STATUT.format(partie.prouve, DEUX))


def test_les_signatures_sont_la_preuve_du_statut_signee(chemin: Path):
    with brute(chemin, clefs(chemin)) as connexion:
        preparer(connexion, 6)
        for pas in ORDRE[1:5]:
            connexion.execute(STATUT.format(pas.statut, DEUX))
        with pytest.raises(Erreur, match=r"^signatures_manquantes$"):
            connexion.execute(STATUT.format("signee", DEUX))


def test_un_registre_sain_s_ouvre_apres_un_essai_refuse(chemin: Path):
    cles = clefs(chemin)
    with brute(chemin, cles) as connexion, pytest.raises(Erreur):
        connexion.execute(AVIS.format(DEUX))
    rouvrir(chemin, cles).fermer()


def _codes_voisins(code: str) -> tuple[str, ...]:
    """The code, and those that say the same thing a second time for the same fault."""
    voisins = {
        "journal_suite": ("journal_suite", "journal_chaine", "table_figee"),
        "decision_manquante": ("decision_manquante", "genre_hors_decision"),
        "demande_orale": ("demande_orale", "voie_hors_analyse"),
        "rang_suite": ("rang_suite", "avis_non_renvoye"),
        "deja_decide": ("deja_decide", "avis_non_renvoye"),
        "statut_recul": ("statut_recul", "decision_manquante", "enregistree"),
        "decision_illisible": ("decision_illisible", "elements_sans_communication"),
    }
    return voisins.get(code, (code,))
