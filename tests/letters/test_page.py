"""What stands where on the sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop_app.domain.reponse import Correspondant, Etat
from desktop_app.letters.feuille import HAUTEUR, LARGEUR, MM, Ligne, Noeud
from desktop_app.letters.texte import Face
from tests.letters import outils

TOUTES = [
    outils.REFUS,
    outils.INVITATION,
    outils.COMMUNICATION,
    outils.NOMS_LONGS,
    outils.DELEGATION,
    outils.avec_cpas(adresse=("Une ligne d’adresse",) * 16),
    replace(outils.COMMUNICATION, points=(outils.LONG_TEXTE,) * 34),
    *(replace(outils.COMMUNICATION, points=("Élément",) * n) for n in range(8, 26, 3)),
]


def lignes(lettre):
    return [ligne for feuille in outils.redaction().feuilles(lettre) for ligne in feuille.lignes]


def trouver(lettre, mots):
    (ligne,) = (li for li in lignes(lettre) if li.texte == mots)
    return ligne


def trouver_dans(redaction, lettre, mots):
    (ligne,) = (
        li for f in redaction.feuilles(lettre) for li in f.lignes if li.texte.endswith(mots)
    )
    return ligne


def test_le_refus_de_la_maison_tient_sur_une_page():
    assert len(outils.redaction().feuilles(outils.REFUS)) == 1


def test_les_signatures_sont_cote_a_cote_la_direction_generale_a_gauche():
    gauche = trouver(outils.REFUS, "La Directrice générale,")
    droite = trouver(outils.REFUS, "Le Président,")
    assert gauche.y == droite.y
    assert gauche.x < LARGEUR / 2 <= droite.x
    noms = [trouver(outils.REFUS, n) for n in ("Aurélie Van den Œuvre", "Benoît Lambermont")]
    assert [n.x for n in noms] == [gauche.x, droite.x]
    assert noms[0].y == noms[1].y


@pytest.mark.parametrize("lettre", TOUTES)
def test_il_y_a_la_place_de_signer(lettre):
    marques = outils.redaction().feuilles(lettre)[-1].marques
    blocs = {}
    for marque in marques:
        if isinstance(marque.sens, Noeud) and marque.sens.parent.role == "Div":
            blocs.setdefault(marque.sens.parent, []).append(marque.traces)
    for signataire, bloc in zip(lettre.signataires, list(blocs.values())[-2:], strict=True):
        *_, qualite, nom = bloc
        assert signataire.nom.startswith(nom[0].texte)
        assert nom[0].y - nom[0].corps - qualite[-1].y >= 20 * MM


def test_la_mention_de_delegation_precede_la_qualite_et_le_nom():
    mention = trouver(outils.DELEGATION, "Par délégation du 3 février 2026,")
    titre = trouver(outils.DELEGATION, "La Cheffe de bureau,")
    nom = trouver(outils.DELEGATION, "Zoë Łukasiewicz")
    assert mention.y < titre.y < nom.y
    assert mention.x == titre.x == nom.x
    assert {m.face for m in mention.morceaux} == {Face.ITALIQUE}


@pytest.mark.parametrize("lettre", TOUTES)
def test_les_signatures_ne_sont_jamais_seules_sur_une_page(lettre):
    derniere = outils.pages(outils.redaction().composer(lettre))[-1]
    avant = derniere.split("Pour le Centre")[0]
    assert "considération distinguée" in avant
    assert len(avant.split("Nous vous prions")[0].split()) > 5


@pytest.mark.parametrize("lettre", TOUTES)
def test_les_pages_sont_numerotees(lettre):
    pages = outils.pages(outils.redaction().composer(lettre))
    for rang, page in enumerate(pages, 1):
        assert page.count(f"Page {rang}/{len(pages)}") == 1
        assert "Nos réf. 2026/0014" in page


def test_quatre_pages():
    lettre = replace(outils.COMMUNICATION, points=(outils.LONG_TEXTE,) * 26)
    pages = outils.pages(outils.redaction().composer(lettre))
    assert len(pages) == 4
    assert sum(page.count("crédibilité") for page in pages) == 26


@pytest.mark.parametrize("lettre", TOUTES)
def test_rien_ne_sort_de_la_feuille_ni_ne_se_chevauche(lettre):
    polices = outils.polices()
    for feuille in outils.redaction().feuilles(lettre):
        boites = [
            (li.x, li.y - li.corps * 0.5, li.x + polices.largeur(li.morceaux, li.corps), li.y)
            for li in feuille.lignes
        ]
        for rang, (x0, y0, x1, y1) in enumerate(boites):
            assert x0 >= 20 * MM
            assert x1 <= LARGEUR - 19.9 * MM
            assert 4 * MM < y0 < y1 < HAUTEUR - 5 * MM
            for a0, b0, a1, b1 in boites[:rang]:
                assert x1 <= a0 or a1 <= x0 or y1 <= b0 or b1 <= y0


@pytest.mark.parametrize("lignes_d_adresse", [0, 1, 4, 8, 10])
def test_l_adresse_reste_dans_la_fenetre(lignes_d_adresse):
    adresse = tuple(f"Ligne d’adresse {i}" for i in range(lignes_d_adresse))
    lettre = outils.avec_correspondant(adresse=adresse)
    vues = [li for li in lignes(lettre) if li.texte.startswith("Ligne d’adresse")]
    assert len(vues) == lignes_d_adresse
    for ligne in vues:
        assert ligne.x == 110 * MM
        assert 48 * MM < ligne.y <= 86 * MM
        assert ligne.corps >= 7.5


def test_une_fenetre_reglee_deplace_l_adresse():
    redaction = outils.redaction(outils.FENETRE_HAUTE)
    nom = next(
        li for li in redaction.feuilles(outils.REFUS)[0].lignes if "Haute-Sambre" in li.texte
    )
    assert nom.x == 100 * MM
    date = trouver_dans(redaction, outils.REFUS, "22\u00a0novembre 2026")
    assert date.x == nom.x
    assert 40 * MM < nom.y < 46 * MM


def test_une_demande_sans_date_ni_reference():
    lu = outils.texte(outils.redaction().composer(outils.SANS_DATE))
    assert "Nous avons bien reçu votre demande. Enregistré" in lu
    assert "Votre lettre du – Vos réf. –" in lu
    vide = replace(outils.SANS_DATE, correspondant=Correspondant(nom="Juge de paix"))
    assert "À l’attention" not in outils.texte(outils.redaction().composer(vide))


@pytest.mark.parametrize("etat", Etat)
@pytest.mark.parametrize("exercice", [False, True])
def test_l_etat_se_lit_sur_chaque_page(etat, exercice):
    lettre = replace(
        outils.COMMUNICATION,
        points=(outils.LONG_TEXTE,) * 12,
        etat=etat,
        exercice=exercice,
        ancre="Journal 1482 9f3c21aa",
    )
    pages = outils.pages(outils.redaction().composer(lettre))
    assert len(pages) > 1
    for page in pages:
        assert ("COPIE" in page) == (etat is Etat.COPIE)
        assert ("PROJET" in page) == (etat is Etat.PROJET)
        assert ("EXERCICE" in page) == exercice
        assert "Journal 1482 9f3c21aa" in page


@pytest.mark.parametrize("etat", [Etat.PROJET, Etat.COPIE])
def test_l_etat_est_lu_a_haute_voix_une_fois(etat):
    lettre = replace(
        outils.COMMUNICATION, points=(outils.LONG_TEXTE,) * 12, etat=etat, exercice=True
    )
    for rang, feuille in enumerate(outils.redaction().feuilles(lettre)):
        sens = [
            marque.sens
            for marque in feuille.marques
            for trace in marque.traces
            if isinstance(trace, Ligne) and trace.texte.startswith((etat.name, "EXERCICE"))
        ]
        assert [isinstance(s, Noeud) for s in sens] == [rang == 0] * 2


def test_le_filigrane_est_sous_le_texte():
    premiere = lignes(replace(outils.REFUS, etat=Etat.PROJET))[0]
    assert premiere.texte == "PROJET"
    assert min(premiere.teinte.rouge, premiere.teinte.vert, premiere.teinte.bleu) > 0.85


def test_les_points_restent_dans_l_ordre_une_ligne_chacun():
    lettre = replace(outils.COMMUNICATION, points=("Premier", "Deuxième", "", "Troisième"))
    vus = [li.texte for li in lignes(lettre) if li.texte in lettre.points and li.texte]
    assert vus == ["Premier", "Deuxième", "Troisième"]


def test_un_titulaire_sans_titre_porte_celui_de_sa_fonction():
    sans_titre = tuple(replace(s, titre="") for s in outils.SIGNATAIRES)
    lettre = replace(outils.REFUS, signataires=sans_titre)
    assert trouver(lettre, "Le Directeur général,").y == trouver(lettre, "Le Président,").y


def test_un_delegue_ne_porte_jamais_le_titre_du_titulaire():
    mention = "Par délégation du 3 février 2026"
    delegue = replace(outils.SIGNATAIRES[1], titre="", delegation=mention)
    lettre = replace(outils.REFUS, signataires=(outils.SIGNATAIRES[0], delegue))
    textes = [ligne.texte for ligne in lignes(lettre)]
    assert trouver(lettre, mention).y < trouver(lettre, delegue.nom).y
    assert not {"Le Président,", ","} & set(textes)
