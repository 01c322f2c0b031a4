"""The bench still fits the program: each measure on registers is made once, on small ones."""

from __future__ import annotations

import pytest

from tests.bench import coffre, registre


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("famille", [coffre, registre])
def test_chaque_mesure_se_fait(famille, monkeypatch):
    monkeypatch.setattr(famille, "GRAND", 300)
    monkeypatch.setattr(famille, "PETIT", 200)
    releves = famille.relever()
    assert releves
    assert all(releve.valeur > 0 for releve in releves)
