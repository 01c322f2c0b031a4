"""A register written again under new keys: who left opens nothing, and nothing is lost."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from db import cles, coffre, copies, examen, moteur, trousseau
from db.cles import Genre
from db.erreurs import (
    AccesRefuse,
    CoffreFerme,
    JournalRompu,
    PhraseRefusee,
    ReecritureImpossible,
)
from db.fichier_cles import chemin_des_cles
from desktop_app.domain.comptes import Role
from desktop_app.domain.dossier import Numero
from desktop_app.domain.elimination import Autorisation
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.domain.workflow import Acte
from tests.db.outils_db import KDF, PHRASE, brute, contenu, sans_declencheurs
from tests.db.remplissage import MOMENT, etapes, inscription, nouveau

AUTRE = "une phrase tout à fait différente"
PDF = b"%PDF-1.7 " + b"QUERTINMONT" * 20_000
ACCORD = Autorisation(reference="AGR 2026/77", accordee_le=date(2026, 3, 1))
ELIMINE, SUITE, GARDE = Numero(2026, 1), Numero(2026, 2), Numero(2026, 3)


@pytest.fixture
def chemin(tmp_path):
    """A register of two people: a closed dossier, one that repeats it, one more."""
    maison = tmp_path / "maison"
    maison.mkdir()
    chemin = maison / "registre.sceau"
    fondation = coffre.Fondation(
        phrase=PHRASE, role="secretariat", auteur="Claire", moment=MOMENT, kdf=KDF
    )
    registre, mots = coffre.creer(chemin, fondation)
    (maison / "mots").write_text(" ".join(mots))
    with registre:
        clos = _inscrire(registre, personne=Personne(nom="Quertinmont", prenom="Zoé"))
        for etape in etapes(clos, PDF):
            with registre.transaction():
                registre.inscrire(etape)
        with registre.transaction():
            registre.joindre(clos.numero, "Quertinmont.pdf", PDF, auteur="Claire", moment=MOMENT)
        registre.garder_brouillon(f"dossier/{clos.numero}/note", "Quertinmont", moment=MOMENT)
        _inscrire(registre, suite_de=clos.numero)
        _inscrire(registre, correspondant=Correspondant(nom="Vandergucht"))
        registre.comptes.ajouter("Anne", Role.REFERENT, AUTRE, moment=MOMENT)
    return chemin


def _inscrire(registre, **change):
    with registre.transaction():
        dossier = replace(nouveau(registre.numero_suivant(2026), date(2026, 3, 1)), **change)
        registre.inscrire(inscription(Acte.ENREGISTRER, dossier))
    return dossier


def ouvrir(chemin, phrase=PHRASE):
    """Open as whoever has that passphrase, and check everything, signatures included."""
    lues = coffre.lire_cles(chemin)
    secret = cles.secret_de_phrase(phrase)
    registre = coffre.rouvrir(
        chemin, trousseau.deverrouiller(chemin, lues, secret, Genre.PERSONNE)
    )
    registre.verification_complete()
    registre.verifier_le_journal()
    return registre


@pytest.fixture
def registre(chemin):
    """The register, open."""
    with ouvrir(chemin) as registre:
        yield registre


def anne(registre):
    (compte,) = (c for c in registre.comptes.lister() if c.nom == "Anne")
    return compte


def restes(dossier):
    """What stands in a folder, but the register, its keys and what SQLite leaves empty."""
    attendus = {"registre.sceau", "registre.sceau.cles", "mots"}
    return {f.name for f in dossier.iterdir() if f.name not in attendus and f.stat().st_size}


# Somebody leaves.


def test_qui_est_parti_n_ouvre_plus_et_rien_n_est_perdu(chemin, registre):
    avant, sel = contenu(registre), chemin.read_bytes()[: examen.SEL]
    registre.faire_partir(anne(registre), moment=MOMENT)
    with pytest.raises(CoffreFerme):
        registre.page()
    assert restes(chemin.parent) == set()
    assert chemin.read_bytes()[: examen.SEL] != sel
    with pytest.raises(PhraseRefusee):
        ouvrir(chemin, AUTRE)
    with ouvrir(chemin) as rouvert:
        assert anne(rouvert).parti
        assert rouvert.journal(taille=1)[0].acte == "retirer_acces"
        for (table, lignes), (autre, relues) in zip(avant, contenu(rouvert), strict=True):
            assert table == autre
            if table not in {"journal", "compte", "parametres"}:
                assert lignes == relues, table
        _inscrire(rouvert)
    with coffre.ouvrir_avec_mots(chemin, chemin.with_name("mots").read_text()) as secours:
        assert secours.page()


def test_l_ancienne_clef_n_ouvre_pas_le_registre_neuf(chemin, registre, tmp_path):
    anciennes = tmp_path / "anciennes"
    shutil.copy(chemin_des_cles(chemin), anciennes)
    registre.faire_partir(anne(registre), moment=MOMENT)
    lues = coffre.fichier_cles.lire(anciennes)
    tenues = trousseau.deverrouiller(chemin, lues, cles.secret_de_phrase(AUTRE), Genre.PERSONNE)
    with moteur.connecter(str(chemin)) as connexion:
        examen.deverrouiller(connexion, tenues.cle_base, chemin.read_bytes()[: examen.SEL])
        with pytest.raises(moteur.Erreur):
            connexion.execute("select count(*) from dossier")


def test_on_sait_ce_qu_il_a_ouvert(chemin, registre):
    registre.fermer()
    with ouvrir(chemin, AUTRE) as ouvert, ouvert.transaction():
        ouvert.consigner("consulter", auteur="Anne", moment=MOMENT, numero=GARDE)
    with ouvrir(chemin) as rouvert:
        assert rouvert.ouverts_par(anne(rouvert)) == (GARDE,)
        assert set(rouvert.ouverts_par(rouvert.comptes.qui)) == {ELIMINE, SUITE, GARDE}


# Whenever it stops, one key file opens what is there.


def _mourir_au(pas, dossier):
    """Die as if the power went, at the nth file that is written, renamed or removed there."""
    faits = 0

    def guetter(evenement, arguments):
        nonlocal faits
        if evenement not in {"open", "os.rename", "os.remove"} or not arguments:
            return
        ecrit = evenement != "open" or arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if ecrit and str(arguments[0]).startswith(str(dossier)):
            faits += 1
            if faits == pas:
                os._exit(9)

    sys.addaudithook(guetter)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_arretee_n_importe_ou_elle_laisse_un_registre_qui_s_ouvre(chemin, tmp_path):
    pas, morts, vus = 0, True, set()
    while morts:
        pas += 1
        copie = Path(shutil.copytree(chemin.parent, tmp_path / f"essai{pas}")) / chemin.name
        enfant = os.fork()
        if not enfant:
            with ouvrir(copie) as registre:
                compte = anne(registre)
                _mourir_au(pas, copie.parent)
                registre.faire_partir(compte, moment=MOMENT)
            os._exit(0)
        morts = os.waitstatus_to_exitcode(os.waitpid(enfant, 0)[1]) == 9
        with ouvrir(copie) as rouvert:
            assert len(rouvert.page()) == 3
            partie = anne(rouvert).parti
            _inscrire(rouvert)
        assert restes(copie.parent) == set()
        vus.add((partie, _ouvre(copie, AUTRE)))
    # Old keys or new ones, never both and never none; and both were seen.
    assert vus == {(True, False), (False, True)}
    assert pas > 5


def _ouvre(chemin, phrase):
    try:
        ouvrir(chemin, phrase).fermer()
    except PhraseRefusee:
        return False
    return True


@pytest.mark.parametrize("refuse", ["registre.sceau", "registre.sceau.cles.suivant"])
def test_un_disque_qui_refuse_laisse_tout_comme_avant(chemin, registre, monkeypatch, refuse):
    vrai = os.replace

    def remplacer(source, cible):
        if Path(cible).name == refuse:
            raise OSError(errno.ENOSPC, "plein")
        vrai(source, cible)

    monkeypatch.setattr(os, "replace", remplacer)
    with pytest.raises(ReecritureImpossible):
        registre.faire_partir(anne(registre), moment=MOMENT)
    assert restes(chemin.parent) == set()
    assert registre.page()
    _inscrire(registre)
    registre.fermer()
    ouvrir(chemin, AUTRE).fermer()


def test_un_renommage_fait_mais_dit_manque_va_jusqu_au_bout(chemin, registre, monkeypatch):
    """The folder refuses to be synchronised once the new register bears the name."""
    vrai, ancien = os.open, chemin.stat().st_ino

    def ouvrir_un_dossier(cible, drapeaux, *autres, **nommes):
        if drapeaux & os.O_DIRECTORY and chemin.stat().st_ino != ancien:
            monkeypatch.undo()
            raise OSError(errno.EIO, "essai")
        return vrai(cible, drapeaux, *autres, **nommes)

    monkeypatch.setattr(os, "open", ouvrir_un_dossier)
    registre.faire_partir(anne(registre), moment=MOMENT)
    assert os.open is vrai
    with ouvrir(chemin) as rouvert:
        assert anne(rouvert).parti
    assert restes(chemin.parent) == set()


def test_un_fichier_suivant_qui_n_est_pas_du_registre_est_balaye(chemin, registre):
    registre.fermer()
    suivant = chemin.with_name("registre.sceau.cles.suivant")
    lues = coffre.lire_cles(chemin)
    suivant.write_bytes(replace(lues, sel="00" * 16).encoder())
    ouvrir(chemin).fermer()
    assert not suivant.exists()


def test_la_derniere_personne_ne_part_pas(registre):
    registre.comptes.remplacer(anne(registre), "encore une autre phrase", moment=MOMENT)
    presents = [c for c in registre.comptes.lister() if c.role is Role.REFERENT and not c.parti]
    registre.comptes._cles.retirer(presents[0].id)
    with pytest.raises(AccesRefuse):
        registre.faire_partir(registre.comptes.qui, moment=MOMENT)


# Dossiers are erased.


def test_un_dossier_elimine_ne_laisse_que_son_numero(chemin, registre):
    registre.eliminer([ELIMINE], ACCORD, auteur="Claire", moment=MOMENT)
    with ouvrir(chemin) as rouvert:
        assert [ligne.numero for ligne in rouvert.page()] == [GARDE, SUITE]
        with pytest.raises(ErreurMetier):
            rouvert.charger(ELIMINE)
        assert rouvert.charger(SUITE).suite_de is None
        actes = [(ligne.acte, ligne.numero) for ligne in rouvert.journal(taille=2)]
        assert actes == [("delier", SUITE), ("eliminer", None)]
        assert rouvert._lien.lire("select reference, accordee_le from elimination") == [
            (ACCORD.reference, "2026-03-01")
        ]
        assert rouvert._lien.lire("select dossier from elimine") == [(2026000001,)]
        assert _inscrire(rouvert).numero == Numero(2026, 4)


def test_le_rang_d_un_dernier_dossier_elimine_n_est_pas_redonne(chemin, registre):
    dernier = _inscrire(registre)
    for etape in etapes(dernier, PDF):
        with registre.transaction():
            registre.inscrire(etape)
    registre.eliminer([dernier.numero], ACCORD, auteur="Claire", moment=MOMENT)
    with ouvrir(chemin) as rouvert:
        assert _inscrire(rouvert).numero.rang == dernier.numero.rang + 1


def en_clair(registre, chemin):
    """Every page of a register, free ones included, decrypted one by one as SQLCipher does."""
    cle = registre.comptes._cles.cle_base
    registre.fermer()
    octets, fin = chemin.read_bytes(), examen.PAGE - 80
    clair = []
    for debut in range(0, len(octets), examen.PAGE):
        page = octets[debut : debut + examen.PAGE]
        chiffre = page[examen.SEL if debut == 0 else 0 : fin]
        dechiffreur = Cipher(AES(cle), CBC(page[fin : fin + 16])).decryptor()
        clair.append(dechiffreur.update(chiffre))
    return b"".join(clair)


def test_rien_de_ce_qui_est_elimine_ne_reste_dans_le_fichier(chemin, registre):
    aiguilles = [b"Quertinmont", b"QUERTINMONT", b"quertinmont", "Zoé".encode()]
    avant = en_clair(registre, chemin)
    assert all(aiguille in avant for aiguille in aiguilles)
    with ouvrir(chemin) as rouvert:
        rouvert.eliminer([ELIMINE], ACCORD, auteur="Claire", moment=MOMENT)
    rouvert = ouvrir(chemin)
    assert rouvert._lien.lire("pragma freelist_count") == [(0,)]
    apres = en_clair(rouvert, chemin)
    assert not [aiguille for aiguille in aiguilles if aiguille in apres]
    assert b"Vandergucht" in apres


@pytest.mark.parametrize(
    ("numero", "accord", "code"),
    [
        (GARDE, ACCORD, "elimination_ouverte"),
        (Numero(2026, 9), ACCORD, "dossier_inconnu"),
        (ELIMINE, replace(ACCORD, reference=" "), "autorisation_manquante"),
        (ELIMINE, replace(ACCORD, accordee_le=date(2100, 1, 1)), "autorisation_future"),
    ],
)
def test_ce_qui_ne_peut_pas_etre_elimine_ne_l_est_pas(registre, numero, accord, code):
    with pytest.raises(ErreurMetier) as refus:
        registre.eliminer([numero], accord, auteur="Claire", moment=MOMENT)
    assert refus.value.code == code
    assert len(registre.page()) == 3


def test_seul_le_directeur_general_elimine_des_qu_il_est_la(registre):
    registre.comptes.ajouter("Chef", Role.DIRECTEUR_GENERAL, "phrase du chef", moment=MOMENT)
    with pytest.raises(ErreurMetier) as refus:
        registre.eliminer([ELIMINE], ACCORD, auteur="Claire", moment=MOMENT)
    assert refus.value.code == "elimination_reservee"


def test_une_elimination_inventee_se_voit(chemin, registre):
    """Somebody with the key erases a dossier and its traces, without the program."""
    registre.fermer()
    lues, secret = coffre.lire_cles(chemin), cles.secret_de_phrase(PHRASE)
    trousse = trousseau.deverrouiller(chemin, lues, secret, Genre.PERSONNE)
    with brute(chemin, trousse) as connexion:
        sans_declencheurs(connexion)
        connexion.execute("insert into elimination values (1, 'AGR', '2026-01-01')")
        connexion.execute("insert into elimine values (2026000003, 1)")
        connexion.execute("delete from dossier where id = 2026000003")
    with pytest.raises(JournalRompu):
        ouvrir(chemin)


def test_une_copie_d_avant_un_depart_n_est_pas_dite_mauvaise(chemin, registre, tmp_path):
    """Only the former keys read it: whoever has them may still need it."""
    copie = registre.sauvegarder(tmp_path / "copies", moment=MOMENT)
    registre.faire_partir(anne(registre), moment=MOMENT)
    with ouvrir(chemin) as rouvert:
        assert rouvert.relire(copie, moment=MOMENT + timedelta(days=8)) == copie
    assert copies.lister(tmp_path / "copies") == (copie,)
