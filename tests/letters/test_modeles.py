"""The words of the house, and the faults a model can have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.reponse import (
    Base,
    Bloc,
    Circonstance,
    Fondement,
    Genre,
    GenreBloc,
    Rectifiee,
)
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


def test_l_accord_est_l_alternative_sauf_sous_une_mesure_secrete():
    redaction = outils.redaction()
    (usuelle,) = redaction.points_manquants(("disposition_legale",))
    assert "ou, à défaut, l’accord écrit, daté et précis de la personne concernée" in usuelle
    (secrete,) = redaction.points_manquants(("disposition_legale",), secrete=True)
    assert "accord" not in secrete
    assert "disposition légale" in secrete


def lu(lettre):
    return outils.texte(outils.redaction().composer(lettre))


DANS = {
    Circonstance.ACCORD_JOINT: "il n’y oblige pas le Centre, qu’il détienne ou non",
    Circonstance.HORS_REQUISITION: "renseignements administratifs nécessaires",
}


@pytest.mark.parametrize("circonstance", DANS)
def test_le_refus_ne_dit_une_phrase_de_plus_que_la_ou_elle_vaut(circonstance):
    assert DANS[circonstance] in lu(replace(outils.REFUS, circonstances=frozenset({circonstance})))
    assert DANS[circonstance] not in lu(outils.REFUS)


def test_une_reponse_partielle_a_une_requisition_dit_sa_raison():
    partielle = replace(
        outils.COMMUNICATION, circonstances=frozenset({Circonstance.HORS_REQUISITION})
    )
    assert DANS[Circonstance.HORS_REQUISITION] in lu(partielle)
    assert DANS[Circonstance.HORS_REQUISITION] not in lu(outils.COMMUNICATION)


@pytest.mark.parametrize("lettre", [outils.REFUS, outils.INVITATION], ids=lambda le: le.genre)
def test_rien_n_est_recommande_a_un_magistrat(lettre):
    assert "circulaire du 2 juin 2022, à titre de recommandation" in lu(lettre)
    au_magistrat = lu(replace(lettre, circonstances=frozenset({Circonstance.MAGISTRAT})))
    assert "circulaire du 2 juin 2022" in au_magistrat
    assert "recommandation" not in au_magistrat


def test_aucune_disposition_n_est_demandee_a_un_juge():
    juge = replace(outils.INVITATION, circonstances=frozenset({Circonstance.SANS_DISPOSITION}))
    corps = lu(replace(juge, points=("L’objet précis de la demande.",)))
    assert "disposition légale" not in corps
    assert "formulée par écrit et de manière précise" in corps
    assert "en se référant à la disposition légale" in lu(outils.INVITATION)


@pytest.mark.parametrize("appel", outils.libelles().appels)
def test_l_appel_choisi_est_repris_par_la_formule_finale(appel):
    mots = outils.libelles().appels[appel]
    assert lu(replace(outils.REFUS, appel=appel)).count(mots) == 2


def test_l_appel_est_neutre_par_defaut():
    assert lu(outils.REFUS).count("Madame, Monsieur,") == 2


@pytest.mark.parametrize(("par_courriel", "dit"), [(True, "courriel"), (False, "courrier")])
def test_ce_qui_est_arrive_se_nomme_comme_il_est_arrive(par_courriel, dit):
    corps = lu(replace(outils.REFUS, par_courriel=par_courriel))
    assert f"votre {dit} du 9 octobre 2026" in corps
    assert ("Votre courriel du" in corps) is par_courriel
    assert ("Votre lettre du" in corps) is not par_courriel


FONDEES = {
    Base.CONSENTEMENT: "l’accord écrit de la personne concernée",
    Base.CONSENTEMENT_AU_NOM: "l’accord écrit donné au nom de la personne concernée",
    Base.TEMOIGNAGE_EN_JUSTICE: "pour le témoignage en justice",
    Base.COMMISSION_ENQUETE: "devant une commission d’enquête parlementaire",
    Base.DISPOSITION_LEGALE: "se fonde sur l’article 12 de la loi {x} **y**",
    Base.DISPOSITION_INVOQUEE: "que vous invoquez (article 12 de la loi {x} **y**)",
    Base.DISPOSITION_TUE: "la disposition que vous invoquez.",
}


@pytest.mark.parametrize("base", Base)
def test_une_communication_dit_sur_quoi_elle_se_fonde(base):
    fondement = Fondement(base=base, disposition="article 12 de la loi {x} **y**")
    corps = lu(replace(outils.COMMUNICATION, fondements=(fondement,)))
    assert FONDEES[base] in corps
    assert corps.count("se fonde sur") == 1


def test_plusieurs_fondements_tiennent_en_une_phrase():
    accord = Fondement(base=Base.CONSENTEMENT, depuis=date(2026, 10, 1))
    texte = Fondement(base=Base.DISPOSITION_LEGALE, disposition="article 12")
    corps = lu(replace(outils.COMMUNICATION, fondements=(accord, texte)))
    assert "personne concernée, qui vaut depuis le 1er octobre 2026 et sur l’article 12." in corps


def test_une_communication_d_avant_ne_dit_pas_un_fondement_vide():
    assert "se fonde sur" not in lu(outils.COMMUNICATION)


def test_le_secretariat_se_nomme_au_pied_si_la_maison_le_veut():
    cpas = replace(outils.CPAS, contact="Ève Simon", qualite_du_contact="employée")
    nommee = lu(replace(outils.REFUS, cpas=cpas))
    assert "Contact : secrétariat du Centre – Ève Simon, employée" in nommee
    assert "Contact : secrétariat du Centre – Tél. 081 00 00 00" in lu(outils.REFUS)


@pytest.mark.parametrize("lettre", [outils.REFUS, outils.INVITATION, outils.COMMUNICATION])
def test_une_lettre_de_rectification_nomme_d_abord_celle_qu_elle_rectifie(lettre):
    corps = lu(replace(lettre, rectifie=Rectifiee(reference="2026/0003", du=date(2026, 9, 1))))
    phrase = "adressée le 1er septembre 2026 sous la référence 2026/0003."
    assert 0 < corps.index(phrase) < corps.index("Nous avons bien reçu")


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
        (replace(BON, politesse="{fondement}"), ("variable_inconnue politesse fondement",)),
        (
            replace(BON, fondements={**BON.fondements, Base.CONSENTEMENT: "l’accord {numero}"}),
            ("variable_inconnue fondements.consentement numero",),
        ),
        (
            replace(
                BON, fondements={b: m for b, m in BON.fondements.items() if b != Base.CONSENTEMENT}
            ),
            ("fondement_absent consentement",),
        ),
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
