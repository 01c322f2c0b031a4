"""What leaves the register: words only, nothing secret, never without saying what for."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.application import exporter
from desktop_app.domain.comptes import Compte, Role
from desktop_app.domain.erreurs import ErreurMetier
from tests.domain import cas

FORMULES = ["=1+1", "+32", "-5", "@a", "\tx", "\rx", "'", "'=1", "''", "=CMD|'/c calc'!A0"]


@pytest.mark.parametrize("cellule", FORMULES)
def test_aucune_cellule_n_est_une_formule(cellule):
    octets = exporter.en_tableau(("Titre",), [(cellule,)])
    assert octets.startswith(b"\xef\xbb\xbf")
    ligne = octets.decode("utf-8-sig").split("\r\n", 1)[1]
    assert ligne.startswith("\"'")
    assert exporter.relire_le_tableau(octets)[1] == [cellule]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_un_tableau_se_relit_tel_qu_il_etait(cellules):
    octets = exporter.en_tableau(cellules, [cellules])
    assert exporter.relire_le_tableau(octets) == [cellules, cellules]


class Vue:
    """A register seen by somebody."""

    def __init__(self, role):
        self.comptes = self
        self.qui = Compte(id="a", nom="Anne", role=role)


@pytest.mark.parametrize("role", Role)
def test_seuls_le_secretariat_et_le_directeur_general_exportent(role):
    if role in {Role.SECRETARIAT, Role.DIRECTEUR_GENERAL}:
        exporter.exiger(Vue(role), "contrôle annuel")
        return
    with pytest.raises(ErreurMetier) as refus:
        exporter.exiger(Vue(role), "contrôle annuel")
    assert refus.value.code == "export_reserve"


@pytest.mark.parametrize("finalite", ["", "  ", "..."])
def test_sans_dire_pourquoi_rien_ne_sort(finalite):
    with pytest.raises(ErreurMetier) as refus:
        exporter.exiger(Vue(Role.SECRETARIAT), finalite)
    assert refus.value.code == "finalite_manquante"


def test_les_donnees_disent_tout_le_dossier(referentiel):
    dossier = cas.decide(referentiel)
    lu = json.loads(exporter.en_donnees([dossier], "contrôle", date(2026, 11, 25)))
    assert (lu["finalite"], lu["exporte_le"]) == ("contrôle", "2026-11-25")
    (seul,) = lu["dossiers"]
    assert seul["numero"] == str(dossier.numero)
    assert seul["decision"]["sens"] == dossier.decision.sens
    assert seul["demande"]["canal"] == dossier.demande.canal
    assert set(seul) == set(dossier.__dataclass_fields__)
