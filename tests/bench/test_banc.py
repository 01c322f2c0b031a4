"""The bench still fits the program: each measure on registers is made once, on small ones."""

import pytest

from tests.bench import coffre, registre
from tests.bench.__main__ import main
from tests.bench.mesure import Releve


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("famille", [coffre, registre])
def test_chaque_mesure_se_fait_et_nomme_son_temoin(famille, monkeypatch):
    monkeypatch.setattr(famille, "GRAND", 300)
    monkeypatch.setattr(famille, "PETIT", 200)
    releves = famille.relever()
    assert releves
    for releve in releves:
        assert releve.valeur > 0
        assert " contre " in releve.detail
        assert " : " in releve.detail


def un_releve(valeur):
    """A measure whose target is 2."""
    return Releve(nom="Une mesure", valeur=valeur, cible=2, unite="×", detail="3 ms contre 2 : x")


def test_une_famille_qui_echoue_n_arrete_pas_les_autres(capsys):
    def echouer():
        raise OSError("plus de place")

    familles = {"une": echouer, "autre": lambda: [un_releve(1.5)]}
    assert main([], familles) == 1
    premiere, seconde = capsys.readouterr().out.splitlines()
    assert premiere.startswith("une : PAS MESURÉE, OSError: plus de place")
    assert "test_banc.py" in premiere
    assert "1,50 ×" in seconde
    assert main(["autre"], familles) == 0


@pytest.mark.parametrize(("valeur", "code"), [(2, 0), (2.01, 1)])
def test_une_cible_manquee_se_voit_au_code_de_sortie(valeur, code, capsys):
    assert main([], {"une": lambda: [un_releve(valeur)]}) == code
    assert ("NON TENU" in capsys.readouterr().out) is bool(code)


def test_une_famille_inconnue_est_refusee(capsys):
    assert main(["autre"], {"une": list}) == 2
    assert "il y a une." in capsys.readouterr().out
