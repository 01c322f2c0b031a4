"""Whoever looks for leaks finds them, and finds nothing where there is none."""

import os
import sys
import zlib
from dataclasses import replace
from types import SimpleNamespace

import pytest

from desktop_app.bootstrap import redaction
from desktop_app.domain.reponse import Correspondant
from tests.endurance import __main__ as campagne
from tests.endurance import fuites, page, suite
from tests.endurance.aiguilles import AIGUILLES, CODAGES, Aiguille, Detecteur, mots_de_secours
from tests.endurance.bilan import Bilan
from tests.endurance.ecoute import manque
from tests.letters.outils import REFUS
from tests.ui.pdf import mots_du_pdf

MOTS = ("abaisser", "épargne", "légume", "zoologie")
TOUTES = (*AIGUILLES, mots_de_secours(MOTS))

MANQUE = manque()
ecoute_possible = pytest.mark.skipif(bool(MANQUE), reason=MANQUE)


@pytest.fixture(scope="module")
def detecteur():
    return Detecteur(TOUTES)


@pytest.mark.parametrize("codage", CODAGES)
@pytest.mark.parametrize("aiguille", TOUTES, ids=lambda a: a.nom)
def test_une_donnee_ecrite_est_vue(detecteur, aiguille: Aiguille, codage: str):
    for forme in aiguille.formes:
        for ecrite in CODAGES[codage](forme):
            noyee = os.urandom(999) + ecrite + os.urandom(999)
            assert any(n.startswith(f"{aiguille.nom} en ") for n in detecteur.chercher(noyee))
            assert detecteur.chercher(b"avant" + zlib.compress(ecrite) + b"apres")


def test_ce_qui_ne_nomme_personne_n_est_pas_vu(detecteur):
    assert detecteur.chercher("Zone de police Exemple, réf. 26/1, le 12/10/2026".encode()) == set()
    assert detecteur.chercher(zlib.compress(b"Courrier ordinaire") + os.urandom(99_999)) == set()


@ecoute_possible
def test_rien_de_ce_qui_est_ecrit_n_echappe_a_l_ecoute():
    bilan = fuites.guet()
    assert bilan.fautes == ()
    assert bilan.essais == len(TOUTES) * len(CODAGES) == 120


def test_un_plantage_ne_laisse_aucune_image_de_la_memoire():
    bilan = fuites.plantage()
    if fuites.SANS_TEMOIN in bilan.fautes:
        pytest.skip("this system makes no image of any program")
    assert bilan.fautes == ()


@pytest.mark.parametrize(("faites", "fautes", "code"), [(3, (), 0), (3, ("ceci",), 1), (2, (), 1)])
def test_une_promesse_rompue_ou_trop_peu_mise_a_l_epreuve_fait_echouer(
    monkeypatch, capsys, faites, fautes, code
):
    bilan = Bilan(promesse="Essai", essais=faites, attendus=3, fautes=fautes)
    famille = SimpleNamespace(mesurer=lambda _: iter([bilan]))
    monkeypatch.setitem(sys.modules, "tests.endurance.essai", famille)
    monkeypatch.setattr(campagne, "FAMILLES", (*campagne.FAMILLES, "essai"))
    assert campagne.main(["essai"]) == code
    assert ("ÉCHEC" in capsys.readouterr().out) is bool(code)


def test_un_mot_inconnu_ne_mesure_rien(capsys):
    assert campagne.main(["--help"]) == 2
    assert "Inconnu : --help" in capsys.readouterr().out


def test_un_trait_d_union_au_bout_d_une_ligne_est_lu():
    correspondant = Correspondant(nom="Orphelin-", adresse=("rue Haute 1",))
    pdf = redaction().composer(replace(REFUS, correspondant=correspondant))
    assert "Orphelin-" in mots_du_pdf(pdf)


@pytest.mark.parametrize(
    ("essai", "faits", "tenu"),
    [
        ("def test_x(): pass", 1, True),
        ("def test_x(): assert False", 0, False),
        ("import pytest\n@pytest.mark.skip\ndef test_x(): pass\ndef test_y(): pass", 1, False),
        ("def test_x(", 0, False),
        (None, 0, False),
    ],
    ids=["réussi", "raté", "sauté", "illisible", "absent"],
)
def test_ce_que_la_suite_tient_est_compte(tmp_path, monkeypatch, essai, faits, tenu):
    fichier = tmp_path / "test_un.py"
    if essai is not None:
        fichier.write_text(essai, encoding="utf-8")
    monkeypatch.setattr(suite, "PROMESSES", {"Essai": (str(fichier),)})
    (bilan,) = suite.mesurer(complet=False)
    assert (bilan.essais, bilan.tenu) == (faits, tenu)


def test_la_page_dit_ce_qui_est_mesure_et_rien_d_autre(tmp_path, monkeypatch):
    copie = tmp_path / "securite.md"
    copie.write_text(
        "Texte\n\n| P | E | R |\n|---|---|---|\n| Ancienne | 1 | x |\n", encoding="utf-8"
    )
    monkeypatch.setattr(page, "PAGE", copie)
    bilans = [
        Bilan(promesse="Clé : gardée", essais=2300, attendus=2000, temoin="sinon 1834"),
        Bilan(promesse="Autre", essais=1, attendus=1),
    ]
    assert page.ecart(bilans) == ("Ancienne", "Autre", "Clé\u00a0: gardée")
    page.noter(bilans[:1], seules=False)
    assert page.ecart(bilans) == ("Ancienne", "Autre")
    page.noter(bilans, seules=True)
    assert page.ecart(bilans) == ()
    assert copie.read_text(encoding="utf-8").splitlines()[-2:] == [
        "| Clé\u00a0: gardée | 2\u00a0300\u00a0essais | aucune faute\u00a0; sinon 1\u00a0834 |",
        "| Autre | 1\u00a0essai | aucune faute |",
    ]
