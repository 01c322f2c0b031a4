"""``evaluer``, from the command line."""

import shutil
import subprocess
import sys

import pytest

from desktop_app.commandes.resultat import comparable, differences
from desktop_app.content.scenarios import lire_scenario
from desktop_app.domain.evaluation import Manquement, Porte, Proposition, Voie
from desktop_app.domain.evaluer import evaluer
from tests.commandes.outils import RACINE, SCENARIOS, ecrire, objets, sceau

CLES = {
    "voie",
    "manquements",
    "portes",
    "proposition",
    "elements_communicables",
    "transmettre_au_president",
    "mesure_secrete",
    "principe",
    "citations",
    "avertissements",
}


MANDAT = (
    "[cpas]\nnom = 'C'\ncommune = 'C'\nadresse = []\npresident = 'P'\ndirecteur_general = 'D'\n"
    "[[cpas.mandats]]\nqualite = '{}'\nnom = '{}'\ndu = {}\n"
)


@pytest.mark.parametrize("chemin", SCENARIOS, ids=lambda c: c.stem)
def test_chaque_cas_donne_ce_qu_il_attend(chemin, referentiel):
    scenario = lire_scenario(chemin, referentiel)
    evaluation = evaluer(scenario.demande, scenario.date, referentiel)
    assert scenario.attendu is not None
    assert differences(scenario.attendu, comparable(evaluation)) == []


@pytest.mark.parametrize("chemin", SCENARIOS, ids=lambda c: c.stem)
def test_chaque_verdict_cite_une_phrase_de_sa_source(chemin, referentiel):
    scenario = lire_scenario(chemin, referentiel)
    evaluation = evaluer(scenario.demande, scenario.date, referentiel)
    verdicts = {constat.verdict for constat in evaluation.trace}
    assert {evaluation.voie, evaluation.proposition, evaluation.principe} <= verdicts
    assert set(evaluation.manquements) | set(evaluation.portes) <= verdicts
    for constat in evaluation.trace:
        assert constat.citations
        for citation in constat.citations:
            texte = referentiel.textes[citation.source]
            assert citation.texte in {passage.texte for passage in texte.passages}
            assert texte.en_vigueur(scenario.date)


def test_chaque_verdict_est_atteint_par_un_cas(referentiel):
    atteints = set()
    for chemin in SCENARIOS:
        scenario = lire_scenario(chemin, referentiel)
        evaluation = evaluer(scenario.demande, scenario.date, referentiel)
        atteints |= {constat.verdict for constat in evaluation.trace}
    for verdicts in (Voie, Manquement, Porte, Proposition):
        assert set(verdicts) <= atteints


def test_un_objet_par_fichier_dans_l_ordre():
    fini = sceau("evaluer", *SCENARIOS[:3])
    assert fini.returncode == 0, fini.stderr
    lus = objets(fini.stdout)
    assert [lu["voie"] for lu in lus] == ["orale", "externe", "externe"]
    assert all(set(lu) >= CLES for lu in lus)
    assert all(set(c) >= {"source", "texte"} for lu in lus for c in lu["citations"])


def test_une_difference_est_dite_et_sort_avec_3(tmp_path):
    chemin = ecrire(
        tmp_path,
        'date = 2026-10-12\n[demande]\ndemandeur = "police"\ncanal = "telephone"\n'
        '[attendu]\nvoie = "externe"\n',
    )
    fini = sceau("evaluer", chemin)
    assert fini.returncode == 3
    assert "voie : attendu « externe », obtenu « orale »" in fini.stderr
    assert objets(fini.stdout)[0]["voie"] == "orale"


def test_un_fichier_fautif_sort_avec_2_et_dit_toutes_ses_fautes(tmp_path):
    chemin = ecrire(
        tmp_path,
        'date = 2026-10-12\nautre = 1\n[demande]\ncanal = "fax"\ndemandeur = "martien"\n'
        'conditions_verifiees = ["inconnue"]\nobjet_precis = 1\ninterne = {}\n'
        '[[actes]]\nacte = "danser"\n[[actes]]\nacte = "analyser"\nauteur = "x"\n',
    )
    fini = sceau("evaluer", chemin, SCENARIOS[0])
    assert fini.returncode == 2
    assert "Traceback" not in fini.stderr
    for faute in (
        "clé inconnue : « autre »",
        "demande.canal : valeur inconnue « fax »",
        "demande.demandeur : code inconnu « martien »",
        "demande.conditions_verifiees : condition inconnue « inconnue »",
        "demande.objet_precis : il faut : true ou false",
        "demande : clé inconnue : « interne »",
        "actes[0] : valeur inconnue « danser »",
        "actes[1] : clé inconnue : « auteur »",
    ):
        assert faute in fini.stderr
    assert objets(fini.stdout)[0]["voie"] == "orale"


@pytest.mark.parametrize(
    ("demande", "faute"),
    [
        ('origine = "interne"\ndemandeur = "police"', "ne va pas avec le demandeur « police »"),
        ('origine = "externe"', "demande.demandeur : clé manquante"),
        ("[[demande.elements]]\nlibelle = 'adresse'", "elements[0].nature : clé manquante"),
        (
            "consentement_du = 2026-10-12\nconsentement_jusqu_au = 2026-10-11",
            "l’accord finit le 2026-10-11, avant de commencer le 2026-10-12",
        ),
        ("consentement_du = '2026-10-12'", "demande.consentement_du : il faut : date"),
        ('consentement_donne_par = "voisin"', "valeur inconnue « voisin »"),
        ('acte_montre = "perdu"', "valeur inconnue « perdu »"),
        ('acte_du_juge = "arrêt"', "valeur inconnue « arrêt »"),
        ('demandeur = "collegue"', "ne va pas avec le demandeur « collegue »"),
        (
            'origine = "interne"\ndemandeur = "collegue"\n[interne]\nforme = "copie"',
            "« copie » est réservée au conseiller",
        ),
        (
            'origine = "interne"\ndemandeur = "collegue"\n[interne]\nforme = "consultation"',
            "« consultation » est réservée au conseiller",
        ),
        ("[[demande.elements]]\nlibelle = ' '", "demande.elements[0].libelle : texte vide"),
        ("origine = []", "demande.origine : il faut : texte ; reçu une liste"),
        ("demandeur = {}", "demande.demandeur : il faut : texte ; reçu une table"),
        ("conditions_verifiees = [[]]", "conditions_verifiees[0] : il faut : texte"),
        ("[interne]\nforme = {}", "interne.forme : il faut : texte ; reçu une table"),
        (
            MANDAT.format("referent", "E", "2026-10-01")
            + "[[cpas.mandats]]\nqualite = 'referent'\nnom='F'\ndu=2026-09-01\nau = 2026-10-01",
            "se chevauchent : du 01/10/2026 au …, et du 01/09/2026 au 01/10/2026",
        ),
        (
            MANDAT.format("president", " ", "2026-10-02") + "au = 2026-10-01",
            "cpas.mandats[0].au : le mandat finit le 01/10/2026, avant de commencer le 02/10",
        ),
        (
            MANDAT.format("echevin", "E", "2026-10-02"),
            "cpas.mandats[0].qualite : valeur inconnue « echevin »",
        ),
        ("[[actes]]\nacte = []", "actes[0] : valeur inconnue une liste"),
        ("[[actes]]\nattendu = 'refuse'", "actes[0] : acte : clé manquante"),
    ],
)
def test_une_origine_va_avec_son_demandeur(tmp_path, demande, faute):
    fini = sceau("evaluer", ecrire(tmp_path, f"date = 2026-10-12\n[demande]\n{demande}\n"))
    assert fini.returncode == 2
    assert faute in fini.stderr
    assert fini.stdout == ""


def test_une_cle_absente_prend_sa_valeur_par_defaut(tmp_path):
    fini = sceau(
        "evaluer", ecrire(tmp_path, 'date = 2026-10-12\n[demande]\ndemandeur = "police"\n')
    )
    assert fini.returncode == 0
    (lu,) = objets(fini.stdout)
    assert lu["manquements"] == ["identification", "objet", "disposition_legale"]
    assert lu["transmettre_au_president"] is False


@pytest.mark.parametrize("arguments", [("evaluer",), ("danser",), ("derouler", "x.toml")])
def test_une_commande_mal_ecrite_est_refusee_en_francais(arguments):
    fini = sceau(*arguments)
    assert fini.returncode == 2
    assert "Commande incomplète ou inconnue" in fini.stderr
    assert "usage:" not in fini.stderr


def test_une_espace_autour_d_un_texte_du_pack_ne_change_rien(tmp_path):
    demande = """
        date = 2026-10-12
        [demande]
        demandeur = "procureur_du_roi"
        personne_identifiee = true
        objet_precis = true
        disposition_citee = " cic_46bis1 "
        disposition_verifiee = "oui"
        [[demande.elements]]
        libelle = "x"
        nature = "administrative"
        necessaire = true
    """
    (lu,) = objets(sceau("evaluer", ecrire(tmp_path, demande)).stdout)
    assert (lu["portes"], lu["proposition"], lu["mesure_secrete"]) == ([], "refus", True)


def test_une_sortie_fermee_ne_montre_pas_de_trace():
    cas = [str(chemin) for chemin in SCENARIOS]
    commande = [sys.executable, "-m", "desktop_app", "evaluer", *cas]
    with subprocess.Popen(
        commande, cwd=RACINE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as lance:
        lance.stdout.close()
        assert lance.stderr.read() == b""


def test_une_faute_dans_une_ressource_est_dite_comme_telle(tmp_path):
    copie = shutil.copytree(RACINE / "desktop_app", tmp_path / "desktop_app").parent
    shutil.copytree(RACINE / "resources", copie / "resources")
    police = copie / "resources" / "demandeurs" / "police.toml"
    police.write_text(police.read_text("utf-8") + "\nurgence = true\n", "utf-8")
    fini = sceau("evaluer", SCENARIOS[0], racine=copie)
    assert fini.returncode == 2
    assert "police.toml" in fini.stderr
    assert "clé inconnue : « urgence »" in fini.stderr


def test_un_fichier_absent_sort_avec_2():
    fini = sceau("evaluer", "absent.toml")
    assert fini.returncode == 2
    assert "introuvable" in fini.stderr


@pytest.mark.parametrize("verbe", ["evaluer", "derouler"])
def test_ni_evaluer_ni_derouler_n_importent_qt(verbe, tmp_path):
    suite = ["--sortie", str(tmp_path)] if verbe == "derouler" else []
    arguments = [verbe, str(SCENARIOS[1]), *suite]
    code = (
        "import sys; from desktop_app.commandes.ligne import executer; "
        f"code = executer({arguments!r}); "
        "charges = {m.split('.')[0] for m in sys.modules}; "
        "sys.exit(9 if charges & {'PySide6', 'shiboken6'} else code)"
    )
    assert sceau(code=code).returncode == 0


def test_un_cas_est_lu_avec_les_caracteres_que_l_ecran_garde(tmp_path):
    chemin = ecrire(
        tmp_path,
        'date = 2026-10-12\n[demande]\ndemandeur = "police"\nconsentement = "ecrit"\n'
        "personne_identifiee = true\nobjet_precis = true\n"
        '[[demande.elements]]\nlibelle = "\uf0b7\tadresse"\n'
        'nature = "administrative"\nnecessaire = true\n',
    )
    (evaluation,) = objets(sceau("evaluer", chemin).stdout)
    assert evaluation["elements_communicables"] == ["– adresse"]
