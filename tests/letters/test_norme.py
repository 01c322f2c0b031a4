"""The file is PDF/A-2a and PDF/UA-1, whatever the letter."""

from __future__ import annotations

import re
from dataclasses import replace

import page
import pytest

from desktop_app.domain.reponse import Etat
from tests.letters import outils

LETTRES = {
    "refus": outils.REFUS,
    "invitation": outils.INVITATION,
    "communication": outils.COMMUNICATION,
}
VARIANTES = {
    "une_ligne": replace(outils.COMMUNICATION, points=("Un seul élément",)),
    "quatre_pages": replace(outils.COMMUNICATION, points=(outils.LONG_TEXTE,) * 26),
    "noms_longs": outils.NOMS_LONGS,
    "delegation": outils.DELEGATION,
    "alphabets": outils.ALPHABETS,
    "sans_date": outils.SANS_DATE,
}


@pytest.mark.parametrize("norme", ["2a", "ua1"])
@pytest.mark.parametrize("exercice", [False, True])
@pytest.mark.parametrize("etat", Etat)
@pytest.mark.parametrize("genre", LETTRES)
def test_chaque_genre_dans_chaque_etat(genre, etat, exercice, norme):
    lettre = replace(LETTRES[genre], etat=etat, exercice=exercice)
    rapport = page.validate_pdf_bytes(outils.redaction().composer(lettre), profile=norme)
    assert [(f.rule_id, f.message) for f in rapport.failures] == []
    assert rapport.is_compliant


@pytest.mark.parametrize("norme", ["2a", "ua1"])
@pytest.mark.parametrize("variante", VARIANTES)
def test_chaque_forme(variante, norme):
    lettre = replace(VARIANTES[variante], etat=Etat.COPIE, exercice=True, ancre="n° 7 – 0a1b2c")
    rapport = page.validate_pdf_bytes(outils.redaction().composer(lettre), profile=norme)
    assert [(f.rule_id, f.message) for f in rapport.failures] == []
    assert rapport.is_compliant


def test_le_validateur_voit_une_faute():
    pdf = outils.redaction().composer(outils.REFUS).replace(b"/Lang (fr-BE)", b"/Lxng (fr-BE)")
    assert not page.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_la_structure_ramene_de_la_page_a_chaque_element():
    pdf = outils.redaction().composer(
        replace(outils.COMMUNICATION, points=(outils.LONG_TEXTE,) * 12)
    )
    objets = outils.objets(pdf)
    arbre = next(o for o in objets.values() if b"/StructTreeRoot" in o and b"/ParentTree" in o)
    rangees = re.findall(rb"(\d+)\s+(\d+) 0 R", arbre[arbre.index(b"/Nums") :])
    pages = outils.contenus_des_pages(pdf)
    assert [int(rang) for rang, _ in rangees[: len(pages)]] == list(range(len(pages)))
    for (_, numero), operateurs in zip(rangees, pages, strict=False):
        elements = re.findall(rb"(\d+) 0 R", objets[int(numero)])
        roles = [re.search(rb"/S /(\w+)", objets[int(n)])[1] for n in elements]
        assert roles == re.findall(rb"/(\w+) <</MCID \d+>> BDC", operateurs)


def test_l_espace_de_fin_de_ligne_separe_les_mots():
    octets = outils.contenus(outils.redaction().composer(outils.REFUS))
    lignes = [bloc for bloc in octets.split(b"BT ") if b" Tj" in bloc]
    assert lignes
    assert all(bloc.split(b"> Tj")[-2].endswith(b"20") for bloc in lignes)
