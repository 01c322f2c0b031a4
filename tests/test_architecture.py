"""The page that says where everything is names everything."""

import re
from pathlib import Path

import pytest

RACINE = Path(__file__).resolve().parents[1]
PAGE = (RACINE / "ARCHITECTURE.md").read_text(encoding="utf-8")
MODULES = sorted(
    chemin.relative_to(RACINE)
    for dossier in ("desktop_app", "db")
    for chemin in (RACINE / dossier).rglob("*.py")
    if chemin.name != "__init__.py"
)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_chaque_module_est_dans_la_page(module):
    assert re.search(rf"\b{re.escape(module.stem)}\b", PAGE), module


def test_la_page_ne_nomme_que_ce_qui_existe():
    nommes = set(re.findall(r"`((?:desktop_app|db|resources|tests)/[\w./-]*)`", PAGE))
    assert len(nommes) > 15
    assert [n for n in nommes if not (RACINE / n).exists()] == []
