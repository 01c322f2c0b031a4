"""The logo, what goes with the letter, and the office's own words on remedies."""

from __future__ import annotations

from dataclasses import replace

import page
import pypdfium2 as pdfium
import pytest

from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.reponse import Etat
from desktop_app.letters.logo import lire_logo
from tests.letters import images, outils

LOGO = replace(outils.CPAS, logo=images.en_base64(images.image()))
RECOURS = (
    "Les voies de recours sont celles que la loi organise.\nElles sont **décrites** en {cpas}."
)
COMPLETE = replace(
    outils.REFUS,
    cpas=LOGO,
    annexes=("Copie de votre demande", "  ", "Formulaire <b>d’accord</b>"),
    recours=RECOURS,
)
SONDES = {
    "png": images.image(),
    "jpeg": images.image("JPEG"),
    "gris": images.image("PNG", "L", couleur=90),
    "palette": images.image("PNG", "P", couleur=3),
    "cmjn": images.image("JPEG", "CMYK", couleur=(0, 200, 200, 0)),
    "transparent": images.TRANSPARENT,
    "haut": images.image(taille=(20, 900)),
    "large": images.image(taille=(1900, 20)),
}


def conforme(pdf, norme):
    """Tell whether a file holds to a standard."""
    rapport = page.validate_pdf_bytes(pdf, profile=norme)
    assert [(f.rule_id, f.message) for f in rapport.failures] == []
    return rapport.is_compliant


@pytest.mark.parametrize("norme", ["2a", "ua1"])
@pytest.mark.parametrize("etat", Etat)
def test_une_lettre_complete_tient_les_deux_normes(etat, norme):
    pdf = outils.redaction().composer(replace(COMPLETE, etat=etat, exercice=True))
    assert conforme(pdf, norme)


@pytest.mark.parametrize("norme", ["2a", "ua1"])
@pytest.mark.parametrize("logo", SONDES)
def test_chaque_logo_tient_les_deux_normes(logo, norme):
    cpas = replace(outils.CPAS, logo=images.en_base64(SONDES[logo]))
    assert conforme(outils.redaction().composer(replace(outils.REFUS, cpas=cpas)), norme)


def test_le_logo_est_sur_la_page_au_dessus_du_nom():
    pdf = outils.redaction().composer(replace(outils.REFUS, cpas=LOGO))
    with pdfium.PdfDocument(pdf) as document:
        vue = document[0].render(scale=1).to_pil()
    rouges = [
        (x, y)
        for x in range(vue.width)
        for y in range(vue.height)
        if vue.getpixel((x, y)) == (142, 27, 46)
    ]
    assert rouges
    assert min(x for x, _ in rouges) in range(69, 73)
    assert max(y for _, y in rouges) < 100
    assert b"/XObject" not in outils.redaction().composer(outils.REFUS)


def test_ce_qui_est_transparent_devient_blanc():
    image = lire_logo(images.en_base64(images.TRANSPARENT))
    pdf = outils.redaction().composer(
        replace(outils.REFUS, cpas=replace(outils.CPAS, logo=images.en_base64(images.TRANSPARENT)))
    )
    assert b"SMask" not in pdf
    with pdfium.PdfDocument(pdf) as document:
        assert document[0].render(scale=1).to_pil().getpixel((80, 50)) == (255, 255, 255)
    assert (image.largeur, image.hauteur) == (120, 60)


@pytest.mark.parametrize("logo", images.HOSTILES)
def test_un_logo_hostile_est_refuse(logo):
    cpas = replace(outils.CPAS, logo=images.en_base64(images.HOSTILES[logo]) or "=")
    with pytest.raises(ErreurMetier, match="logo_illisible") as refus:
        outils.redaction().composer(replace(outils.REFUS, cpas=cpas))
    assert refus.value.__cause__ is None


def test_ce_qui_n_est_pas_du_base64_est_refuse():
    with pytest.raises(ErreurMetier, match="logo_illisible"):
        lire_logo("pas du base64 !")


def test_les_annexes_sont_comptees_et_nommees():
    pdf = outils.redaction().composer(COMPLETE)
    texte = outils.texte(pdf)
    assert "Annexe(s) 2" in texte
    fin = "Annexe(s) : – Copie de votre demande – Formulaire <b>d’accord</b>"
    assert texte.index("Benoît Lambermont") < texte.index(fin)
    assert "Néant" not in texte
    assert "Néant" in outils.texte(outils.redaction().composer(outils.REFUS))


def test_le_recours_vient_apres_le_corps_et_avant_la_politesse():
    texte = outils.texte(outils.redaction().composer(COMPLETE))
    premier = texte.index("Les voies de recours sont celles que la loi organise.")
    second = texte.index("Elles sont **décrites** en {cpas}.")
    assert (
        texte.index("nouvel examen complet") < premier < second < texte.index("Nous vous prions")
    )


def test_une_lettre_complete_reste_sur_ses_pages():
    longue = replace(COMPLETE, recours="\n".join([outils.LONG_TEXTE] * 12))
    for lettre in (COMPLETE, longue):
        for feuille in outils.redaction().feuilles(lettre):
            bas = max(ligne.y for ligne in feuille.lignes if ligne.corps > 8)
            assert bas < (297 - 24) * 72 / 25.4


def test_des_annexes_sans_fin_passent_a_la_page():
    lettre = replace(outils.REFUS, annexes=tuple(f"Pièce {n}" for n in range(90)))
    pages = outils.pages(outils.redaction().composer(lettre))
    assert len(pages) > 2
    assert "Pièce 89" in pages[-1]
