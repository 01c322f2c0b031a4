"""A short walk over every act; the campaign makes the long one."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.workflow import Acte
from tests.endurance.marches import marcher

PAS = 400


@pytest.mark.parametrize("graine", [1, 2])
def test_rien_ne_part_de_ce_qui_a_ete_retire_ou_recommence(tmp_path: Path, graine: int):
    marche = marcher(tmp_path, PAS, graine)
    assert marche.fautes == []
    assert marche.faits["pas"] >= PAS
    assert min(marche.faits[a] for a in (Acte.ENVOYER, Acte.RETIRER_ACCORD, Acte.ROUVRIR)) > 0
