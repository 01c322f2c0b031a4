"""When two names are one."""

import pytest

from desktop_app.domain.noms import meme_nom


@pytest.mark.parametrize(
    ("un", "autre"),
    [
        ("Luc Moreau", "LUC  MOREAU"),
        ("Luc Moreau", "Luc Mor\u200deau"),
        ("Luc Moreau", "Luc Mor\u00adeau"),
        ("Jean Luc Moreau", "Jean-Luc Moreau"),
        ("Zoé Cœur", "Zoe\u0301 Coeur"),
        ("Søren D'Hæyer", "Soren D’Haeyer"),
        ("A. B. Moreau", "A B Moreau"),
    ],
)
def test_un_nom_reste_le_meme_sous_une_autre_main(un, autre):
    assert meme_nom(un, autre)


@pytest.mark.parametrize(
    ("un", "autre"),
    [("Luc Moreau", "Luc Morel"), ("", ""), ("«\u00a0»", "!!"), ("\u0301", "\u0300")],
)
def test_deux_noms_et_ce_qui_n_en_est_pas_un(un, autre):
    assert not meme_nom(un, autre)
