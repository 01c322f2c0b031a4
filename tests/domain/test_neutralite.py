"""The turns that would betray whether a person is known."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.content.textes import lire_textes
from desktop_app.domain.erreurs import ErreurMetier
from desktop_app.domain.neutralite import Tournure, chercher, exiger_neutre
from desktop_app.domain.reponse import Correspondant, Genre, Lettre, Qualite, Signataire
from tests.domain import cas

TOURNURES = lire_textes().neutralite
LETTRE = Lettre(
    genre=Genre.REFUS,
    numero="2026/0014",
    date=date(2026, 10, 12),
    cpas=cas.CPAS,
    correspondant=Correspondant(nom="Agence"),
    principe="article 352",
    points=(),
    signataires=(
        Signataire(qualite=Qualite.DIRECTEUR_GENERAL, nom="Luc Moreau", titre=""),
        Signataire(qualite=Qualite.PRESIDENT, nom="Anne Delvaux", titre=""),
    ),
)


@pytest.mark.parametrize(
    ("texte", "tour"),
    [
        ("La bénéficiaire a reçu", "La bénéficiaire"),
        ("les BENEFICIAIRES du Centre", "BENEFICIAIRES"),
        ("copie de son dossier", "son dossier"),
        ("copie de son\u00a0dossier", "son\u00a0dossier"),
        ("après consultation du dossier, rien", "après consultation du dossier"),
        ("Apre\u0301s consultation, rien", "Apre\u0301s consultation"),
        ("une somme de 1 250,50 € versée", "1 250,50 €"),
        ("une somme de 300 euros", "300 euros"),
        ("L'intéressé ne souhaite pas que", "L'intéressé ne souhaite pas"),
        ("cette personne n’est pas connue de nous", "n’est pas connue"),
        ("il est aidé", "est aidé"),
        ("d’après notre service social", "notre service social"),
        ("le RIS", "RIS"),
    ],
)
def test_ce_qui_trahit_est_trouve(texte, tour):
    assert [t.tour for t in chercher(texte, TOURNURES)] == [tour]


@pytest.mark.parametrize(
    "texte",
    [
        "",
        "Copie de votre demande",
        "Le CPAS est un centre public d’action sociale",
        "un risque, un bénéfice, le dossier 2026/0014",
        "article 4, 3° et 4°, du 29 juillet 1991",
    ],
)
def test_ce_qui_est_neutre_ne_l_est_pas(texte):
    assert chercher(texte, TOURNURES) == ()


@pytest.mark.parametrize("tournure", TOURNURES, ids=lambda t: t.tours[0])
def test_aucune_tournure_neutre_ne_trahit(tournure):
    assert chercher(tournure.neutre, TOURNURES) == ()
    assert tournure.pourquoi.endswith(".")


def test_une_valeur_decidee_peut_dire_ce_qui_fut_decide():
    texte = "garantie locative : 300 € au bénéficiaire"
    assert len(chercher(texte, TOURNURES)) == 3
    (seule,) = chercher(texte, TOURNURES, decide=True)
    assert seule.tour == "bénéficiaire"


def test_remplacer_garde_le_reste_et_la_majuscule():
    texte = "Son dossier, son dossier."
    premiere, seconde = chercher(texte, TOURNURES)
    assert premiere.remplacer(texte) == "Votre demande, son dossier."
    assert seconde.remplacer(texte) == "Son dossier, votre demande."


@given(st.text(), st.text())
def test_la_place_est_celle_du_texte_tape(avant, apres):
    texte = f"{avant} son dossier {apres}"
    trouvees = chercher(texte, (Tournure(tours=("son dossier",), neutre="x", pourquoi="y"),))
    assert "son dossier" in [t.tour for t in trouvees]
    for une in trouvees:
        assert texte[une.debut : une.fin] == une.tour
        assert une.remplacer(texte) == texte[: une.debut] + "x" + texte[une.fin :]


@given(st.text(alphabet="aeé son dier’'€0123456789,*#("))
def test_les_trouvailles_se_suivent_sans_se_recouvrir(texte):
    trouvees = chercher(texte, TOURNURES)
    assert all(a.fin <= b.debut for a, b in itertools.pairwise(trouvees))


@pytest.mark.parametrize("champ", ["annexes", "recours"])
@pytest.mark.parametrize("genre", [Genre.REFUS, Genre.INVITER_A_COMPLETER])
def test_une_lettre_qui_ne_communique_rien_ne_trahit_pas(genre, champ):
    valeur = ("Copie de son dossier",) if champ == "annexes" else "Après consultation."
    lettre = replace(LETTRE, genre=genre, **{champ: valeur})
    with pytest.raises(ErreurMetier, match="tournure_revelatrice"):
        exiger_neutre(lettre, TOURNURES)
    exiger_neutre(replace(lettre, annexes=(), recours=""), TOURNURES)
    exiger_neutre(replace(lettre, genre=Genre.COMMUNICATION), TOURNURES)
