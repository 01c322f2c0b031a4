"""Accounts: who opens, who signs, and what nobody can sign for another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db import cles, coffre
from db.cles import Genre
from db.depot import RegistreSqlite
from db.empreintes import ORIGINE, Empreintes
from db.erreurs import CoffreFerme, JournalRompu, PhraseRefusee
from db.fichier_cles import chemin_des_cles
from db.moteur import Connexion
from db.plume import message
from db.trousseau import Trousseau, deverrouiller
from desktop_app.application.vues import Attestation
from desktop_app.domain.comptes import Compte, Role
from desktop_app.domain.dossier import Numero
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.workflow import Acte
from tests.db.outils_db import PHRASE, Modele, brute, clefs, enregistrer, sans_declencheurs
from tests.db.remplissage import MOMENT, etapes

AUTRE = "phrase de la directrice"
PREMIER = Numero(2026, 1)
SIGNEES = ("avis", "avis_revise 1", "decision", "lettre")


@pytest.fixture
def directrice(registre: RegistreSqlite) -> Compte:
    """The account of a directrice générale, let in by the secretariat."""
    return registre.comptes.ajouter("Directrice", Role.DIRECTEUR_GENERAL, AUTRE, moment=MOMENT)


@pytest.fixture
def sa_session(
    registre: RegistreSqlite, directrice: Compte, chemin: Path
) -> Iterator[RegistreSqlite]:
    """The register, opened by her."""
    registre.fermer()
    with coffre.ouvrir(chemin, AUTRE, directrice.id) as ouvert:
        ouvert.verification_complete()
        yield ouvert


def test_chacun_ouvre_avec_sa_phrase_et_se_voit_nomme(sa_session: RegistreSqlite, chemin: Path):
    assert (sa_session.comptes.qui.nom, sa_session.comptes.qui.role) == (
        "Directrice",
        Role.DIRECTEUR_GENERAL,
    )
    sa_session.fermer()
    with coffre.ouvrir(chemin, PHRASE) as ouvert:
        assert ouvert.comptes.qui.role is Role.SECRETARIAT


def test_celui_qui_fonde_et_la_feuille_de_secours_ont_leur_compte(registre: RegistreSqlite):
    roles = [compte.role for compte in registre.comptes.lister()]
    assert sorted(roles) == [Role.SECOURS, Role.SECRETARIAT]
    assert registre.comptes.qui.voit_les_mesures


def test_une_ligne_dit_qui_l_a_signee(sa_session: RegistreSqlite):
    with sa_session.transaction():
        sa_session.consigner("imprimer", auteur="Directrice", moment=MOMENT, numero=PREMIER)
    assert sa_session.journal(taille=1)[0].signataire == "Directrice"
    assert sa_session.verifier_le_journal() == sa_session.tete_journal().nombre


def test_avis_decision_et_lettre_disent_qui_les_a_signes(registre: RegistreSqlite):
    moi = registre.comptes.qui
    assert registre.attestations(PREMIER) == tuple(
        Attestation(partie=partie, compte=moi) for partie in SIGNEES
    )
    assert registre.attestations(Numero(2026, 2)) == ()


def test_une_precision_se_relit(registre: RegistreSqlite):
    with registre.transaction():
        registre.consigner("exporter", auteur="S", moment=MOMENT, precision="rapport\x1f annuel")
    assert registre.journal(taille=1)[0].precision == "rapport annuel"
    registre.verifier_l_essentiel()


def test_seule_la_directrice_decide_des_qu_elle_a_un_compte(
    registre: RegistreSqlite, directrice: Compte
):
    assert directrice.role is Role.DIRECTEUR_GENERAL
    suite = {i.acte: i for i in etapes(enregistrer(registre), b"%PDF-1.7 lettre")}
    for acte in (Acte.ANALYSER, Acte.NOTER):
        with registre.transaction():
            registre.inscrire(suite[acte])
    avis = next(i for i in etapes(registre.charger(Numero(2026, 9)), b"") if i.dossier.avis)
    with registre.transaction():
        registre.inscrire(avis)
    decision = replace(avis, acte=Acte.DECIDER)
    with pytest.raises(ErreurMetier, match="decision_reservee"), registre.transaction():
        registre.inscrire(decision)


def test_la_phrase_se_change_par_qui_la_connait(registre: RegistreSqlite, chemin: Path):
    avant = registre.comptes.qui
    with pytest.raises(PhraseRefusee):
        registre.comptes.changer_phrase("une autre", AUTRE, moment=MOMENT)
    registre.comptes.changer_phrase(PHRASE, AUTRE, moment=MOMENT)
    registre.fermer()
    with pytest.raises(PhraseRefusee):
        coffre.ouvrir(chemin, PHRASE)
    with coffre.ouvrir(chemin, AUTRE) as ouvert:
        assert ouvert.comptes.qui == avant
        assert ouvert.attestations(PREMIER)


def test_un_acces_remplace_garde_le_nom_et_le_role(sa_session: RegistreSqlite, chemin: Path):
    perdue = next(c for c in sa_session.comptes.lister() if c.role is Role.SECRETARIAT)
    neuve = sa_session.comptes.remplacer(perdue, "phrase retrouvée", moment=MOMENT)
    assert (neuve.nom, neuve.role, neuve.mesures) == (perdue.nom, perdue.role, perdue.mesures)
    sa_session.fermer()
    with pytest.raises(PhraseRefusee):
        coffre.ouvrir(chemin, PHRASE)
    with coffre.ouvrir(chemin, "phrase retrouvée") as ouvert:
        assert ouvert.comptes.qui == neuve
        assert [c.id for c in ouvert.comptes.lister() if c.parti] == [perdue.id]


def test_de_nouveaux_mots_remplacent_les_anciens(
    registre: RegistreSqlite, chemin: Path, modele: Modele
):
    neufs = registre.comptes.renouveler_mots(moment=MOMENT)
    registre.fermer()
    with pytest.raises(PhraseRefusee):
        coffre.ouvrir_avec_mots(chemin, " ".join(modele.mots))
    with coffre.ouvrir_avec_mots(chemin, " ".join(neufs)) as ouvert:
        assert ouvert.comptes.qui.role is Role.SECOURS


def test_un_acces_ferme_que_le_fichier_de_cles_ignore_n_ouvre_plus(
    sa_session: RegistreSqlite, chemin: Path
):
    avant = chemin_des_cles(chemin).read_bytes()
    perdue = next(c for c in sa_session.comptes.lister() if c.role is Role.SECRETARIAT)
    sa_session.comptes.remplacer(perdue, "phrase retrouvée", moment=MOMENT)
    sa_session.fermer()
    chemin_des_cles(chemin).write_bytes(avant)
    with pytest.raises(PhraseRefusee):
        coffre.ouvrir(chemin, PHRASE)
    with coffre.ouvrir(chemin, AUTRE) as ouvert:
        ouvert.verification_complete()
    coffre.ouvrir(chemin, "phrase retrouvée").fermer()


def test_nommer_aux_mesures_se_lit_et_se_retire(sa_session: RegistreSqlite):
    secretariat = next(c for c in sa_session.comptes.lister() if c.role is Role.SECRETARIAT)
    for nomme in (False, True):
        sa_session.comptes.nommer_aux_mesures(secretariat, nomme=nomme, moment=MOMENT)
        relu = next(c for c in sa_session.comptes.lister() if c.id == secretariat.id)
        assert relu.voit_les_mesures is nomme


# Somebody with an access of their own and an SQL tool, who knows how this program works.


def refaire(connexion: Connexion, qui: Trousseau, *, signer: bool) -> None:
    """Bind every row again, and sign in one's own name those that bore one's name."""
    sel, registre = (
        connexion.execute("select valeur from parametres where cle = ?", (cle,)).fetchone()[0]
        for cle in ("sel_journal", "registre")
    )
    empreintes, precedent = Empreintes(bytes.fromhex(sel)), ORIGINE
    lues = "select seq, moment, auteur, acte, signataire, dossier, empreinte from journal"
    for seq, moment, auteur, acte, signataire, objet, empreinte in connexion.execute(
        lues
    ).fetchall():
        dit = (str(seq), moment, auteur, acte, signataire)
        ligne = "\x1f".join(filter(None, dit)).encode()
        chaine = empreintes.chaine(precedent, ligne, objet, empreinte)
        connexion.execute(
            "update journal set precedent = ?, chaine = ? where seq = ?", (precedent, chaine, seq)
        )
        if signer and signataire == qui.id:
            signature = qui.signer(message("journal", registre, chaine))
            connexion.execute("update journal set signature = ? where seq = ?", (signature, seq))
        precedent = chaine


def sans_ancre(chemin: Path) -> None:
    """Put the anchor of the key file where the journal stands: whoever has the key can."""
    qui = clefs(chemin)
    with brute(chemin, qui) as connexion:
        nombre, tete = connexion.execute(
            "select seq, hex(chaine) from journal order by seq desc limit 1"
        ).fetchone()
    ancre = replace(qui.contenu.ancre, nombre=nombre, tete=tete.lower())
    qui.contenu = replace(qui.contenu, ancre=ancre)
    qui.ecrire()


def forger(chemin: Path, *instructions: str, signer: bool = True) -> None:
    """Change rows behind the program's back, then all that would tell."""
    with brute(chemin, clefs(chemin)) as connexion:
        sans_declencheurs(connexion)
        for instruction in instructions:
            connexion.execute(instruction)
        refaire(connexion, clefs(chemin), signer=signer)
    sans_ancre(chemin)


def test_sa_propre_ligne_refaite_par_soi_ne_se_voit_que_de_dehors(registre, chemin: Path):
    """The honest limit: alone, with the key, one may rewrite what one wrote; the anchor tells."""
    registre.fermer()
    forger(chemin, "update journal set moment = '2020-01-01T00:00:00.000+00:00' where seq = 2")
    coffre.ouvrir(chemin, PHRASE).fermer()


def test_l_histoire_qu_un_autre_a_signee_ne_se_refait_pas(
    sa_session: RegistreSqlite, chemin: Path
):
    with sa_session.transaction():
        sa_session.consigner("consulter", auteur="Directrice", moment=MOMENT, numero=PREMIER)
    sa_session.fermer()
    forger(chemin, "update journal set moment = '2020-01-01T00:00:00.000+00:00' where seq = 2")
    with pytest.raises(JournalRompu, match="signature"):
        coffre.ouvrir(chemin, PHRASE)


@pytest.mark.parametrize(
    ("faux", "detail"),
    [
        ("update journal set signataire = '{dg}' where seq = 5", "signature"),
        ("update journal set signataire = '' where seq = 5", "non_signe"),
        ("update compte set cle = (select cle from compte where id = '{moi}')", "comptes"),
        ("update compte set role = 'lecture' where id = '{dg}'", "comptes"),
        ("delete from compte where id = '{dg}'", "comptes"),
    ],
)
def test_nul_ne_signe_pour_la_directrice(
    sa_session: RegistreSqlite, chemin: Path, directrice: Compte, faux: str, detail: str
):
    sa_session.fermer()
    forger(chemin, faux.format(dg=directrice.id, moi=clefs(chemin).id))
    with pytest.raises(JournalRompu, match=detail):
        coffre.ouvrir(chemin, PHRASE)


def test_une_decision_d_un_autre_au_temps_de_la_directrice_est_vue(
    sa_session: RegistreSqlite, chemin: Path
):
    sa_session.fermer()
    forger(chemin, "update journal set acte = 'decider' where acte = 'ajouter_acces'")
    with pytest.raises(JournalRompu, match="decision_reservee"):
        coffre.ouvrir(chemin, PHRASE)


@pytest.mark.parametrize("partie", SIGNEES)
def test_une_partie_resignee_a_tort_est_vue_quand_on_la_lit(
    registre: RegistreSqlite, chemin: Path, partie: str
):
    registre.fermer()
    with brute(chemin, clefs(chemin)) as connexion:
        sans_declencheurs(connexion)
        connexion.execute("update attestation set signature = zeroblob(64)"
                          " where partie = ?", (partie,))  # fmt: skip
    lien = coffre.Lien.ouvrir(chemin, clefs(chemin).cle_base, clefs(chemin).sel)
    with RegistreSqlite(lien, clefs(chemin)) as ouvert, pytest.raises(JournalRompu):
        ouvert.attestations(PREMIER)


def test_une_attestation_retiree_est_vue_a_l_ouverture(registre: RegistreSqlite, chemin: Path):
    registre.fermer()
    with brute(chemin, clefs(chemin)) as connexion:
        sans_declencheurs(connexion)
        connexion.execute("delete from attestation where partie = 'decision'")
    with pytest.raises(JournalRompu, match="enregistrement"):
        coffre.ouvrir(chemin, PHRASE)


def test_une_cle_scellee_pour_un_autre_n_ouvre_pas(
    registre: RegistreSqlite, directrice: Compte, chemin: Path
):
    registre.fermer()
    contenu = coffre.lire_cles(chemin)
    un, deux = contenu.trouver(directrice.id), contenu.acces[0]
    faux = replace(deux, signature=un.signature, scellement=un.scellement)
    chemin_des_cles(chemin).write_bytes(replace(contenu, acces=(faux,)).encoder())
    secret = cles.secret_de_phrase(PHRASE)
    with pytest.raises(PhraseRefusee):
        deverrouiller(chemin, coffre.lire_cles(chemin), secret, Genre.PERSONNE)


def test_un_registre_ferme_ne_dit_plus_qui_y_a_acces(registre):
    assert registre.comptes.lister()
    registre.fermer()
    with pytest.raises(CoffreFerme):
        registre.comptes.lister()
