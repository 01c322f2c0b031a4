"""Refused passphrases are counted beside the register, and told by its journal once it opens."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db import essais
from db.depot import RegistreSqlite
from desktop_app.application.pannes import ErreurCoffre
from desktop_app.bootstrap import RegistresSqlite
from tests.db.outils_db import clefs, rouvrir

DEBUT = datetime(2026, 11, 25, 9, tzinfo=UTC)


class Montre:
    """A clock that moves one minute each time it is read."""

    def __init__(self) -> None:
        self.lue = DEBUT

    def __call__(self) -> datetime:
        self.lue += timedelta(minutes=1)
        return self.lue


def echouer(registres: RegistresSqlite, chemin: Path, combien: int) -> None:
    for _ in range(combien):
        with pytest.raises(ErreurCoffre):
            registres.ouvrir(chemin, "une phrase fausse")


def test_le_journal_dit_combien_et_quand(chemin: Path):
    registres = RegistresSqlite(Montre())
    echouer(registres, chemin, 2)
    with pytest.raises(ErreurCoffre):
        registres.ouvrir_avec_mots(chemin, "abaisser " * 15)
    vus = registres.refusees(chemin)
    assert vus == tuple(DEBUT + timedelta(minutes=n) for n in range(1, len(vus) + 1))
    with rouvrir(chemin, clefs(chemin)) as registre:
        assert registre.refusees == ()
        registre.verification_complete()
        (dite,) = registre.journal(taille=1)
        assert (dite.acte, dite.precision) == ("ouverture_refusee", str(len(vus)))
        assert dite.moment == vus[-1]
        assert registre.refusees == vus
    assert registres.refusees(chemin) == ()


def test_rien_ne_se_dit_quand_rien_n_a_ete_refuse(registre: RegistreSqlite):
    assert registre.refusees == ()
    assert registre.journal(taille=1)[0].acte != "ouverture_refusee"


def test_seuls_les_mille_derniers_sont_retenus_en_prive(chemin: Path):
    for rang in range(1_003):
        essais.noter(chemin, DEBUT + timedelta(seconds=rang))
    vus = essais.lire(chemin)
    assert (len(vus), vus[0]) == (1_000, DEBUT + timedelta(seconds=3))
    fichier = chemin.with_name(f"{chemin.name}.essais")
    assert stat.S_IMODE(fichier.stat().st_mode) == 0o600


@pytest.mark.parametrize("octets", [b"", b"demain\n", b"\xff\xfe"])
def test_un_fichier_illisible_ne_compte_rien_et_n_arrete_personne(chemin: Path, octets: bytes):
    chemin.with_name(f"{chemin.name}.essais").write_bytes(octets)
    assert essais.lire(chemin) == ()
    with rouvrir(chemin, clefs(chemin)) as registre:
        registre.verification_complete()


@pytest.mark.parametrize(
    "ligne", ["0001-01-01T00:00:00+23:59", "2026-11-25T10:00:00", "demain", "9" * 5_000, "NaN"]
)
def test_une_trace_insolite_n_en_est_pas_une_et_ne_cache_pas_les_autres(chemin: Path, ligne: str):
    essais.noter(chemin, DEBUT)
    fichier = chemin.with_name(f"{chemin.name}.essais")
    fichier.write_text(f"{ligne}\n{fichier.read_text()}{ligne}\n", encoding="ascii")
    assert essais.lire(chemin) == (DEBUT,)
    essais.noter(chemin, DEBUT + timedelta(minutes=1))
    assert essais.lire(chemin) == (DEBUT, DEBUT + timedelta(minutes=1))


def test_un_fichier_demesure_n_est_pas_une_trace(chemin: Path):
    chemin.with_name(f"{chemin.name}.essais").write_text(f"{DEBUT.isoformat()}\n" * 5_000)
    assert essais.lire(chemin) == ()
