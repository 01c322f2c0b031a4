"""Whoever cannot see the screen, or has no mouse, begins and unlocks like anybody."""

import pytest

from desktop_app.ui.demarrage.deverrouillage import EcranVerrou
from desktop_app.ui.demarrage.premiere_fois import PremiereFois
from tests.ui import outils_a11y as outils
from tests.ui.demarrage.test_premiere_fois import avancer


@pytest.fixture(params=range(5))
def page(request, poste_leger, tmp_path, montrer):
    """A window, at one page of the first run."""
    premiere = PremiereFois(poste_leger, tmp_path / "donnees")
    guide = montrer(premiere)
    avancer(guide, request.param)
    yield guide._fenetre
    premiere.abandonner()


@pytest.fixture(params=["phrase", "secours", "absent"])
def verrou(request, poste, chemin, tmp_path, montrer):
    """A window, locked."""
    absent = request.param == "absent"
    guide = montrer(EcranVerrou(poste, tmp_path / "absent.sceau" if absent else chemin))
    if request.param == "secours":
        guide.cliquer("Utiliser la feuille de secours")
    return guide._fenetre


def test_la_premiere_fois_a_des_noms_et_tab_la_visite(page):
    verifier(page)


def test_le_verrou_a_des_noms_et_tab_le_visite(verrou):
    verifier(verrou)


def verifier(place):
    assert outils.sans_nom(place) == []
    visites, revenu = outils.tabuler(place)
    assert revenu, [outils.nommer(w) for w in visites]
    assert outils.oublies(place, visites) == []
    assert outils.mots_coupes(place) == []
