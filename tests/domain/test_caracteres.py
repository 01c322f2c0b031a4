"""Which characters become others, which are told, and how they are spelled out."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.domain import caracteres
from desktop_app.domain.caracteres import epele, imprimable, imprime, sans_dessin, usuel

PUCES_DE_WORD = "\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf06e\uf071\uf076\uf02d"
PUCES = "●■▪◦\u2043○□✔➢➤◆❖▶"


@pytest.mark.parametrize("puce", [*PUCES_DE_WORD, *PUCES])
@pytest.mark.parametrize("blanc", [" ", "\t", "", "\ufe0f "])
def test_une_puce_collee_devient_un_tiret(puce, blanc):
    assert usuel(f"{puce}{blanc}adresse\n{puce}{blanc}ménage") == "– adresse\n– ménage"


@pytest.mark.parametrize("signe", "•‣✓→…½²«œ€ﬁ")
def test_ce_que_la_lettre_sait_imprimer_reste(signe):
    assert usuel(f"a {signe} b") == f"a {signe} b"


@pytest.mark.parametrize(
    ("colle", "garde"),
    [
        ("\U0001d400\U0001d41b\U0001d7d0", "Ab2"),
        ("\uff2d\uff4d\uff45", "Mme"),
        ("5 ㎡ à 20 ℃", "5 m² à 20 °C"),
        ("1\ufe0f\u20e3 adresse", "1 adresse"),
        ("ré\u00adfé\u200bren\u2060ce\ufeff", "référence"),
        ("e\u0301te\u0301", "été"),
        ("\uff45\u0301", "é"),
        ("a \uf0e0 b ➔ c", "a → b → c"),
        ("≪\u2217≫", "≪*≫"),
    ],
)
def test_ce_qui_a_un_pareil_le_prend(colle, garde):
    assert usuel(colle) == garde


@pytest.mark.parametrize("sens", ["①", "🅐", "☒", "☑", "\uf0fe", "\uf0fd", "⅖⃝", "漢", "გ", "👍"])
def test_ce_qui_dirait_autre_chose_n_est_pas_change(sens):
    assert usuel(sens) == sens
    assert sans_dessin(sens)


def test_les_caracteres_voisins_sont_nommes_ensemble_et_une_fois():
    assert sans_dessin("Giorgi გიორგი 漢 ✅\ufe0f, 漢") == ("გიორგი", "漢", "✅")


def test_ce_que_personne_ne_voit_n_empeche_rien():
    assert sans_dessin("\ufeffa\u200d\u202eb\ufe0f\u00ad\tc\x07\U000e0101") == ()


def test_un_texte_epele_garde_ses_lignes():
    assert epele("un ✅\ndeux \ue000\n\u3164") == "un [U+2705]\ndeux [U+E000]\n[U+3164]"


def test_un_refus_montre_le_caractere_ou_son_numero():
    assert caracteres.absence("x", "✅").details["caractere"] == "«\u00a0✅\u00a0»"
    assert caracteres.absence("x", "\ue000").details == {
        "caractere": "spécial",
        "point_de_code": "U+E000",
    }


@given(st.text(st.characters(), max_size=30))
@example("a\u200d\u0301")
@example("\uf0b7\u0301")
@example("\ud800")
@settings(max_examples=400, deadline=None)
def test_tout_texte_est_imprimable_ou_nomme_et_s_epele(texte):
    assert usuel(usuel(texte)) == usuel(texte)
    ligne = imprime(texte)
    assert imprime(ligne) == ligne == imprime(usuel(texte))
    assert (sans_dessin(texte) == ()) == all(map(imprimable, ligne))
    assert sans_dessin(epele(texte)) == ()
