"""The words of the house, and the faults a model can have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.reponse import Bloc, Genre, GenreBloc
from desktop_app.letters.francais import date_longue
from desktop_app.letters.modeles import ModeleFautif, verifier
from desktop_app.letters.redaction import RedactionPdf
from tests.letters import outils

TRAHISONS = [
    "autorisé",
    "autorise",
    "bénéficiaire",
    "son dossier",
    "après consultation",
    "ne souhaite pas",
    "aide sociale",
    "délai",
    "jours",
    "recours",
    "avis motivé",
]


@pytest.mark.parametrize("genre", Genre)
def test_les_modeles_de_la_maison_sont_sans_faute(genre):
    assert outils.modele(genre).genre is genre
    assert verifier(outils.modele(genre)) == ()


def test_le_refus_ne_trahit_personne():
    lu = outils.texte(outils.redaction().composer(outils.REFUS)).lower()
    for trahison in TRAHISONS:
        assert trahison not in lu


def test_le_refus_dit_le_droit():
    lu = outils.texte(outils.redaction().composer(outils.REFUS))
    for attendu in (
        outils.REFUS.principe,
        "des articles 36 et 50 de la loi du 8 juillet 1976 organique des CPAS",
        "circulaire du 2 juin 2022, à titre de recommandation",
        "ne peut ni confirmer ni infirmer",
        "l’article 4, 3° et 4°, de la loi du 29 juillet 1991",
        "Toute nouvelle sollicitation fera l’objet d’un nouvel examen complet.",
    ):
        assert attendu in lu


def test_le_refus_ne_montre_aucun_point():
    avec = replace(outils.REFUS, points=("Madame Untel",))
    assert outils.redaction().composer(avec) == outils.redaction().composer(outils.REFUS)


def test_la_communication_se_limite_aux_elements():
    lu = outils.texte(outils.redaction().composer(outils.COMMUNICATION))
    assert "strictement nécessaires" in lu
    for point in outils.COMMUNICATION.points:
        assert point in lu


def test_les_phrases_de_ce_qui_manque():
    points = outils.modele(Genre.INVITER_A_COMPLETER).points
    redaction = outils.redaction()
    assert redaction.points_manquants(("objet", "identification")) == (
        points["objet"],
        points["identification"],
    )
    assert redaction.points_manquants(("ecrit", "meme_mission")) == (points["autre"],)
    assert redaction.points_manquants(()) == (points["autre"],)


BON = outils.modele(Genre.COMMUNICATION)
INVITATION = outils.modele(Genre.INVITER_A_COMPLETER)


@pytest.mark.parametrize(
    ("modele", "defauts"),
    [
        (replace(BON, objet="{personne}"), ("variable_inconnue objet personne",)),
        (replace(BON, appel="Madame {"), ("accolade_isolee appel",)),
        (replace(BON, appel="{Nom}"), ("accolade_isolee appel",)),
        (replace(BON, politesse=" "), ("texte_vide politesse",)),
        (replace(BON, politesse="**ferme"), ("accent_orphelin politesse",)),
        (replace(BON, blocs=()), ("points_a_placer blocs 0",)),
        (
            replace(BON, blocs=(*BON.blocs, Bloc(texte="{a} {b}"))),
            (
                f"variable_inconnue blocs.{len(BON.blocs) + 1} a",
                f"variable_inconnue blocs.{len(BON.blocs) + 1} b",
            ),
        ),
        (
            replace(outils.modele(Genre.REFUS), blocs=(Bloc(genre=GenreBloc.POINTS),)),
            ("points_sans_objet blocs",),
        ),
        (
            replace(INVITATION, points={"objet": "Le {numero}"}),
            ("variable_inconnue points.objet numero", "point_par_defaut_absent points autre"),
        ),
    ],
)
def test_chaque_defaut_est_dit(modele, defauts):
    assert verifier(modele) == defauts
    with pytest.raises(ModeleFautif) as refus:
        RedactionPdf({modele.genre: modele}, outils.libelles(), outils.POLICES)
    assert refus.value.defauts == defauts


@pytest.mark.parametrize(
    ("jour", "ecrit"),
    [
        (date(2026, 11, 22), "22\u00a0novembre 2026"),
        (date(2026, 12, 1), "1er\u00a0décembre 2026"),
        (date(2027, 8, 31), "31\u00a0août 2027"),
    ],
)
def test_la_date_en_toutes_lettres(jour, ecrit):
    assert date_longue(jour, outils.libelles()) == ecrit


def test_l_annee_a_douze_mois():
    assert len(set(outils.libelles().mois)) == 12
