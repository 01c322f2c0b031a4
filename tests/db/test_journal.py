"""Attacks on the journal and on the records, by someone with the key and an SQL tool."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db import coffre, examen, moteur
from db.connexion import Lien
from db.depot import RegistreSqlite
from db.empreintes import ORIGINE, Empreintes
from db.erreurs import CoffreEndommage, ErreurCoffre, JournalRompu, RetourEnArriere
from db.moteur import Connexion
from desktop_app.application.vues import LigneJournal
from desktop_app.domain.dossier import Numero
from desktop_app.domain.reponse import Personne
from desktop_app.domain.workflow import Acte
from tests.db.outils_db import (
    LIGNES,
    PHRASE,
    brute,
    clefs,
    enregistrer,
    rouvrir,
    sans_declencheurs,
)
from tests.db.remplissage import MOMENT, inscription, nouveau
from tests.domain.cas import CPAS

SEQ = "update journal set seq = {} where seq = {}"


def echanger(connexion: Connexion) -> None:
    for de, vers in ((3, 1000), (4, 3), (1000, 4)):
        connexion.execute("update journal set seq = ? where seq = ?", (vers, de))


def inserer(connexion: Connexion) -> None:
    for seq in range(LIGNES, 4, -1):
        connexion.execute("update journal set seq = seq + 1 where seq = ?", (seq,))
    connexion.execute("insert into journal select 5, moment, auteur, 'imprimer', dossier,"
                      " empreinte, precedent, chaine, signataire, signature, precision"
                      " from journal where seq = 4")  # fmt: skip


def recalculer(connexion: Connexion) -> None:
    """Change a row and bind every row again, with the salt found inside."""
    connexion.execute("update journal set auteur = 'Autre' where seq = 2")
    sel = connexion.execute("select valeur from parametres where cle = 'sel_journal'")
    empreintes, precedent = Empreintes(bytes.fromhex(sel.fetchone()[0])), ORIGINE
    lignes = connexion.execute(
        "select seq, moment, auteur, acte, signataire, dossier, empreinte from journal"
    )
    for seq, moment, auteur, acte, signataire, objet, empreinte in lignes.fetchall():
        ligne = "\x1f".join((str(seq), moment, auteur, acte, signataire)).encode()
        chaine = empreintes.chaine(precedent, ligne, objet, empreinte)
        connexion.execute(
            "update journal set precedent = ?, chaine = ? where seq = ?", (precedent, chaine, seq)
        )
        precedent = chaine


def sql(*instructions: str) -> Callable[[Connexion], None]:
    def attaquer(connexion: Connexion) -> None:
        for instruction in instructions:
            connexion.execute(instruction)

    return attaquer


ATTAQUES = {
    "modifier_l_auteur": (sql("update journal set auteur = 'Autre' where seq = 4"), "chaine"),
    "modifier_le_moment": (sql("update journal set moment = '2020' where seq = 4"), "chaine"),
    "modifier_l_empreinte": (sql("update journal set empreinte = x'00' where seq = 4"), "chaine"),
    "supprimer_au_milieu": (sql("delete from journal where seq = 4"), "chaine"),
    "supprimer_et_renumeroter": (
        sql(
            f"delete from journal where seq = {LIGNES}",
            f"update journal set seq = {LIGNES} where seq = {LIGNES - 1}",
        ),
        "chaine",
    ),
    "echanger": (echanger, "chaine"),
    "inserer": (inserer, "chaine"),
    "couper_la_fin": (sql("delete from journal where seq > 10"), "ancre"),
    "vider": (sql("delete from journal"), "ancre"),
    "recalculer": (recalculer, "ancre"),
    "modifier_un_dossier": (
        sql("""update dossier set personne = '{"nom":"Autre"}' where id = 2026000003"""),
        "enregistrement",
    ),
    "modifier_une_decision": (
        sql("update decision set contenu = replace(contenu, 'Directrice', 'Autre')"),
        "enregistrement",
    ),
    "modifier_une_note": (sql("update note set contenu = '{}'"), "enregistrement"),
    "ajouter_une_note": (
        sql("insert into note values (2026000002, 1, '{}')"),
        "enregistrement",
    ),
    "retirer_un_renvoi": (sql("delete from renvoi"), "enregistrement"),
    "modifier_un_avis_revise": (
        sql("update avis_revise set contenu = replace(contenu, 'Référent', 'Autre')"),
        "enregistrement",
    ),
    "relier_ailleurs": (sql("update lien set vers = 2026000002"), "enregistrement"),
    "delier": (sql("delete from lien"), "enregistrement"),
    "retirer_un_envoi": (sql("delete from envoi"), "enregistrement"),
    "modifier_une_lettre": (sql("update lettre set sha256 = ''"), "enregistrement"),
    "changer_le_genre_d_une_lettre": (sql("update lettre set genre = 'refus'"), "enregistrement"),
    "renommer_un_signataire": (
        sql("update signature set nom_plie = 'autre' where qualite = 'president'"),
        "enregistrement",
    ),
    "redater_une_piece": (
        sql("update piece set jointe_le = '2020-01-01T00:00:00+00:00'"),
        "enregistrement",
    ),
    "renommer_une_piece": (sql("update piece set nom = 'autre.pdf'"), "enregistrement"),
    "retirer_une_piece": (sql("delete from piece"), "enregistrement"),
    "faire_disparaitre_un_dossier": (
        sql("delete from dossier where id = 2026000005"),
        "dossier_disparu",
    ),
    "ajouter_un_dossier": (
        sql(
            "insert into dossier select id + 1, annee, rang + 1, statut, recue_le, voie, ecrit,"
            " externe, demandeur, canal, personne, correspondant, cherche, demande, secrete"
            " from dossier where id = 2026000008"
        ),
        "enregistrement",
    ),
    "changer_de_cpas": (
        sql("insert into parametres values ('cpas', '{}')"),
        "parametres",
    ),
    "cesser_l_exercice": (
        sql("update parametres set valeur = '1' where cle = 'exercice'"),
        "parametres",
    ),
}


@pytest.mark.parametrize("nom", ATTAQUES)
def test_une_attaque_est_vue_a_l_ouverture(chemin: Path, nom: str):
    attaquer, detail = ATTAQUES[nom]
    cles = clefs(chemin)
    with brute(chemin, cles) as connexion:
        sans_declencheurs(connexion)
        attaquer(connexion)
    avant = chemin.read_bytes()
    with pytest.raises(JournalRompu) as leve:
        rouvrir(chemin, cles)
    assert leve.value.detail == detail
    assert chemin.read_bytes() == avant


@pytest.mark.parametrize("nom", ATTAQUES)
def test_sans_la_verification_l_attaque_passerait(chemin: Path, nom: str):
    """What the check is for: everything else lets these files through."""
    attaquer, _ = ATTAQUES[nom]
    cles = clefs(chemin)
    with brute(chemin, cles) as connexion:
        sans_declencheurs(connexion)
        attaquer(connexion)
    lien = Lien.ouvrir(chemin, cles.cle_base, cles.sel)
    lien.poser_les_gardes()
    registre = RegistreSqlite(lien, cles)
    registre.verification_complete()
    assert registre.page()
    lien.fermer()


def test_une_page_ancienne_remise_en_place_est_vue(chemin: Path):
    """SQLCipher accepts any page it once wrote: only the journal tells."""
    cles, ancien = clefs(chemin), chemin.read_bytes()
    with rouvrir(chemin, cles) as registre:
        registre.verification_complete()
        with registre.transaction():
            registre.inscrire(_corriger(registre))
    recent = chemin.read_bytes()
    vues = 0
    for debut in range(4096, len(ancien), 4096):
        page = slice(debut, debut + 4096)
        if ancien[page] == recent[page]:
            continue
        chemin.write_bytes(recent[: page.start] + ancien[page] + recent[page.stop :])
        try:
            with rouvrir(chemin, clefs(chemin)) as registre:
                registre.verification_complete()
                assert registre.charger(Numero(2026, 3)).personne.nom == "Corrigé"
        except ErreurCoffre:
            vues += 1
    assert vues >= 2  # the dossier's page and the journal's, at least


def _corriger(registre: RegistreSqlite):
    dossier = registre.charger(Numero(2026, 3))
    return inscription(Acte.ENREGISTRER, replace(dossier, personne=Personne(nom="Corrigé")))


def test_le_fichier_entier_d_avant_est_reconnu_par_l_ancre(chemin: Path):
    ancien = chemin.read_bytes()
    with coffre.ouvrir(chemin, PHRASE) as registre:
        registre.verification_complete()
        enregistrer(registre)
    chemin.write_bytes(ancien)
    with pytest.raises(RetourEnArriere):
        coffre.ouvrir(chemin, PHRASE)


def test_consigner_ne_change_que_le_journal(registre: RegistreSqlite, chemin: Path):
    with registre.transaction():
        registre.consigner("imprimer", auteur="S", moment=MOMENT, numero=Numero(2026, 2))
        registre.consigner("sauvegarder", auteur="S", moment=MOMENT)
    assert [li.acte for li in registre.historique(Numero(2026, 2))] == ["enregistrer", "imprimer"]
    registre.fermer()
    coffre.ouvrir(chemin, PHRASE).fermer()


def test_un_moment_sans_fuseau_est_une_faute(registre: RegistreSqlite):
    with pytest.raises(ValueError, match="time zone"), registre.transaction():
        registre.consigner("imprimer", auteur="S", moment=MOMENT.replace(tzinfo=None))


def test_le_journal_ne_nomme_aucun_dossier(registre: RegistreSqlite):
    lignes = registre._lien.lire("select * from journal")
    assert all(b"2026" not in bytes(ligne[4]) for ligne in lignes)
    assert len({bytes(ligne[4]) for ligne in lignes}) == 9  # eight dossiers and the parameters


@pytest.mark.parametrize(
    "geste",
    [
        "drop trigger {}",
        "create trigger de_trop after insert on avis begin delete from envoi; end",
    ],
)
def test_un_declencheur_retire_ou_ajoute_est_vu_a_l_ouverture(chemin: Path, geste: str):
    cles = clefs(chemin)
    connexion = moteur.connecter(str(chemin))
    examen.deverrouiller(connexion, cles.cle_base, cles.sel)
    nom = connexion.execute("select name from sqlite_schema where type = 'trigger'").fetchone()[0]
    connexion.execute(geste.format(nom))
    connexion.close()
    with pytest.raises(JournalRompu, match="declencheurs"):
        rouvrir(chemin, cles)


def test_un_sel_illisible_est_un_dommage(chemin: Path):
    with brute(chemin, clefs(chemin)) as connexion:
        sans_declencheurs(connexion)
        connexion.execute("update parametres set valeur = 'zz' where cle = 'sel_journal'")
    with pytest.raises(CoffreEndommage, match="parametres"):
        rouvrir(chemin, clefs(chemin))


def test_le_journal_se_lit_par_la_fin_et_dit_de_quel_dossier(registre: RegistreSqlite):
    numero = enregistrer(registre).numero
    with registre.transaction():
        registre.consigner("imprimer", auteur="S", moment=MOMENT, numero=Numero(2026, 1))
    with registre.transaction():
        registre.definir_cpas(CPAS, auteur="S", moment=MOMENT)
    derniers = registre.journal(taille=3)
    assert [(li.acte, li.numero) for li in derniers] == [
        ("definir_cpas", None),
        ("imprimer", Numero(2026, 1)),
        ("enregistrer", numero),
    ]
    assert [li.seq for li in derniers] == [LIGNES + 3, LIGNES + 2, LIGNES + 1]


def test_les_pages_du_journal_se_suivent_jusqu_a_la_premiere_ligne(registre: RegistreSqlite):
    lues: list[LigneJournal] = []
    while page := registre.journal(lues[-1].seq if lues else None, 4):
        lues += page
    assert [li.seq for li in lues] == list(range(LIGNES, 0, -1))
    assert (lues[-1].acte, lues[-1].numero) == ("creer", None)
    for rang in range(1, 9):
        numero = Numero(2026, rang)
        du_dossier = [li for li in reversed(lues) if li.numero == numero]
        assert tuple(du_dossier) == registre.historique(numero)


def test_un_dossier_d_une_annee_passee_se_reconnait_dans_le_journal(registre: RegistreSqlite):
    for annee in (2024, 2025):
        with registre.transaction():
            ancien = nouveau(registre.numero_suivant(annee), date(annee, 3, 1))
            registre.inscrire(inscription(Acte.ENREGISTRER, ancien))
        # Read to its last row, so that what comes next stands among what was seen.
        assert registre.journal(taille=100)[0].numero == ancien.numero


def test_un_dossier_reconnu_au_dela_du_premier_lot(registre: RegistreSqlite, monkeypatch):
    monkeypatch.setattr("db.annuaire._LOT", 3)
    assert {li.numero for li in registre.journal()} == {
        None,
        *(Numero(2026, r) for r in range(1, 9)),
    }


def test_l_ordre_ne_depend_pas_de_l_horloge(chemin: Path):
    """The clock goes back a year, then a day: rows and requests stay in the order of the acts."""
    moments = [MOMENT, MOMENT - timedelta(days=365), MOMENT - timedelta(days=1)]
    faits: list[Numero] = []
    with rouvrir(chemin, clefs(chemin)) as registre:
        registre.verification_complete()
        for moment in moments:
            with registre.transaction():
                dossier = nouveau(registre.numero_suivant(2026))
                acte = replace(inscription(Acte.ENREGISTRER, dossier), moment=moment)
                registre.inscrire(acte)
            faits.append(dossier.numero)
    with rouvrir(chemin, clefs(chemin)) as registre:
        registre.verification_complete()
        lignes = registre.journal(taille=3)
        assert [ligne.moment for ligne in lignes] == moments[::-1]
        assert [ligne.numero for ligne in lignes] == faits[::-1]
        assert [ligne.numero for ligne in registre.page()[:3]] == faits[::-1]
