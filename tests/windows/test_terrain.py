from tests.windows.terrain import RACINE, verrou_de_windows


def test_windows_recoit_tout_ce_que_le_programme_emporte():
    verrou = verrou_de_windows()
    application = (RACINE / "requirements" / "application.txt").read_text(encoding="utf-8")
    voulus = [ligne for ligne in application.splitlines() if "==" in ligne]
    assert len(voulus) > 15
    assert [ligne for ligne in voulus if ligne.split(" ;")[0].rstrip(" \\") not in verrou] == []


def test_ce_que_windows_seul_demande_y_est_sans_condition():
    lignes = [x for x in verrou_de_windows().splitlines() if "==" in x]
    noms = {x.split("==")[0] for x in lignes}
    assert {"colorama", "pefile", "pywin32-ctypes"} <= noms
    assert "macholib" not in noms
    assert [x for x in lignes if "sys_platform" in x] == []
