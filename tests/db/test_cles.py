"""The key file: who may open, and what no one may change in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from db import coffre, fichier_cles, mots
from db.cles import Genre, ParametresKdf, canonique
from db.depot import RegistreSqlite
from db.erreurs import (
    CoffreEndommage,
    CoffreFerme,
    CoffreTropRecent,
    DerivationRefusee,
    DisquePlein,
    JournalRompu,
    MotsMalSaisis,
    PhraseRefusee,
)
from db.fichier_cles import FichierCles, chemin_des_cles
from desktop_app.application.pannes import LectureImpossible
from desktop_app.domain.comptes import Role
from desktop_app.domain.noms import plier
from tests.db.outils_db import KDF, PHRASE, Modele, clefs, rouvrir
from tests.db.remplissage import MOMENT


def recomposer(chemin: Path, **change: object) -> None:
    """Rewrite the key file as someone without any key would, checksum included."""
    contenu = coffre.lire_cles(chemin)
    chemin_des_cles(chemin).write_bytes(replace(contenu, **change).encoder())


def test_les_mots_de_secours_ouvrent_sans_accent_ni_majuscule(chemin: Path, modele: Modele):
    for saisie in (" ".join(modele.mots), plier("  ".join(modele.mots)).upper()):
        with coffre.ouvrir_avec_mots(chemin, saisie) as registre:
            assert registre.page()


def test_une_faute_de_frappe_est_dite_avant_d_essayer(chemin: Path, modele: Modele):
    faux = [*modele.mots[:6], "bigorneau", *modele.mots[7:]]
    with pytest.raises(MotsMalSaisis) as leve:
        coffre.ouvrir_avec_mots(chemin, " ".join(faux))
    assert (leve.value.detail, leve.value.position) == ("mot_inconnu", 7)
    with pytest.raises(MotsMalSaisis, match="nombre"):
        coffre.ouvrir_avec_mots(chemin, " ".join(modele.mots[:14]))


def test_un_mot_pour_un_autre_est_trouve_par_la_somme_de_controle():
    justes = mots.tirer()
    refuses = 0
    for autre in mots._liste().wordlist[::16]:
        try:
            mots.relire(" ".join((autre, *justes[1:])))
        except MotsMalSaisis:
            refuses += 1
    assert refuses > 110  # of 128: five bits let one in thirty-two through


def test_des_mots_justes_d_un_autre_registre_sont_refuses(chemin: Path):
    with pytest.raises(PhraseRefusee):
        coffre.ouvrir_avec_mots(chemin, " ".join(mots.tirer()))


def test_cent_soixante_bits():
    assert len(mots.relire(" ".join(mots.tirer()))) * 8 == 160
    assert mots.tirer() != mots.tirer()


def test_un_octet_change_n_importe_ou_est_un_dommage(chemin: Path):
    octets = chemin_des_cles(chemin).read_bytes()
    for place in range(len(octets)):
        for masque in (0x01, 0x20):
            change = bytearray(octets)
            change[place] ^= masque
            with pytest.raises(CoffreEndommage):
                FichierCles.decoder(bytes(change))


def test_le_meme_contenu_ecrit_autrement_est_un_dommage(chemin: Path):
    octets = chemin_des_cles(chemin).read_bytes()
    for autre in (octets.replace(b",", b", ", 1), octets + b"\n", octets.strip()):
        with pytest.raises(CoffreEndommage):
            FichierCles.decoder(autre)


@pytest.mark.parametrize(
    "octets", [b"", b"{}", b"[]", b"null", b'{"somme":1}', b"\xff", b"[" * 9999]
)
def test_un_fichier_de_cles_informe_est_un_dommage(chemin: Path, octets: bytes):
    chemin_des_cles(chemin).write_bytes(octets)
    with pytest.raises(CoffreEndommage):
        coffre.ouvrir(chemin, PHRASE)


def test_un_fichier_de_cles_plus_recent_est_refuse(chemin: Path):
    brut = json.loads(chemin_des_cles(chemin).read_bytes())
    del brut["somme"]
    brut |= {"version": fichier_cles.VERSION + 1, "nouveaute": True}
    somme = sha256(canonique(brut)).hexdigest()
    chemin_des_cles(chemin).write_bytes(canonique({**brut, "somme": somme}) + b"\n")
    with pytest.raises(CoffreTropRecent):
        coffre.ouvrir(chemin, PHRASE)


def test_deux_acces_echanges_n_ouvrent_plus(chemin: Path):
    un, deux = coffre.lire_acces(chemin)
    recomposer(chemin, acces=(replace(un, cle=deux.cle), replace(deux, cle=un.cle)))
    with pytest.raises(PhraseRefusee):
        coffre.ouvrir(chemin, PHRASE)


@pytest.mark.parametrize(
    "change", [{"role": "directeur_general"}, {"id": "00000000"}, {"genre": Genre.SECOURS}]
)
def test_un_acces_ne_change_ni_de_role_ni_de_nom(chemin: Path, change: dict[str, object]):
    un, deux = coffre.lire_acces(chemin)
    recomposer(chemin, acces=(replace(un, **change), deux))
    with pytest.raises(PhraseRefusee):
        coffre.ouvrir(chemin, PHRASE)


def test_une_derivation_affaiblie_ou_demesuree_est_refusee(chemin: Path):
    un, deux = coffre.lire_acces(chemin)
    for kdf in (
        ParametresKdf(memoire=8 * 1024, passes=1),
        ParametresKdf(memoire=1 << 40),
        ParametresKdf(passes=0),
        ParametresKdf(voies=1000),
    ):
        recomposer(chemin, acces=(replace(un, kdf=kdf), deux))
        with pytest.raises(CoffreEndommage, match="kdf"):
            coffre.ouvrir(chemin, PHRASE)


@pytest.mark.parametrize(
    "kdf",
    [
        ParametresKdf(memoire=4 << 20),
        ParametresKdf(memoire=(1 << 20) + 1),
        ParametresKdf(passes=17),
        ParametresKdf(voies=17),
    ],
    ids=str,
)
def test_une_derivation_demesuree_n_est_pas_commencee(chemin: Path, kdf: ParametresKdf):
    """Not even for the access that is tried first, and asks for nothing out of bounds."""
    un, deux = coffre.lire_acces(chemin)
    recomposer(chemin, acces=(un, replace(deux, kdf=kdf)))
    with pytest.raises(DerivationRefusee):
        coffre.ouvrir(chemin, PHRASE, un.id)


def resceller(chemin: Path, changer: Callable[[dict[str, Any]], object]) -> None:
    """Change the JSON of the key file, and make its sum right again."""
    brut = json.loads(chemin_des_cles(chemin).read_bytes())
    del brut["somme"]
    changer(brut)
    somme = sha256(canonique(brut)).hexdigest()
    chemin_des_cles(chemin).write_bytes(canonique({**brut, "somme": somme}) + b"\n")


@pytest.mark.parametrize(
    ("cle", "valeur"),
    [
        *(("sel", ""), ("sel", "00"), ("nonce", "00"), ("prive", "00"), ("cle", "00" * 47)),
        *(("signature", "00" * 31), ("scellement", "0" * 63), ("id", 3), ("role", None)),
        *(("genre", "autre"), ("duree_ms", 1.5), ("duree_ms", 10**400), ("kdf", [])),
        *(("kdf", {"memoire": 65536.0, "passes": 1, "voies": 2}), ("inconnue", 1)),
        ("kdf", {"memoire": float("inf"), "passes": 1, "voies": 2}),
    ],
)
def test_un_acces_fait_autrement_est_un_dommage(chemin: Path, cle: str, valeur: object):
    resceller(chemin, lambda brut: brut["acces"][0].update({cle: valeur}))
    with pytest.raises(CoffreEndommage, match="cles"):
        coffre.ouvrir(chemin, PHRASE)


@pytest.mark.parametrize(
    ("cle", "valeur"),
    [
        *(("acces", {}), ("acces", [[]]), ("acces", None), ("ancre", []), ("ancre", {})),
        *(("ancre", {"nombre": "1", "tete": ""}), ("revision", True), ("revision", 1e400)),
        *(("version", True), ("version", "2"), ("registre", "x" * 32), ("sel", "00")),
        *(("cree_le", 0), ("cree_le", "x" * 99), ("sceau", 1), ("format", [])),
    ],
)
def test_un_fichier_de_cles_fait_autrement_est_un_dommage(chemin: Path, cle: str, valeur: object):
    resceller(chemin, lambda brut: brut.update({cle: valeur}))
    with pytest.raises(CoffreEndommage, match="cles"):
        coffre.ouvrir(chemin, PHRASE)


def test_une_cle_scellee_a_un_point_impossible_n_ouvre_pas(chemin: Path):
    """The passphrase is right, and the library refuses the point otherwise than a wrong key."""
    un, deux = coffre.lire_acces(chemin)
    recomposer(chemin, acces=(replace(un, cle=bytes(len(un.cle))), deux))
    with pytest.raises(PhraseRefusee):
        coffre.ouvrir(chemin, PHRASE)


@pytest.mark.parametrize("octets", [b"", b"x" * 200, b'{"version": 3}', b"[" * 9_999])
def test_des_cles_suivantes_insolites_laissent_les_presentes(chemin: Path, octets: bytes):
    suivantes = chemin.with_name("registre.sceau.cles.suivant")
    suivantes.write_bytes(octets)
    coffre.ouvrir(chemin, PHRASE).fermer()
    assert not suivantes.exists()


def test_une_derivation_allegee_dans_les_bornes_n_ouvre_plus(chemin: Path):
    un, deux = coffre.lire_acces(chemin)
    recomposer(chemin, acces=(replace(un, kdf=replace(KDF, voies=1)), deux))
    with pytest.raises(PhraseRefusee):
        coffre.ouvrir(chemin, PHRASE)


@pytest.mark.parametrize("change", ["acces", "revision", "ancre", "cree_le"])
def test_ce_qui_change_sans_la_cle_est_vu_une_fois_deverrouille(chemin: Path, change: str):
    contenu = coffre.lire_cles(chemin)
    valeurs = {
        "acces": contenu.acces[:1],
        "revision": contenu.revision + 1,
        "ancre": replace(contenu.ancre, nombre=contenu.ancre.nombre - 1),
        "cree_le": "2020-01-01",
    }
    recomposer(chemin, **{change: valeurs[change]})
    with pytest.raises(CoffreEndommage, match="cles_alterees"):
        coffre.ouvrir(chemin, PHRASE)


def test_le_fichier_de_cles_disparu_est_reecrit(registre: RegistreSqlite, chemin: Path):
    chemin_des_cles(chemin).unlink()
    registre.fermer()
    coffre.ouvrir(chemin, PHRASE).fermer()


def test_un_fichier_de_cles_ancien_est_remis_a_jour_par_sa_copie(
    registre: RegistreSqlite, chemin: Path
):
    ancien = chemin_des_cles(chemin).read_bytes()
    registre.comptes.ajouter("Référente", Role.REFERENT, "une autre phrase", moment=MOMENT)
    registre.fermer()
    chemin_des_cles(chemin).write_bytes(ancien)
    with coffre.ouvrir(chemin, PHRASE) as rouvert:
        rouvert.verification_complete()
    coffre.ouvrir(chemin, "une autre phrase").fermer()


def test_un_acces_sans_compte_est_refuse(registre: RegistreSqlite, chemin: Path):
    registre._cles.ajouter(b"phrase", Genre.PERSONNE, "referent", KDF)
    registre._cles.ecrire()
    registre.fermer()
    with pytest.raises(JournalRompu, match="comptes"):
        coffre.ouvrir(chemin, PHRASE)


def test_les_restes_d_une_ecriture_sont_balayes(chemin: Path):
    reste = chemin_des_cles(chemin).with_name("registre.sceau.cles.prov-0badcafe")
    reste.write_bytes(b"x")
    coffre.ouvrir(chemin, PHRASE).fermer()
    assert not reste.exists()


def test_rien_de_secret_ni_de_personnel_dans_le_fichier_de_cles(chemin: Path, modele: Modele):
    # Without the names of its fields: « revision » holds the word « vision ».
    octets = re.sub(rb'"[a-z_]+":', b"", chemin_des_cles(chemin).read_bytes())
    cles = clefs(chemin)
    cle = cles._ouvert.cle.hex()
    for secret in (PHRASE, *modele.mots, cle, cles.cle_base.hex(), "Secrétariat"):
        assert secret.encode() not in octets
    assert fichier_cles.lire(chemin_des_cles(chemin)).acces[0].duree_ms > 0


def ajouter_sans_fin(registre: RegistreSqlite, recus: list[str]) -> None:
    """Add one access after the other, noting those that were acknowledged."""
    for rang in range(100):
        compte = registre.comptes.ajouter(
            f"Référent {rang}", Role.REFERENT, f"phrase {rang}", moment=MOMENT
        )
        recus.append(compte.id)


def test_un_acces_que_le_registre_n_a_pas_recu_n_existe_pas(chemin: Path):
    with rouvrir(chemin, clefs(chemin)) as registre:
        registre.verification_complete()
        registre._lien.brut.set_authorizer(None)
        pages = registre._lien.lire("pragma page_count")[0][0]
        registre._lien.brut.execute(f"pragma max_page_count = {pages}")
        recus = [a.id for a in registre.acces]
        with pytest.raises(DisquePlein):
            ajouter_sans_fin(registre, recus)
        assert [a.id for a in registre.acces] == recus
    assert [a.id for a in coffre.lire_acces(chemin)] == recus


def test_une_cle_oubliee_ne_scelle_plus_rien(chemin: Path):
    cles = clefs(chemin)
    avant = chemin_des_cles(chemin).read_bytes()
    cles.oublier()
    with pytest.raises(CoffreFerme):
        cles.ecrire()
    assert chemin_des_cles(chemin).read_bytes() == avant


def test_un_fichier_de_cles_illisible_n_est_pas_dit_endommage(chemin: Path):
    chemin_des_cles(chemin).unlink()
    chemin_des_cles(chemin).mkdir()
    with pytest.raises(LectureImpossible):
        coffre.ouvrir(chemin, PHRASE)
