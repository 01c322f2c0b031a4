"""What depends on the system, on the system that runs the tests."""

from __future__ import annotations

import ctypes
import os
import stat
import subprocess
import sys
from ctypes import wintypes
from pathlib import Path

import mypy.api
import pytest

from desktop_app import plateforme

RACINE = Path(__file__).resolve().parents[2]
PROTEGE = """
import ctypes, os, resource
from desktop_app import plateforme
plateforme.proteger_processus()
assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
assert os.umask(0) == 0o077
pr_get_dumpable = 3
assert ctypes.CDLL(None).prctl(pr_get_dumpable, 0, 0, 0, 0) == 0
"""


# The Windows branch, run where there is no Windows: only the system itself is stood in for.
SOUS_WINDOWS = """
import ctypes, os, sys, types
appels = []
def eveille(ou): ou._obj.value = 3_600 * 10_000_000
noyau = types.SimpleNamespace(
    SetErrorMode=appels.append,
    QueryUnbiasedInterruptTime=eveille,
    GetTickCount64=lambda: 3_605_000,
)
sessions = types.SimpleNamespace(WTSRegisterSessionNotification=lambda *dit: suivies.append(dit))
suivies = []
ctypes.windll = types.SimpleNamespace(kernel32=noyau, wtsapi32=sessions)
sys.platform = "win32"
os.environ["LOCALAPPDATA"] = "C:/Users/marie/AppData/Local"
from pathlib import Path
from desktop_app import plateforme
assert not {"fcntl", "resource"} & set(vars(plateforme))
plateforme.proteger_processus()
assert appels == [0x8003]
assert plateforme.dossier_donnees("sceau").as_posix() == "C:/Users/marie/AppData/Local/sceau"
assert plateforme.commande_impression("Courrier") is None
assert plateforme.detenteur_du_verrou(Path("absent"), 0, 1) is None
plateforme.synchroniser_dossier(Path("absent"))
assert plateforme.sommeil() == 5.0
assert plateforme.annonce_par_messages() and not plateforme.a_un_bus_de_session()
plateforme.suivre_la_session(42)
assert suivies == [(42, 0)]
plateforme.sortie_utf8()
"""


def test_la_branche_windows_s_importe_et_s_execute():
    fini = subprocess.run(
        [sys.executable, "-c", SOUS_WINDOWS], cwd=RACINE, capture_output=True, check=False
    )
    assert fini.stderr == b""
    assert fini.returncode == 0


@pytest.mark.parametrize("systeme", ["win32", "linux"])
def test_les_types_de_chaque_branche_tiennent(systeme: str):
    module = RACINE / "desktop_app" / "plateforme.py"
    rapport, erreurs, code = mypy.api.run(["--platform", systeme, str(module)])
    assert (code, erreurs) == (0, ""), rapport


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_le_processus_ne_laisse_rien_derriere_lui():
    sortie = subprocess.run(
        [sys.executable, "-c", PROTEGE], cwd=RACINE, capture_output=True, check=False
    )
    assert sortie.stderr == b""


def test_un_fichier_prive_n_est_lu_que_par_son_proprietaire(tmp_path: Path):
    ancien = os.umask(0)
    try:
        plateforme.ecrire_fichier_prive(tmp_path / "a", b"secret")
    finally:
        os.umask(ancien)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        plateforme.ecrire_fichier_prive(tmp_path / "a", b"autre")
    assert (tmp_path / "a").read_bytes() == b"secret"


def test_remplacer_met_l_un_a_la_place_de_l_autre(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"neuf")
    (tmp_path / "b").write_bytes(b"ancien")
    plateforme.remplacer(tmp_path / "a", tmp_path / "b")
    assert [p.name for p in tmp_path.iterdir()] == ["b"]
    assert (tmp_path / "b").read_bytes() == b"neuf"


def test_le_dossier_des_donnees_porte_le_nom_de_l_application():
    assert plateforme.dossier_donnees("sceau").name == "sceau"


def test_une_machine_qui_n_a_pas_dormi_depuis_n_en_dit_pas_davantage():
    assert plateforme.sommeil() - plateforme.sommeil() < 1


@pytest.mark.parametrize(
    ("message", "detail", "absence"),
    [
        pytest.param(0x02B1, 0x7, True, id="session verrouillée"),
        pytest.param(0x0218, 0x4, True, id="mise en veille"),
        pytest.param(0x02B1, 0x8, False, id="session rouverte"),
        pytest.param(0x0218, 0x7, False, id="réveil"),
        pytest.param(0x000F, 0x7, False, id="peinture"),
    ],
)
def test_windows_annonce_les_absences_par_messages(message: int, detail: int, absence: bool):
    recu = wintypes.MSG(message=message, wParam=detail)
    assert plateforme.annonce_une_absence(ctypes.addressof(recu)) is absence


def test_le_titre_d_impression_est_un_argument_entier():
    commande = plateforme.commande_impression("Courrier")
    assert commande is None or commande[1:] == ("-t", "Courrier", "--")


def test_aucun_autre_module_ne_demande_le_systeme():
    for dossier in ("db", "desktop_app"):
        for module in (RACINE / dossier).rglob("*.py"):
            if module.name != "plateforme.py":
                assert "sys.platform" not in module.read_text(encoding="utf-8"), module.name
