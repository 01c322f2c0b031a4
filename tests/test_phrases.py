"""Where sentences live, and that each code has its own."""

import ast
import re
from pathlib import Path

import pytest

from db import erreurs
from desktop_app.application import pannes
from desktop_app.domain.evaluation import Avertissement

RACINE = Path(__file__).resolve().parents[1]
SANS_PHRASE = ("desktop_app/domain", "desktop_app/application", "db")
FRANCAIS = re.compile(r"[éèêàùçœ’«»]| (le|la|les|de|du|des|est|une?|pas|pour) ", re.IGNORECASE)


def fichiers(*dossiers):
    """The modules of some folders."""
    return [chemin for dossier in dossiers for chemin in sorted((RACINE / dossier).rglob("*.py"))]


def constantes(chemin):
    """The texts of a module that are not docstrings."""
    arbre = ast.parse(chemin.read_text(encoding="utf-8"))
    docs = {
        id(noeud.body[0].value)
        for noeud in ast.walk(arbre)
        if isinstance(noeud, ast.Module | ast.ClassDef | ast.FunctionDef)
        and noeud.body
        and isinstance(noeud.body[0], ast.Expr)
    }
    for noeud in ast.walk(arbre):
        texte = getattr(noeud, "value", None)
        if isinstance(noeud, ast.Constant) and isinstance(texte, str) and id(noeud) not in docs:
            yield texte


def codes_de_refus():
    """The code of every refusal raised anywhere in the program."""
    for chemin in fichiers("desktop_app"):
        for noeud in ast.walk(ast.parse(chemin.read_text(encoding="utf-8"))):
            leve = isinstance(noeud, ast.Call) and getattr(noeud.func, "id", "") == "ErreurMetier"
            if leve and isinstance(noeud.args[0], ast.Constant):
                yield noeud.args[0].value


@pytest.mark.parametrize("chemin", fichiers(*SANS_PHRASE), ids=lambda c: c.name)
def test_aucune_phrase_francaise_dans_le_domaine_les_actes_et_le_coffre(chemin):
    phrases = [t for t in constantes(chemin) if " " in t.strip() and FRANCAIS.search(t)]
    assert phrases == []


def test_chaque_refus_a_sa_phrase(textes):
    codes = set(codes_de_refus())
    assert len(codes) > 15
    assert codes <= set(textes.refus)


def test_chaque_phrase_de_refus_sert(textes):
    source = "".join(c.read_text(encoding="utf-8") for c in fichiers("desktop_app", "db"))
    assert [code for code in textes.refus if f'"{code}"' not in source] == []


def test_chaque_avertissement_a_sa_phrase(textes):
    assert set(textes.avertissements) == set(Avertissement)


def test_chaque_panne_du_coffre_dit_ce_qui_est_arrive_et_que_faire(textes):
    noms = {**vars(erreurs), **vars(pannes)}
    classes = [c for c in noms.values() if isinstance(c, type) and hasattr(c, "code")]
    assert {c.code for c in classes} == set(textes.coffre)
    assert [code for code, phrase in textes.coffre.items() if not phrase.suite] == []


def test_cinq_pannes_de_l_ouverture_ont_cinq_phrases(textes):
    codes = (
        "coffre_endommage",
        "coffre_etranger",
        "coffre_trop_recent",
        "coffre_occupe",
        "phrase_refusee",
    )
    assert len({textes.coffre[code].texte for code in codes}) == 5


@pytest.mark.parametrize("chemin", fichiers("desktop_app/domain"), ids=lambda c: c.name)
def test_chaque_passage_nomme_par_une_regle_existe(chemin, referentiel):
    identifiants = [t for t in constantes(chemin) if re.fullmatch(r"[a-z]\w*\.[a-z]+\.\d+", t)]
    for identifiant in identifiants:
        assert referentiel.passage(identifiant).texte


REGLES = [RACINE / "desktop_app/domain/evaluer.py", *fichiers("desktop_app/domain/regles")]
VERDICT = re.compile(r"Verdict|Manque\b|Ouverture|Propose\b")
ASSEMBLAGE = {"_non", "_manque", "_propose", "manquements", "proposition"}


def test_chaque_regle_nomme_sa_source():
    regles = [
        noeud
        for chemin in REGLES
        for noeud in ast.parse(chemin.read_text(encoding="utf-8")).body
        if isinstance(noeud, ast.FunctionDef)
        and VERDICT.search(ast.unparse(noeud.returns))
        and noeud.name not in ASSEMBLAGE
    ]
    assert len(regles) > 20
    assert [r.name for r in regles if "Source:" not in (ast.get_docstring(r) or "")] == []
