"""The data files of the program, and the check that guards them."""

import re
import shutil
from datetime import date

import pytest

from desktop_app.content.chemins import RESSOURCES
from desktop_app.content.fautes import FichierInvalide
from desktop_app.content.referentiel import lire_referentiel
from desktop_app.content.verification import d_un_trait, fautes_du_contenu
from desktop_app.domain.demande import NatureElement
from desktop_app.domain.sources import Confiance, Effet
from tests.oracle.lecture import HORS_PROCEDURE, IDS_DU_REFERENTIEL, POUVOIRS_CONTESTES
from tests.oracle.tirages import INTERNES, ORDINAIRES, PARTICULIERS

# Rows of the legal table that the specification of the cases does not name.
AUTRES_TEXTES = frozenset(
    {
        "cic_46bis1_3",
        "lo_31bis",
        "dis_18_4",
        "lo_58_3",
        "lfp_1992",
        "cic_29",
        "rgpd_6",
        "invocation_interet_general",
        "invocation_contrat",
        "cic_46bis1_2017",
        "cj_1452",
    }
)


def test_le_contenu_est_sans_faute():
    assert fautes_du_contenu() == []


def test_chaque_phrase_citee_de_la_circulaire_s_y_trouve(referentiel):
    original = (RESSOURCES / "sources" / "circ_2022.txt").read_text(encoding="utf-8")
    entier = d_un_trait(original)
    passages = referentiel.textes["circ_2022"].passages
    assert len(passages) > 80
    assert [p.id for p in passages if d_un_trait(p.texte) not in entier] == []


def test_la_circulaire_est_citee_en_entier(referentiel):
    """Whatever is cut away from the text is punctuation between two clauses, nothing else."""
    original = (RESSOURCES / "sources" / "circ_2022.txt").read_text(encoding="utf-8")
    reste = d_un_trait(original)
    passages = sorted(
        (d_un_trait(p.texte) for p in referentiel.textes["circ_2022"].passages), key=len
    )
    for phrase in reversed(passages):
        reste = reste.replace(phrase, " ", 1)
    titres = {p.partie for p in referentiel.textes["circ_2022"].passages}
    for titre in sorted(titres, key=len, reverse=True):
        reste = reste.replace(titre, " ", 1)
    assert re.findall(r"\w{2,}", reste) == []


def test_les_defauts_de_numerisation_sont_mendes():
    texte = (RESSOURCES / "sources" / "circ_2022.txt").read_text(encoding="utf-8")
    for defaut in ("inteNenant", "/'", "I 8 juin", "Cass.18", "est«"):
        assert defaut not in texte
    for juste in ("l'intervenant", "l'exclusion", "18 juin 1974", "toute autre demandeur"):
        assert juste in d_un_trait(texte)


def test_le_pack_contient_les_textes_attendus(referentiel):
    assert set(referentiel.textes) >= IDS_DU_REFERENTIEL | AUTRES_TEXTES


def test_chaque_demandeur_a_son_fichier(referentiel):
    assert set(referentiel.demandeurs) >= {*PARTICULIERS, *ORDINAIRES, *INTERNES}


def test_ce_que_chaque_demandeur_peut_faire(referentiel):
    tous = referentiel.demandeurs.values()
    assert {(n, d.code) for d in tous for n in d.peut} == {
        (n, code) for n, pouvoir in HORS_PROCEDURE.items() for code in pouvoir.peut
    }
    assert {(n, d.code) for d in tous for n in d.peut_a_verifier} == {
        (n, code) for n, pouvoir in HORS_PROCEDURE.items() for code in pouvoir.a_verifier
    }
    contestes = {d.code for d in referentiel.demandeurs.values() if d.pouvoirs_contestes}
    assert contestes == POUVOIRS_CONTESTES


def test_deux_textes_seulement_levent_le_secret_par_lettre_sans_danger(referentiel):
    leves = {
        (t.id, d)
        for t in referentiel.textes.values()
        if t.effet in {Effet.OBLIGE, Effet.AUTORISE}
        for d in t.demandeurs
    }
    assert leves == {
        ("cic_46bis1", "procureur_du_roi"),
        ("cic_46bis1", "procureur_federal"),
        ("cic_46bis1_2017", "procureur_du_roi"),
        ("cic_46bis1_2017", "procureur_federal"),
        ("cj_138", "auditorat_du_travail"),
    }
    for identifiant in ("cic_46bis1", "cic_46bis1_2017", "cj_138"):
        assert referentiel.textes[identifiant].natures == (
            NatureElement.ADMINISTRATIVE,
            NatureElement.ALLOCATION,
        )
    for identifiant in ("cic_46bis1", "cic_46bis1_2017"):
        assert referentiel.textes[identifiant].mesure_secrete


@pytest.mark.parametrize(
    ("jour", "livre", "absent"),
    [
        (date(2026, 8, 31), "livre II, titre Ierter", "prêter leur concours"),
        (date(2026, 9, 1), "livre II, titre 4, chapitre 1er", "titre Ierter"),
    ],
)
def test_la_requisition_se_lit_dans_les_mots_de_son_jour(referentiel, jour, livre, absent):
    texte = referentiel.texte("cic_46bis1", jour)
    mots = " ".join(p.texte for p in texte.passages)
    assert livre in mots
    assert absent not in mots


def test_aucun_texte_sans_passage_n_est_dit_relu(referentiel):
    relus = {t.id for t in referentiel.textes.values() if t.confiance is not Confiance.RAPPORTE}
    assert relus == {t.id for t in referentiel.textes.values() if t.passages}


def test_les_codes_qui_levent_s_excluent_de_ceux_qui_ne_levent_pas(referentiel):
    for identifiant in ("lfp_1992", "cic_29", "rgpd_6", "invocation_contrat"):
        assert referentiel.textes[identifiant].effet is Effet.AUCUNE


@pytest.fixture
def copie(tmp_path):
    """A copy of the data files that a test may spoil."""
    return shutil.copytree(RESSOURCES, tmp_path / "resources")


def remplacer(chemin, ancien, nouveau):
    """Change one thing in a file that holds it."""
    texte = chemin.read_text(encoding="utf-8")
    assert ancien in texte
    chemin.write_text(texte.replace(ancien, nouveau, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("fichier", "ancien", "nouveau", "faute"),
    [
        ("sources/circ_2022.toml", "interprétées strictement", "lues", "phrase introuvable"),
        ("sources/circ_2022.toml", '"circ_2022.externe.4"', '"circ_2022.externe.5"', "deux fois"),
        ("sources/circ_2022.toml", '"circ_2022.externe.4"', '"autre.externe.4"', "autre nom"),
        ("demandeurs/police.toml", '"circ_2022.externe.', '"circ_2022.ailleurs.', "inconnu"),
        ("sources/cic_46bis1.toml", '"procureur_du_roi"', '"martien"', "demandeur inconnu"),
        ("sources/cp_352.toml", "2026-09-01", "2026-09-02", "0 textes en vigueur"),
        ("sources/cp_352.toml", "2026-09-01", "2026-08-31", "2 textes en vigueur"),
        ("sources/lo_31bis.toml", '"rapporte"', '"en_vigueur"', "n’est pas « relu »"),
        ("sources/cp_352.toml", '"en_vigueur"', '"rapporte"', "cité par un tiers"),
        ("sources/cp_353_2.toml", '"concertation"', '"autorise"', "sans dire pour qui"),
        ("sources/cj_138.toml", '"article 138', '"loi, article 138', "commence par « article »"),
        ("procedures/ecrit.toml", '["cic_46bis1"]', '["cic_1808"]', "réponse impossible"),
        ("sources/cic_46bis1.toml", '"oblige"', '"concertation"', "nomme pourtant un demandeur"),
        ("sources/cic_46bis1.toml", '"cic_46bis1_2017"', '"cic_46bis1_1808"', "texte inconnu"),
        ("sources/cic_46bis1_2017.toml", "2026-08-31", "2026-08-30", "pas le lendemain"),
        (
            "sources/cic_46bis1_2017.toml",
            '"infraction_terroriste"',
            '"radicalisation"',
            "n’a pas les conditions",
        ),
        ("demandeurs/huissier.toml", "peut = [", 'peut = ["saisie", ', "deux fois parmi"),
        ("demandeurs/presse.toml", "peut = []", 'peut = ["demande_d_information"]', "un pouvoir"),
        ("textes/refus.toml", "n’est pas encore enregistrée", "est autorisée", "autorisé"),
        ("textes/refus.toml", "n’est pas", "n'est pas", "apostrophe"),
        ("textes/refus.toml", "\u00a0:", " :", "sécable"),
        ("textes/mots.toml", "recommande = ", "oublie = ", "aucun mot pour « recommande »"),
        ("textes/mots.toml", "recommande = ", "oublie = ", "code inconnu « oublie »"),
        ("textes/mots.toml", "[mode]", "[moyen]", "« mode »"),
        ("textes/mots.toml", "Oui\u00a0:", "Oui :", "sécable"),
        ("textes/mots.toml", '"Envoi recommandé"', '""', "mot vide"),
        ("textes/mots.toml", 'corriger = "Demande corrigée"', "", "mots.journal"),
        ("textes/constats.toml", "[agir_et_consigner]", "[agir]", "« agir_et_consigner »"),
        ("textes/constats.toml", "[porte_consentement]", "[porte]", "« porte_consentement »"),
        ("textes/constats.toml", "[objet]", "[but]", "« objet »"),
        ("procedures/ecrit.toml", '"circ_2022.externe.3"', '"circ_2022.externe.999"', "inconnu"),
        ("procedures/ecrit.toml", 'mots = "canal"', 'mots = "moyen"', "famille de mots inconnue"),
        ("procedures/ecrit.toml", '"depot"]', '"pigeon"]', "choix inconnu « pigeon »"),
        ("procedures/ecrit.toml", 'id = "canal"', 'id = "moyen"', "pas un champ de la demande"),
        ("procedures/ecrit.toml", 'id = "personne.prenom"', 'id = "personne.nom"', "deux fois"),
        ("procedures/ecrit.toml", '"juge_instruction", ', '"martien", ', "réponse impossible"),
        (
            "procedures/ecrit.toml",
            'question = "demandeur"',
            'question = "elements"',
            "n’est pas posée avant",
        ),
        ("procedures/ecrit.toml", 'origine = "externe"', 'origine = "martienne"', "fixes"),
        ("procedures/ecrit.toml", 'origine = "externe"', 'autre = "externe"', "fixes"),
        ("procedures/partage.toml", '"collegue"', '"martien"', "fixes"),
        ("procedures/declaration.toml", "{jour}", "15/10", "ne dit pas son dernier jour"),
        ("procedures/ecrit.toml", "Qui demande\u00a0?", "Qui demande ?", "sécable"),
        ("procedures/ecrit.toml", "Qui demande", "Qui est autorisé", "autorisé"),
    ],
)
def test_chaque_faute_du_contenu_est_vue(copie, fichier, ancien, nouveau, faute):
    remplacer(copie / fichier, ancien, nouveau)
    assert any(faute in dite for dite in fautes_du_contenu(copie))


def test_une_procedure_porte_le_nom_de_son_fichier(copie):
    (copie / "procedures" / "ecrit.toml").rename(copie / "procedures" / "lettre.toml")
    with pytest.raises(FichierInvalide, match="doit être « lettre »"):
        fautes_du_contenu(copie)


def test_un_panneau_ne_pose_pas_de_question(copie):
    remplacer(copie / "procedures/oral.toml", 'id = "consignation"', 'id = "x"\npanneau = "avis"')
    assert "oral : x : un panneau ne pose pas de question" in fautes_du_contenu(copie)


def test_un_fichier_porte_le_nom_de_ce_qu_il_contient(copie):
    (copie / "demandeurs" / "police.toml").rename(copie / "demandeurs" / "gendarmerie.toml")
    with pytest.raises(FichierInvalide, match="doit être « gendarmerie »"):
        lire_referentiel(copie)
