"""Copies: read again in full before they count, thinned, and put back without overwriting."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import threading
import types
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import coffre, colis, copies, restauration
from db.cles import ParametresKdf
from db.depot import RegistreSqlite
from db.erreurs import (
    CoffreFerme,
    CoffreOccupe,
    CopieDefectueuse,
    CopieImpossible,
    ErreurCoffre,
    RestaurationImpossible,
    VerificationRequise,
)
from db.fichier_cles import chemin_des_cles
from db.moteur import Connexion
from desktop_app.application.vues import Copie
from desktop_app.domain.comptes import Role
from desktop_app.domain.dossier import Numero
from tests.db.outils_db import (
    PHRASE,
    Modele,
    brute,
    clefs,
    contenu,
    dater,
    enregistrer,
    rouvrir,
    sortir,
)

RACINE = Path(__file__).resolve().parents[2]
QUAND = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)
AUTRE = "phrase retrouvée grâce aux mots"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Where copies go; it does not exist yet."""
    return tmp_path / "copies" / "du registre"


@pytest.fixture
def copie(registre: RegistreSqlite, dossier: Path) -> Copie:
    """A copy of the register, which stays open."""
    return registre.sauvegarder(dossier, moment=QUAND)


def noms(dossier: Path) -> list[str]:
    """The files of a folder."""
    return sorted(fichier.name for fichier in dossier.iterdir())


# Making one


def test_une_copie_dit_ce_qu_elle_contient(registre: RegistreSqlite, copie: Copie, dossier: Path):
    tete = registre.tete_journal()
    assert (copie.dossiers, copie.derniere, copie.moment) == (8, Numero(2026, 8), QUAND)
    assert (copie.nombre, copie.tete) == (tete.nombre, tete.tete)
    assert copie.chemin == dossier / "registre-2026-11-25-173000.copie"
    assert copies.lister(dossier) == (copie,)


def test_une_copie_est_un_seul_fichier_prive(copie: Copie, dossier: Path):
    assert noms(dossier) == [copie.chemin.name]
    assert stat.S_IMODE(copie.chemin.stat().st_mode) == 0o600


def test_une_copie_est_un_registre_entier(
    registre: RegistreSqlite, copie: Copie, modele: Modele, tmp_path: Path
):
    avant, sortie = contenu(registre), sortir(copie, tmp_path / "sortie")
    with coffre.ouvrir_avec_mots(sortie, " ".join(modele.mots)) as relu:
        relu.verification_complete()
        assert contenu(relu) == avant
        assert relu.contenu_piece(relu.pieces(Numero(2026, 1))[0].id).startswith(b"%PDF")
    with coffre.ouvrir(sortie, PHRASE) as continue_:
        continue_.verification_complete()
        enregistrer(continue_)


def test_le_registre_continue_pendant_et_apres(registre: RegistreSqlite, dossier: Path):
    registre.sauvegarder(dossier, moment=QUAND)
    enregistrer(registre)
    seconde = registre.sauvegarder(dossier, moment=QUAND + timedelta(days=1))
    assert (seconde.dossiers, seconde.derniere) == (9, Numero(2026, 9))
    assert [c.dossiers for c in copies.lister(dossier)] == [9, 8]


def entre_deux_pas(monkeypatch: pytest.MonkeyPatch, faire: Callable[[], object]) -> None:
    """Let another thread do something, once, while a copy is being made."""
    fils = [threading.Thread(target=faire)]

    def pause(_duree: float) -> None:
        while fils:
            fil = fils.pop()
            fil.start()
            fil.join()

    monkeypatch.setattr("db.sauvegarde._PAS", 3)
    monkeypatch.setattr("db.sauvegarde.time", types.SimpleNamespace(sleep=pause))


def test_un_acte_accompli_pendant_la_copie_est_dans_la_copie(
    registre: RegistreSqlite, dossier: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    entre_deux_pas(monkeypatch, lambda: enregistrer(registre))
    copie = registre.sauvegarder(dossier, moment=QUAND)
    assert (copie.dossiers, copie.tete) == (9, registre.tete_journal().tete)
    with coffre.ouvrir(sortir(copie, tmp_path / "sortie"), PHRASE) as relu:
        assert contenu(relu) == contenu(registre)


def test_fermer_pendant_la_copie_ne_laisse_rien(
    registre: RegistreSqlite, chemin: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch
):
    entre_deux_pas(monkeypatch, registre.fermer)
    with pytest.raises(CoffreFerme):
        registre.sauvegarder(dossier, moment=QUAND)
    assert noms(dossier) == []
    with coffre.ouvrir(chemin, PHRASE) as rouvert:
        rouvert.verification_complete()
        assert rouvert.sauvegarder(dossier, moment=QUAND).dossiers == 8


def test_deux_copies_de_la_meme_seconde_sont_deux_copies(registre: RegistreSqlite, dossier: Path):
    une, autre = (registre.sauvegarder(dossier, moment=QUAND) for _ in range(2))
    assert une.chemin != autre.chemin
    # Of one day, the last is kept.
    assert copies.lister(dossier) == (autre,)


def test_rien_de_ce_que_dit_une_copie_ne_nomme_quelqu_un(copie: Copie, dossier: Path):
    octets = b"".join(f.read_bytes() for f in dossier.iterdir())
    assert copie.registre.encode() in octets
    for aiguille in ("Lambert", "Hæyer", "Secr", "Zone"):
        assert aiguille.encode() not in octets


def test_un_registre_pas_encore_verifie_ne_se_copie_pas(chemin: Path, dossier: Path):
    with rouvrir(chemin, clefs(chemin)) as registre, pytest.raises(VerificationRequise):
        registre.sauvegarder(dossier, moment=QUAND)
    assert not dossier.exists()


def test_un_acces_ajoute_ouvre_les_copies_suivantes(
    registre: RegistreSqlite, dossier: Path, tmp_path: Path
):
    registre.comptes.ajouter("Référente", Role.REFERENT, "une autre phrase", moment=QUAND)
    copie = registre.sauvegarder(dossier, moment=QUAND)
    with coffre.ouvrir(sortir(copie, tmp_path / "sortie"), "une autre phrase") as relu:
        assert relu.tete_journal() == registre.tete_journal()


def test_un_endroit_ou_l_on_ne_peut_ecrire_se_dit(registre: RegistreSqlite, tmp_path: Path):
    (tmp_path / "fichier").write_text("à la place d’un dossier")
    avant = contenu(registre)
    with pytest.raises(CopieImpossible):
        registre.sauvegarder(tmp_path / "fichier" / "copies", moment=QUAND)
    assert contenu(registre) == avant
    enregistrer(registre)


COPIER_SANS_PLACE = """
import resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from db import coffre
from db.erreurs import CopieImpossible
chemin, dossier = map(Path, sys.argv[1:3])
registre = coffre.ouvrir(chemin, sys.argv[3])
registre.verification_complete()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
place = chemin.stat().st_size // 2
resource.setrlimit(resource.RLIMIT_FSIZE, (place, place))
try:
    registre.sauvegarder(dossier, moment=datetime.now(UTC))
except CopieImpossible:
    print("refuse", list(dossier.iterdir()), registre.compter())
registre.fermer()
"""


def test_un_disque_sans_place_se_dit_et_ne_laisse_rien(chemin: Path, dossier: Path):
    sortie = subprocess.run(
        [sys.executable, "-c", COPIER_SANS_PLACE, str(chemin), str(dossier), PHRASE],
        cwd=RACINE,
        capture_output=True,
        check=False,
    )
    assert (sortie.stdout, sortie.stderr) == (b"refuse [] 8\n", b"")


@pytest.mark.parametrize("nomme", [False, True])
def test_un_disque_qui_refuse_au_milieu_ne_laisse_rien_d_une_copie(
    registre: RegistreSqlite, dossier: Path, monkeypatch: pytest.MonkeyPatch, *, nomme: bool
):
    """Before the name is given, or once it is and the disk would not say that it lasts."""
    vrai = os.replace

    def remplacer(source: Path, cible: Path) -> None:
        if nomme:
            vrai(source, cible)
        raise OSError(5, "refusé")

    monkeypatch.setattr(os, "replace", remplacer)
    with pytest.raises(CopieImpossible):
        registre.sauvegarder(dossier, moment=QUAND)
    monkeypatch.undo()
    assert noms(dossier) == []
    copie = registre.sauvegarder(dossier, moment=QUAND)
    assert copies.lister(dossier) == (copie,)


# A copy that does not read back


def alterer(connexion: Connexion) -> None:
    connexion.execute("update dossier set personne = '{}' where id = 2026000003")


@pytest.fixture
def abimee(registre: RegistreSqlite, monkeypatch: pytest.MonkeyPatch) -> RegistreSqlite:
    """A register whose copies are spoiled as soon as the disk has them."""
    vrai = copies.plateforme.synchroniser_fichier

    def synchroniser(chemin: Path) -> None:
        vrai(chemin)
        octets = bytearray(chemin.read_bytes())
        octets[len(octets) // 2] ^= 1
        chemin.write_bytes(octets)

    monkeypatch.setattr(copies.plateforme, "synchroniser_fichier", synchroniser)
    return registre


def test_une_copie_mal_ecrite_est_ecartee_et_rien_n_est_elague(
    copie: Copie, dossier: Path, abimee: RegistreSqlite
):
    for heures in range(1, 40):
        dater(copie, QUAND - timedelta(hours=heures))
    avant = noms(dossier)
    with pytest.raises(CopieDefectueuse):
        abimee.sauvegarder(dossier, moment=QUAND + timedelta(days=1))
    assert noms(dossier) == avant
    enregistrer(abimee)


def test_un_registre_change_dans_le_dos_du_journal_ne_se_copie_pas(
    registre: RegistreSqlite, copie: Copie, dossier: Path
):
    """Every byte of the copy is authentic, and it is still not what the journal tells."""
    brut = registre._lien.brut
    brut.set_authorizer(None)
    brut.execute("pragma recursive_triggers = off")
    alterer(brut)
    with pytest.raises(CopieDefectueuse):
        registre.sauvegarder(dossier, moment=QUAND + timedelta(days=1))
    assert copies.lister(dossier) == (copie,)


# What is no copy


def test_copier_a_cote_du_registre_ne_touche_pas_le_registre(
    registre: RegistreSqlite, chemin: Path
):
    for heures in range(3):
        registre.sauvegarder(chemin.parent, moment=QUAND + timedelta(hours=heures))
    assert chemin.exists()
    assert chemin_des_cles(chemin).exists()


@pytest.mark.parametrize("octets", [b"", b"x" * 200, b"\xff" * 4096])
def test_un_fichier_qui_n_en_est_pas_une_n_est_pas_une_copie(copie: Copie, octets: bytes):
    copie.chemin.write_bytes(octets)
    assert copies.lister(copie.chemin.parent) == ()


@pytest.mark.parametrize("fiche", [b"", b"{", b"[]", b'{"registre": 1}', b"\xff", b"null"])
def test_une_copie_qui_ne_dit_rien_n_est_pas_une_copie(copie: Copie, fiche: bytes):
    lu = colis.lire(copie.chemin)
    copie.chemin.write_bytes(copie.chemin.read_bytes()[: lu.taille])
    colis.fermer(copie.chemin, lu.cles, fiche)
    assert copies.lister(copie.chemin.parent) == ()


@pytest.mark.parametrize(
    "change",
    [
        *({"rang": float("inf")}, {"rang": 10**400}, {"rang": True}, {"rang": -1}, {"rang": 1.0}),
        *({"moment": "0001-01-01T00:00:00+23:59"}, {"moment": "2026-11-25T10:00:00"}),
        *({"moment": "9999-12-31T23:59:59-23:59"}, {"moment": None}, {"nombre": 2**63}),
        *({"dossiers": "8"}, {"dossiers": [[[]]]}, {"derniere": [2026]}, {"derniere": {}}),
        *({"tete": ""}, {"tete": "zz" * 32}, {"sha256": "00"}, {"registre": "x" * 99}),
        *({"registre": "\x00"}, {"registre": "\ud800"}, {"quittees": 3}, {"quittees": [1]}),
        *({"derniere": [2026, float("nan")]}, {"quittees": ["00" * 32] * 2_000}, {"sha256": None}),
    ],
    ids=lambda change: repr(change)[:40],
)
def test_ce_qu_une_copie_dit_d_insolite_n_en_cache_aucune_autre(
    registre: RegistreSqlite, copie: Copie, dossier: Path, change: dict[str, object]
):
    autre = dater(copie, QUAND + timedelta(days=1))
    lu = colis.lire(autre.chemin)
    autre.chemin.write_bytes(autre.chemin.read_bytes()[: lu.taille])
    colis.fermer(autre.chemin, lu.cles, json.dumps(json.loads(lu.fiche) | change).encode())
    assert copies.lister(dossier) == (copie,)
    neuve = registre.sauvegarder(dossier, moment=QUAND + timedelta(days=2))
    assert copies.lister(dossier) == (neuve, copie)
    assert autre.chemin.exists()


def test_une_copie_d_avant_cette_version_se_lit_toujours(copie: Copie, dossier: Path):
    """It named none of those that its journal had left behind."""
    lu = colis.lire(copie.chemin)
    dit = json.loads(lu.fiche)
    del dit["quittees"]
    copie.chemin.write_bytes(copie.chemin.read_bytes()[: lu.taille])
    colis.fermer(copie.chemin, lu.cles, json.dumps(dit).encode())
    assert copies.lister(dossier) == (copie,)


@pytest.mark.parametrize(
    "octets", [b"", b"demain", b"0001-01-01T00:00:00+23:59", b"2026-11-25T10:00:00", b"\xff"]
)
def test_une_date_de_relecture_insolite_ne_cache_pas_la_copie(copie: Copie, octets: bytes):
    copie.chemin.with_name(f"{copie.chemin.name}.relue").write_bytes(octets)
    assert copies.lister(copie.chemin.parent) == (copie,)


def test_un_tube_du_nom_d_une_copie_ne_fait_pas_attendre(copie: Copie, dossier: Path):
    os.mkfifo(dossier / "registre-2026-11-26-173000.copie")
    assert copies.lister(dossier) == (copie,)


def test_les_cles_d_une_copie_ne_demandent_pas_plus_que_celles_d_un_registre(
    registre: RegistreSqlite, copie: Copie, chemin: Path
):
    registre.fermer()
    cles = copies.cles_de(copie)
    un, deux = cles.acces
    gourmandes = replace(cles, acces=(replace(un, kdf=ParametresKdf(memoire=4 << 20)), deux))
    copie.chemin.write_bytes(copie.chemin.read_bytes()[: colis.lire(copie.chemin).taille])
    copies.fermer(copie.chemin, copie, gourmandes)
    avant = (noms(chemin.parent), chemin.read_bytes())
    with pytest.raises(CopieDefectueuse):
        restauration.restaurer(copie, chemin, QUAND)
    assert (noms(chemin.parent), chemin.read_bytes()) == avant


@pytest.mark.parametrize("retour", [1, 20, 60, 200, 1_500])
def test_un_bit_change_dans_ce_qu_une_copie_dit_se_voit(copie: Copie, retour: int):
    octets = bytearray(copie.chemin.read_bytes())
    octets[-retour] ^= 1
    copie.chemin.write_bytes(octets)
    assert copies.lister(copie.chemin.parent) == ()


@pytest.mark.parametrize("fin", [-1, -4096, 100])
def test_une_copie_coupee_n_est_pas_une_copie(copie: Copie, fin: int):
    copie.chemin.write_bytes(copie.chemin.read_bytes()[:fin])
    assert copies.lister(copie.chemin.parent) == ()


def test_un_dossier_absent_n_a_pas_de_copie(tmp_path: Path):
    assert copies.lister(tmp_path / "absent") == ()


def test_ce_qu_une_copie_interrompue_a_laisse_part(registre: RegistreSqlite, dossier: Path):
    dossier.mkdir(parents=True)
    (dossier / f"registre-2026-11-24-173000.copie{copies.PROVISOIRE}0123").write_bytes(b"x")
    copie = registre.sauvegarder(dossier, moment=QUAND)
    assert noms(dossier) == [copie.chemin.name]
    assert copies.lister(dossier) == (copie,)


# Putting one back


def test_exercice_d_un_dossier_vide_avec_une_copie_et_les_mots_de_secours(
    registre: RegistreSqlite, copie: Copie, modele: Modele, tmp_path: Path, chemin: Path
):
    """The bad day: nothing is left but one copy and the recovery sheet."""
    avant = contenu(registre)
    registre.fermer()
    chemin.unlink()
    chemin_des_cles(chemin).unlink()
    maison = tmp_path / "neuf" / "Sceau" / "registre.sceau"
    (choisie,) = copies.lister(copie.chemin.parent)
    assert restauration.restaurer(choisie, maison, QUAND) is None
    marque = "registre.sceau.restaure"
    assert noms(maison.parent) == ["registre.sceau", "registre.sceau.cles", marque]
    with coffre.ouvrir_avec_mots(maison, " ".join(modele.mots)) as rendu:
        assert contenu(rendu) == avant
        rendu.verification_complete()
        (dite,) = rendu.journal(taille=1)
        assert (dite.acte, dite.precision) == ("restaurer", QUAND.isoformat())
        assert not maison.with_name(marque).exists()
        (perdu,) = (c for c in rendu.comptes.lister() if c.role is Role.SECRETARIAT)
        rendu.comptes.remplacer(perdu, AUTRE, moment=QUAND)
    with coffre.ouvrir(maison, AUTRE) as repris:
        repris.verification_complete()
        assert enregistrer(repris).numero == Numero(2026, 9)


def test_le_registre_en_place_est_mis_de_cote_jamais_ecrase(
    registre: RegistreSqlite, copie: Copie, chemin: Path
):
    enregistrer(registre)
    registre.fermer()
    actuel = chemin.read_bytes()
    ecarte = restauration.restaurer(copie, chemin, QUAND)
    assert ecarte == chemin.with_name("registre.sceau.avant-2026-11-25-173000")
    assert ecarte.read_bytes() == actuel
    with coffre.ouvrir(ecarte, PHRASE) as ancien:
        assert ancien.compter() == 9
    with coffre.ouvrir(chemin, PHRASE) as rendu:
        assert rendu.compter() == 8
    assert copies.lister(copie.chemin.parent) == (copie,)


def test_deux_restaurations_de_la_meme_seconde_gardent_les_deux_registres(
    registre: RegistreSqlite, copie: Copie, chemin: Path
):
    registre.fermer()
    ecartes = [restauration.restaurer(copie, chemin, QUAND) for _ in range(2)]
    assert len(set(ecartes)) == 2
    for ecarte in ecartes:
        assert ecarte is not None
        coffre.ouvrir(ecarte, PHRASE).fermer()


def test_le_journal_d_un_acte_interrompu_ne_s_applique_pas_a_la_copie(
    registre: RegistreSqlite, copie: Copie, chemin: Path
):
    registre.fermer()
    reste = chemin.with_name("registre.sceau-journal")
    reste.write_bytes(b"un acte interrompu")
    ecarte = restauration.restaurer(copie, chemin, QUAND)
    assert not reste.exists()
    assert ecarte is not None
    assert ecarte.with_name(f"{ecarte.name}-journal").read_bytes() == b"un acte interrompu"


def test_un_registre_ouvert_ne_se_remplace_pas(
    registre: RegistreSqlite, copie: Copie, chemin: Path
):
    avant = contenu(registre)
    with pytest.raises(CoffreOccupe):
        restauration.restaurer(copie, chemin, QUAND)
    assert contenu(registre) == avant
    enregistrer(registre)


@pytest.mark.parametrize("quoi", ["registre", "cles", "absente"])
def test_une_copie_alteree_n_est_pas_remise_en_place(
    registre: RegistreSqlite, copie: Copie, chemin: Path, quoi: str
):
    registre.fermer()
    avant, vise = (noms(chemin.parent), chemin.read_bytes()), copie.chemin
    octets = bytearray(vise.read_bytes())
    octets[colis.lire(vise).taille + 100 if quoi == "cles" else 100] ^= 1
    vise.write_bytes(octets)
    if quoi == "absente":
        vise.unlink()
    with pytest.raises(CopieDefectueuse):
        restauration.restaurer(copie, chemin, QUAND)
    assert (noms(chemin.parent), chemin.read_bytes()) == avant


@pytest.mark.parametrize("rang", range(4))
def test_un_disque_qui_refuse_au_milieu_rend_le_registre_comme_il_etait(
    registre: RegistreSqlite,
    copie: Copie,
    chemin: Path,
    rang: int,
    monkeypatch: pytest.MonkeyPatch,
):
    enregistrer(registre)
    registre.fermer()
    avant = {f.name: f.read_bytes() for f in chemin.parent.iterdir() if f.is_file()}
    vrai, appels = restauration.plateforme.remplacer, []

    def remplacer(source: Path, cible: Path) -> None:
        appels.append(cible)
        if len(appels) == rang + 1:
            raise OSError(5, "refusé")
        vrai(source, cible)

    monkeypatch.setattr(restauration.plateforme, "remplacer", remplacer)
    with pytest.raises(RestaurationImpossible):
        restauration.restaurer(copie, chemin, QUAND)
    assert {f.name: f.read_bytes() for f in chemin.parent.iterdir() if f.is_file()} == avant
    with coffre.ouvrir(chemin, PHRASE) as intact:
        assert intact.compter() == 9


MOURIR_EN_RESTAURANT = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from db import copies, restauration
chemin, dossier, rang = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
vrai, appels = restauration.plateforme.remplacer, []

def remplacer(source, cible):
    if len(appels) == rang:
        os.kill(os.getpid(), signal.SIGKILL)
    appels.append(cible)
    vrai(source, cible)

restauration.plateforme.remplacer = remplacer
restauration.restaurer(copies.lister(dossier)[0], chemin, datetime.now(UTC))
print("restaure")
"""


@pytest.mark.parametrize("rang", range(5))
def test_une_mort_en_restaurant_ne_perd_aucun_registre(
    registre: RegistreSqlite, copie: Copie, chemin: Path, rang: int
):
    enregistrer(registre)
    registre.fermer()
    lance = subprocess.run(
        [sys.executable, "-c", MOURIR_EN_RESTAURANT, chemin, copie.chemin.parent, str(rang)],
        cwd=RACINE,
        capture_output=True,
        check=False,
    )
    assert (lance.returncode == 0) is (rang == 4)
    en_place = {chemin, *chemin.parent.glob("registre.sceau.avant-*")}
    comptes = []
    for fichier in en_place:
        if fichier.exists() and not fichier.name.endswith((".cles", "-journal")):
            with coffre.ouvrir(fichier, PHRASE) as ouvert:
                comptes.append(ouvert.compter())
    # The register as it was is always there; the copy too, once it is named.
    assert sorted(comptes) == ([8, 9] if rang == 4 else [9])
    assert restauration.restaurer(copie, chemin, QUAND + timedelta(days=1)) != chemin
    with coffre.ouvrir(chemin, PHRASE) as rendu:
        assert rendu.compter() == 8


def test_une_copie_retouchee_en_secret_se_voit_a_l_ouverture(copie: Copie, chemin: Path):
    """Whoever has the key and makes the sums right again still has the journal against him."""
    sortie = sortir(copie, chemin.parent / "sortie")
    with brute(sortie, clefs(sortie)) as connexion:
        for (nom,) in connexion.execute(
            "select name from sqlite_schema where type = 'trigger'"
        ).fetchall():
            connexion.execute(f"drop trigger {nom}")
        alterer(connexion)
    retouchee = replace(copie, sha256=copies.empreinte(sortie))
    cles = copies.cles_de(copie)
    copie.chemin.write_bytes(sortie.read_bytes())
    copies.fermer(copie.chemin, retouchee, cles)
    ailleurs = chemin.parent / "ailleurs" / "registre.sceau"
    restauration.restaurer(retouchee, ailleurs, QUAND)
    with pytest.raises(ErreurCoffre) as leve:
        coffre.ouvrir(ailleurs, PHRASE)
    assert leve.value.code == "journal_rompu"


def test_les_droits_de_ce_qui_est_remis_sont_prives(
    registre: RegistreSqlite, copie: Copie, chemin: Path
):
    registre.fermer()
    os.chmod(copie.chemin, 0o644)  # noqa: PTH101 - as another system would
    restauration.restaurer(copie, chemin, QUAND)
    for fichier in (chemin, chemin_des_cles(chemin)):
        assert stat.S_IMODE(fichier.stat().st_mode) == 0o600


def test_un_renommage_fait_mais_dit_manque_se_defait_aussi(
    copie: Copie, chemin: Path, registre: RegistreSqlite, monkeypatch: pytest.MonkeyPatch
):
    """The folder refuses to be synchronised once the register was set aside."""
    registre.fermer()
    avant, vrai = chemin.read_bytes(), os.open

    def ouvrir_une_fois(cible: object, drapeaux: int, *autres: object, **nommes: object) -> int:
        if drapeaux & os.O_DIRECTORY and not chemin.exists():
            monkeypatch.undo()
            raise OSError(errno.EIO, "essai")
        return vrai(cible, drapeaux, *autres, **nommes)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", ouvrir_une_fois)
    with pytest.raises(RestaurationImpossible):
        restauration.restaurer(copie, chemin, QUAND)
    assert chemin.read_bytes() == avant
    coffre.ouvrir(chemin, PHRASE).fermer()


def test_une_restauration_qui_n_a_pas_eu_lieu_ne_se_raconte_pas(
    registre: RegistreSqlite, copie: Copie, chemin: Path
):
    """The power went after the mark and before the register was replaced."""
    enregistrer(registre)
    registre.fermer()
    marque = chemin.with_name("registre.sceau.restaure")
    marque.write_text(f"{copie.nombre} {copie.tete} {copie.moment.isoformat()}")
    with rouvrir(chemin, clefs(chemin)) as rouvert:
        rouvert.verification_complete()
        assert rouvert.journal(taille=1)[0].acte == "enregistrer"
    assert not marque.exists()


@pytest.mark.parametrize(
    "moment", ["demain", "0001-01-01T00:00:00+23:59", "2026-11-25T10:00:00", "Zoé", "a b", ""]
)
def test_une_restauration_dite_autrement_ne_se_raconte_pas(chemin: Path, moment: str):
    """What is told of it would stand in the journal for ever."""
    with rouvrir(chemin, clefs(chemin)) as registre:
        tete = registre.tete_journal()
    marque = chemin.with_name("registre.sceau.restaure")
    marque.write_text(f"{tete.nombre} {tete.tete} {moment}", encoding="utf-8")
    with rouvrir(chemin, clefs(chemin)) as rouvert:
        rouvert.verification_complete()
        assert rouvert.tete_journal() == tete
    assert not marque.exists()


# A copy is read again.


def test_une_copie_relue_dit_quand(registre: RegistreSqlite, copie: Copie):
    plus_tard = QUAND + timedelta(days=8)
    relue = registre.relire(copie, moment=plus_tard)
    assert relue.lecture == plus_tard
    assert copies.lister(copie.chemin.parent) == (relue,)
    assert noms(copie.chemin.parent) == [copie.chemin.name, f"{copie.chemin.name}.relue"]


@pytest.mark.parametrize("abimer", ["un_bit", "les_cles", "coupee"])
def test_une_copie_qui_ne_se_relit_plus_n_en_est_plus_une(
    registre: RegistreSqlite, copie: Copie, abimer: str
):
    octets = bytearray(copie.chemin.read_bytes())
    if abimer == "coupee":
        del octets[-10_000:]
    else:
        octets[len(octets) // 2 if abimer == "un_bit" else -400] ^= 1
    copie.chemin.write_bytes(octets)
    with pytest.raises(CopieDefectueuse):
        registre.relire(copie, moment=QUAND)
    assert copies.lister(copie.chemin.parent) == ()
    assert noms(copie.chemin.parent) == [f"{copie.chemin.name}.defectueuse"]
    assert registre.page()
