"""Which copies are removed: those alone that the journal went through and no rhythm keeps."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from db import coffre, copies, restauration
from db.depot import RegistreSqlite
from db.fichier_cles import chemin_des_cles
from desktop_app.application.vues import Copie
from desktop_app.domain.comptes import Role
from desktop_app.domain.dossier import Numero
from desktop_app.domain.elimination import Autorisation
from tests.db.outils_db import PHRASE, clefs, dater, enregistrer, refaire, rouvrir

QUAND = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)
JOUR = timedelta(days=1)
ACCORD = Autorisation(reference="AGR 2026/77", accordee_le=date(2026, 3, 1))


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Where copies go; it does not exist yet."""
    return tmp_path / "copies" / "du registre"


@pytest.fixture
def copie(registre: RegistreSqlite, dossier: Path) -> Copie:
    """A copy of the register, which stays open."""
    return registre.sauvegarder(dossier, moment=QUAND)


# The rhythm.


def fictive(moment: datetime, rang: int = 0) -> Copie:
    """A copy that only has a place and a date."""
    chemin = Path(f"registre-{moment:%Y-%m-%d-%H%M%S}.copie")
    return Copie(
        chemin=chemin,
        registre="r",
        rang=rang,
        moment=moment,
        dossiers=1,
        derniere=None,
        nombre=1,
        tete="",
        sha256="",
    )


def test_une_copie_par_jour_pendant_un_an_en_laisse_peu_et_les_bonnes():
    jours = [QUAND - timedelta(days=n) for n in range(400)]
    gardees = copies.a_garder(fictive(jour) for jour in jours)
    restantes = sorted((j.date() for j in jours if fictive(j).chemin in gardees), reverse=True)
    assert restantes[:12] == [QUAND.date() - timedelta(days=n) for n in range(12)]
    # The last Sundays, then the last days of months.
    assert date(2026, 9, 27) in restantes
    assert date(2026, 3, 31) in restantes
    assert restantes[-1] == date(2026, 3, 31)
    assert len(restantes) == 12 + 8 + 7


def test_de_plusieurs_copies_d_un_jour_la_derniere_reste():
    heures = [QUAND - timedelta(hours=n) for n in range(10)]
    assert copies.a_garder(fictive(heure) for heure in heures) == {fictive(QUAND).chemin}


def test_une_horloge_reculee_ne_rajeunit_pas_une_ancienne_copie(
    registre: RegistreSqlite, copie: Copie, dossier: Path
):
    faites = [copie]
    for jours in (365, 364):
        enregistrer(registre)
        faites.insert(0, registre.sauvegarder(dossier, moment=QUAND - timedelta(days=jours)))
    assert copies.lister(dossier) == tuple(faites)


def test_une_horloge_reculee_n_ecarte_pas_les_dernieres_copies():
    en_avance = [fictive(QUAND + timedelta(days=365 + n), rang=n) for n in range(20)]
    remises = [fictive(QUAND + timedelta(days=n), rang=20 + n) for n in range(20)]
    gardees = copies.a_garder([*en_avance, *remises])
    assert {c.chemin for c in remises[-12:]} <= gardees


def test_les_anciennes_copies_du_registre_partent_et_elles_seules(
    registre: RegistreSqlite, copie: Copie, dossier: Path
):
    anciennes = [dater(copie, QUAND - timedelta(hours=n)) for n in range(1, 4)]
    de_cinq_heures = dater(copie, QUAND - timedelta(hours=5))
    ailleurs = refaire(replace(de_cinq_heures, registre="autre"), copie)
    (dossier / "photo.jpg").write_bytes(b"x")
    neuve = registre.sauvegarder(dossier, moment=QUAND + timedelta(minutes=1))
    assert copies.lister(dossier) == (neuve, ailleurs)
    assert not any(a.chemin.exists() for a in anciennes)
    assert (dossier / "photo.jpg").exists()


def test_le_rythme_suit_le_journal_ou_les_rangs_se_heurtent():
    """Two machines gave the same rank; the one that went further is the last of its day."""
    avant, apres = (replace(fictive(QUAND - n * JOUR / 24), nombre=2 - n) for n in (1, 0))
    assert copies.a_garder([avant, apres]) == {apres.chemin}
    recule = replace(fictive(QUAND - JOUR / 12, rang=1), nombre=9)
    assert copies.a_garder([replace(avant, rang=7), recule]) == {recule.chemin}


# Another history of the same register.


def reouvert(chemin: Path) -> RegistreSqlite:
    """The register of a place, verified."""
    registre = rouvrir(chemin, clefs(chemin))
    registre.verification_complete()
    return registre


def autre_machine(chemin: Path, dossier: Path) -> Path:
    """The same register on another workstation, from the files as they are."""
    ailleurs = dossier / "autre poste" / "registre.sceau"
    ailleurs.parent.mkdir()
    shutil.copy(chemin, ailleurs)
    shutil.copy(chemin_des_cles(chemin), chemin_des_cles(ailleurs))
    return ailleurs


def test_une_mauvaise_restauration_ne_fait_pas_perdre_la_bonne_copie(
    registre: RegistreSqlite, copie: Copie, chemin: Path, dossier: Path
):
    """Monday is put back by mistake; what was copied on Tuesday stays, for as long as it takes."""
    for _ in range(3):
        enregistrer(registre)
    mardi = registre.sauvegarder(dossier, moment=QUAND + JOUR)
    registre.fermer()
    restauration.restaurer(copie, chemin, QUAND)
    with reouvert(chemin) as revenu:
        for jours in range(40):
            enregistrer(revenu)
            revenu.sauvegarder(dossier, moment=QUAND + JOUR + jours * JOUR / 10)
        assert mardi in copies.lister(dossier)
        assert revenu.compter() > mardi.dossiers
    restauration.restaurer(mardi, chemin, QUAND)
    with reouvert(chemin) as repris:
        assert repris.compter() == 11


def test_deux_machines_sur_une_cle_gardent_chacune_ce_qui_est_a_l_autre(
    registre: RegistreSqlite, chemin: Path, dossier: Path
):
    registre.sauvegarder(dossier, moment=QUAND)
    registre.fermer()
    la, ici = autre_machine(chemin, dossier.parent), chemin
    with reouvert(la) as ouvert, ouvert.transaction():
        ouvert.consigner("exporter", auteur="Claire", moment=QUAND)
    dernieres: dict[Path, Copie] = {}
    for heure in range(1, 7):
        for poste in (ici, la):
            with reouvert(poste) as ouvert:
                enregistrer(ouvert)
                dernieres[poste] = ouvert.sauvegarder(dossier, moment=QUAND + heure * JOUR / 24)
            assert set(dernieres.values()) <= set(copies.lister(dossier))
    rangs = [c.rang for c in copies.lister(dossier)]
    assert len(rangs) == len(set(rangs))
    # Of one day, each machine keeps its own last one; what both went through is gone.
    assert set(copies.lister(dossier)) == set(dernieres.values())


def test_une_copie_d_une_autre_suite_ne_prend_la_place_d_aucune(
    registre: RegistreSqlite, copie: Copie, dossier: Path
):
    """Of every day and of the highest ranks, copies of another history leave ours their days."""
    siennes = [registre.sauvegarder(dossier, moment=QUAND + n * JOUR) for n in range(1, 6)]
    autres = [
        refaire(
            replace(dater(c, c.moment + JOUR / 24), tete=f"{n:064x}", rang=1_000 + n),
            copie,
        )
        for n, c in enumerate(siennes)
    ]
    neuve = registre.sauvegarder(dossier, moment=QUAND + 6 * JOUR)
    assert neuve.quittees == tuple(c.tete for c in reversed(autres))
    assert set(copies.lister(dossier)) == {copie, *siennes, *autres, neuve}


@pytest.mark.parametrize(
    "autre",
    [
        lambda c: replace(c, tete="0" * 64),
        lambda c: replace(c, nombre=c.nombre + 1_000),
        lambda c: replace(c, nombre=c.nombre - 1),
        lambda c: replace(c, nombre=0),
        lambda c: replace(c, dossiers=c.dossiers + 100),
        lambda c: replace(c, registre="0" * 32),
    ],
    ids=["tete", "plus loin", "moins loin", "aucune ligne", "plus remplie", "autre registre"],
)
@pytest.mark.parametrize("horloge", [timedelta(0), -JOUR * 400, JOUR * 400], ids=str)
def test_rien_d_autre_que_ce_par_quoi_le_journal_est_passe_ne_part(
    registre: RegistreSqlite,
    copie: Copie,
    dossier: Path,
    autre: Callable[[Copie], Copie],
    horloge: timedelta,
):
    """With a clock that stands still, goes back or leaps."""
    gardee = refaire(autre(dater(copie, QUAND - JOUR / 24)), copie)
    for _ in range(3):
        enregistrer(registre)
        neuve = registre.sauvegarder(dossier, moment=QUAND + horloge)
    restantes = copies.lister(dossier)
    assert gardee in restantes
    assert neuve in restantes
    assert (copie in restantes) is bool(horloge)


def test_le_plus_grand_rang_possible_n_empeche_pas_la_copie_suivante(
    registre: RegistreSqlite, copie: Copie, dossier: Path
):
    refaire(replace(dater(copie, QUAND - JOUR), rang=10**9), copie)
    neuve = registre.sauvegarder(dossier, moment=QUAND + JOUR)
    assert neuve in copies.lister(dossier)


def test_un_nom_que_quelqu_un_a_choisi_n_est_pas_un_reste(
    registre: RegistreSqlite, copie: Copie, dossier: Path
):
    mise_a_part = copie.chemin.rename(dossier / f"{copie.chemin.name}-avant le départ")
    reste = dossier / f"{copie.chemin.name}.copie-0123abcd-journal"
    reste.write_bytes(b"x")
    registre.sauvegarder(dossier, moment=QUAND + JOUR)
    assert mise_a_part.exists()
    assert not reste.exists()


# Written again under new keys.


def test_les_copies_d_avant_un_depart_s_espacent_comme_les_autres(
    registre: RegistreSqlite, chemin: Path, dossier: Path
):
    """The journal went through them: they hold nothing that it does not."""
    anne = registre.comptes.ajouter("Anne", Role.REFERENT, "une autre phrase", moment=QUAND)
    veille = registre.sauvegarder(dossier, moment=QUAND + JOUR / 24)
    assert copies.lister(dossier) == (veille,)
    registre.faire_partir(anne, moment=QUAND)
    with coffre.ouvrir(chemin, PHRASE) as rouvert:
        rouvert.verification_complete()
        neuve = rouvert.sauvegarder(dossier, moment=QUAND + JOUR / 12)
    assert copies.lister(dossier) == (neuve,)


def test_une_copie_d_avant_une_elimination_reste_tant_qu_elle_contient_plus(
    registre: RegistreSqlite, copie: Copie, chemin: Path, dossier: Path
):
    registre.eliminer([Numero(2026, 1)], ACCORD, auteur="Claire", moment=QUAND)
    with coffre.ouvrir(chemin, PHRASE) as rouvert:
        rouvert.verification_complete()
        apres = rouvert.sauvegarder(dossier, moment=QUAND + JOUR / 24)
        assert copies.lister(dossier) == (apres, copie)
        assert apres.quittees == ()
        enregistrer(rouvert)
        neuve = rouvert.sauvegarder(dossier, moment=QUAND + JOUR / 12)
        assert copies.lister(dossier) == (neuve,)
