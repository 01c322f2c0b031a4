"""The printed sheets of the house."""

from __future__ import annotations

from dataclasses import replace

import page
import pypdfium2 as pdfium
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop_app.domain.caracteres import point_de_code, sans_dessin
from desktop_app.domain.fiche import Rangee
from tests.letters import outils
from tests.letters.fiches import FICHE, VARIANTES, G


def fiche(donnees):
    """Return the bytes of a sheet."""
    return outils.redaction().fiche(donnees)


@pytest.mark.parametrize("norme", ["2a", "ua1"])
@pytest.mark.parametrize("variante", VARIANTES)
def test_chaque_fiche_tient_les_deux_normes(variante, norme):
    rapport = page.validate_pdf_bytes(fiche(VARIANTES[variante]), profile=norme)
    assert [(f.rule_id, f.message) for f in rapport.failures] == []
    assert rapport.is_compliant


def test_aucune_valeur_n_est_lue_comme_une_mise_en_forme():
    texte = outils.texte(fiche(FICHE))
    assert "Une <b>première</b> ligne." in texte
    assert "Une **seconde** {cpas}." in texte


def test_l_ordre_de_lecture_est_celui_des_rangees():
    texte = outils.texte(fiche(replace(FICHE, exercice=True)))
    suite = [
        *("EXERCICE – document sans valeur", "CPAS de Rivelaine", "Dossier 2026/0014"),
        *("Le 1er décembre 2026", "Fiche de partage du secret", "Une <b>première</b>"),
        *("Demandeur", "Zone de police", "Date de la demande", "Les conditions"),
        *("Tenues au même secret", "Informée", "« à la lettre »", "circulaire, § 3"),
        *("Écrivez.", "1. mot1 2. mot2", "24. mot24", "Le travailleur social", "La personne"),
    ]
    places = [texte.index(morceau) for morceau in suite]
    assert places == sorted(places)


def test_une_case_se_lit_sans_etre_vue():
    octets = fiche(FICHE)
    assert octets.count(b"/ActualText") == 2
    objets = b" ".join(outils.objets(octets).values())
    assert b"(Case coch\\351e)" in objets
    assert b"(Case non coch\\351e)" in objets


def test_une_case_cochee_est_dessinee_pleine():
    def noirs(donnees):
        with pdfium.PdfDocument(fiche(donnees)) as document:
            vue = document[0].render(scale=2).to_pil().convert("L")
        return sum(vue.histogram()[:40])

    seule = replace(FICHE, rangees=(FICHE.rangees[4],), cpas=None)
    vide = replace(seule, rangees=(replace(FICHE.rangees[4], cochee=False),))
    assert noirs(seule) - noirs(vide) > 50


def test_un_champ_vide_laisse_une_ligne_ou_ecrire():
    def traits(rangee):
        donnees = replace(FICHE, rangees=(rangee,), cpas=None, signatures=())
        return outils.contenus(fiche(donnees)).count(b" l S")

    rempli, vide = FICHE.rangees[1:3]
    assert traits(vide) == traits(rempli) + 1


def test_les_pages_sont_numerotees():
    pages = outils.pages(fiche(VARIANTES["longue"]))
    assert len(pages) > 2
    for rang, texte in enumerate(pages, 1):
        assert f"Page {rang}/{len(pages)}" in texte


def test_deux_fois_la_meme_fiche_est_le_meme_fichier():
    assert fiche(FICHE) == fiche(FICHE)


def test_un_caractere_sans_glyphe_est_epele():
    texte = outils.texte(fiche(replace(FICHE, rangees=(Rangee(genre=G.POINT, texte="☑ coché"),))))
    assert "[U+2611] coché" in texte


@given(st.text(st.characters(), min_size=1, max_size=20))
@example("გიორგი")
@example("\ud800\ue000")
@settings(max_examples=60, deadline=None)
def test_aucun_texte_n_arrete_une_fiche(texte):
    """Whatever stands in whatever place of a sheet, it prints."""
    partout = replace(
        FICHE,
        titre=f"Relevé {texte}",
        numero=texte,
        cpas=replace(FICHE.cpas, nom=texte, adresse=(texte,), telephone=texte, courriel=texte),
        signatures=(texte,),
        rangees=tuple(
            Rangee(genre=genre, texte=texte, valeur=texte, mots=(texte,), cochee=True)
            for genre in G
        ),
    )
    lu = outils.sans_blancs(outils.texte(REDACTION.fiche(partout)))
    assert "Relevé" in lu
    for caractere in "".join(sans_dessin(texte)):
        assert f"[{point_de_code(caractere)}]" in lu


def test_un_champ_sans_fin_passe_a_la_page():
    trop = Rangee(genre=G.CHAMP, texte="Adresse", valeur="ligne\n" * 80 + "dernière")
    pages = outils.pages(fiche(replace(FICHE, rangees=(trop,), signatures=())))
    assert len(pages) == 2
    assert "dernière" in pages[1]


def test_une_puce_collee_dans_un_point_ne_double_pas_son_tiret():
    point = Rangee(genre=G.POINT, texte="\uf0b7\tLe demandeur a rappelé.")
    lu = outils.texte(fiche(replace(FICHE, rangees=(point,))))
    assert "– Le demandeur a rappelé." in lu
    assert "– –" not in lu


REDACTION = outils.redaction()
