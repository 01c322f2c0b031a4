"""Values are printed as they stand, or refused; they are never obeyed."""

from __future__ import annotations

import string
from dataclasses import replace
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.caracteres import point_de_code, repertoire, sans_dessin
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.letters.polices import Polices
from desktop_app.letters.texte import Face, nettoyer
from tests.letters import outils

HOSTILES = [
    "Dupont & Fils",
    "M. <inconnu>",
    "<b>Jean</b>",
    '<img src="file:///etc/hostname" width="10"/>',
    '<font color="white">sauf avis contraire</font>',
    "x </para> y",
    "<br/><br/>faux titre",
    "&amp; &lt;déjà échappé&gt;",
    "{principe} {numero} {inconnu} {{7*7}} $ref %s",
    "**gras** *italique* ***",
    "(Tj) ET Q <2f> endstream \\",
    "EMC /Artifact BMC",
]


@pytest.mark.parametrize("valeur", HOSTILES)
def test_une_valeur_est_imprimee_telle_quelle(valeur):
    lettre = replace(
        outils.COMMUNICATION,
        points=(valeur,),
        principe=f"article {valeur}",
        correspondant=replace(outils.REFUS.correspondant, nom=valeur),
        signataires=tuple(replace(s, nom=valeur) for s in outils.SIGNATAIRES),
    )
    lu = outils.sans_blancs(outils.texte(outils.redaction().composer(lettre)))
    assert lu.count(outils.sans_blancs(valeur)) >= 5


def test_une_valeur_ne_change_pas_de_police():
    normale = outils.redaction().feuilles(outils.COMMUNICATION)
    hostile = replace(outils.COMMUNICATION, points=("**gras** *x*",))
    faces = {m.face for f in normale for li in f.lignes for m in li.morceaux}
    lignes = [li for f in outils.redaction().feuilles(hostile) for li in f.lignes]
    assert {m.face for li in lignes for m in li.morceaux} == faces
    (ligne,) = (li for li in lignes if "gras" in li.texte)
    assert ligne.texte == "**gras** *x*"


@pytest.mark.parametrize(
    ("valeur", "imprime"),
    [
        ("a\x00b\x08\x1bc", "abc"),
        ("\u202etxt.exe\u202c", "txt.exe"),
        ("\u2067a\u2069\u200f\ufeffb\u00ad", "ab"),
        ("ligne 1\r\nligne 2\u2028ligne 3", "ligne 1 ligne 2 ligne 3"),
        ("e\u0301", "é"),
        ("1\u202f250,00\u202f€", "1\u00a0250,00\u00a0€"),
        ("a\u2011b", "a-b"),
        ("« oui » ; non : 3 000", "«\u00a0oui\u00a0»\u00a0; non\u00a0: 3\u00a0000"),
        ("\t  \n", ""),
    ],
)
def test_nettoyage(valeur, imprime):
    assert nettoyer(valeur) == imprime


@pytest.mark.parametrize(
    ("caractere", "nom", "point"),
    [
        ("🙂", "«\u00a0🙂\u00a0»", "U+1F642"),
        ("漢", "«\u00a0漢\u00a0»", "U+6F22"),
        ("א", "«\u00a0א\u00a0»", "U+05D0"),
        ("\ue000", "spécial", "U+E000"),
        ("\uf130", "spécial", "U+F130"),
        ("\ud800", "spécial", "U+D800"),
    ],
)
def test_un_caractere_sans_dessin_est_nomme(caractere, nom, point):
    lettre = replace(outils.COMMUNICATION, points=(f"Nom : {caractere}",))
    with pytest.raises(ErreurMetier) as refus:
        outils.redaction().composer(lettre)
    assert refus.value.code == "caractere_absent"
    assert refus.value.details == {"caractere": nom, "point_de_code": point}


def test_les_noms_d_europe_sont_imprimes():
    lu = outils.texte(outils.redaction().composer(outils.ALPHABETS))
    for nom in outils.NOMS_D_EUROPE:
        assert nom in lu


@pytest.mark.parametrize("mot", ["x" * 5000, "très long " * 500])
def test_cinq_mille_caracteres_dans_un_point(mot):
    pdf = outils.redaction().composer(replace(outils.COMMUNICATION, points=(mot,)))
    assert outils.sans_blancs(mot) in outils.sans_blancs(outils.corps(pdf))


@pytest.mark.parametrize(
    ("champ", "lettre"),
    [
        ("destinataire", outils.avec_correspondant(nom="mot " * 1250)),
        ("destinataire", outils.avec_correspondant(adresse=("x" * 5000,))),
        ("references", outils.avec_correspondant(reference="x" * 5000)),
        ("en_tete", outils.avec_cpas(nom="Centre " * 700)),
        ("lieu", outils.avec_cpas(commune="Val " * 1250)),
        ("pied", outils.avec_cpas(courriel="s" * 900)),
        ("signature", outils.avec_nom("x" * 5000)),
    ],
)
def test_ce_qui_ne_tient_pas_a_sa_place_est_refuse(champ, lettre):
    with pytest.raises(ErreurMetier) as refus:
        outils.redaction().composer(lettre)
    assert (refus.value.code, refus.value.details) == ("texte_trop_long", {"champ": champ})


IMPRIMABLE = string.ascii_letters + string.digits + string.punctuation + " éàçœŒ’«»–€\n\t\u00a0"


@given(st.text(IMPRIMABLE, max_size=120))
@settings(max_examples=60, deadline=None)
def test_tout_texte_imprimable_se_retrouve(valeur):
    lettre = replace(outils.COMMUNICATION, points=(valeur, "fin"))
    lu = outils.sans_blancs(outils.corps(REDACTION.composer(lettre)))
    assert outils.sans_blancs(valeur) in lu


@given(st.text(st.characters(), max_size=40))
@settings(max_examples=120, deadline=None)
def test_tout_texte_est_imprime_ou_refuse_par_son_nom(valeur):
    lettre = replace(outils.COMMUNICATION, points=(valeur, "fin"))
    absents = sans_dessin(valeur)
    try:
        pdf = REDACTION.composer(lettre)
    except ErreurMetier as refus:
        assert refus.code == "caractere_absent"  # noqa: PT017 - the other way out is a letter
        assert refus.details["point_de_code"] == point_de_code(absents[0][0])  # noqa: PT017
    else:
        assert "fin" in outils.texte(pdf)
        assert absents == ()


@pytest.mark.parametrize("face", Face)
def test_les_faces_ont_exactement_ce_que_le_domaine_dit_imprimable(face):
    """A face that changes shows what the table of the domain has to say."""
    police = Polices(outils.POLICES)[face]
    dessines = {c for c in map(chr, range(0x110000)) if police.dessine(c)}
    assert {c for c in dessines if category(c) not in {"Co", "Cs", "Cn"}} == {
        chr(code) for code in repertoire()
    }


def test_une_puce_collee_ne_double_pas_le_tiret_de_la_liste():
    points = ("\uf0b7\tadresse du domicile", "➢ ménage")
    lu = outils.texte(outils.redaction().composer(replace(outils.COMMUNICATION, points=points)))
    assert "– adresse du domicile" in lu
    assert "– ménage" in lu
    assert "– –" not in lu


REDACTION = outils.redaction()
