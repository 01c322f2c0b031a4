"""The page that says where everything is names everything."""

import ast
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


PIECES = RACINE / "desktop_app" / "ui"
"""Each room of the window stands in the page by its folder; its modules are told inside it."""


def dans_une_piece(module):
    """Whether a module belongs to a room of the window."""
    return (RACINE / module).parent.parent == PIECES


@pytest.mark.parametrize("module", [m for m in MODULES if not dans_une_piece(m)], ids=str)
def test_chaque_module_est_dans_la_page(module):
    assert re.search(rf"\b{re.escape(module.stem)}\b", PAGE), module


@pytest.mark.parametrize(
    "piece", sorted({m.parent for m in MODULES if dans_une_piece(m)}), ids=str
)
def test_chaque_piece_de_la_fenetre_est_dans_la_page(piece):
    assert f"`{piece.as_posix()}/`" in PAGE
    for module in (RACINE / piece).glob("*.py"):
        assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))), module


FENETRE = sorted(PIECES.rglob("*.py"))


@pytest.mark.parametrize("module", FENETRE, ids=lambda m: str(m.relative_to(PIECES)))
def test_la_fenetre_n_ouvre_aucune_transaction(module):
    arbre = ast.parse(module.read_text(encoding="utf-8"))
    noms = {noeud.attr for noeud in ast.walk(arbre) if isinstance(noeud, ast.Attribute)}
    assert "transaction" not in noms, "an act of `application` opens it"


def test_la_page_ne_nomme_que_ce_qui_existe():
    nommes = set(re.findall(r"`((?:desktop_app|db|resources|tests)/[\w./-]*)`", PAGE))
    assert len(nommes) > 15
    assert [n for n in nommes if not (RACINE / n).exists()] == []
