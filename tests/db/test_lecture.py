"""What the register screen finds, page after page and word after word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.depot import RegistreSqlite
from db.saisie import nettoyer
from desktop_app.application.vues import Filtre, Ligne
from desktop_app.domain.dossier import Dossier, Numero
from desktop_app.domain.noms import plier
from desktop_app.domain.reponse import Correspondant, Personne
from desktop_app.domain.workflow import Acte, Statut
from tests.db.outils_db import enregistrer
from tests.db.remplissage import inscription, nouveau, remplir


def inscrire(registre: RegistreSqlite, nom: str, prenom: str = "", reference: str = "") -> Numero:
    with registre.transaction():
        dossier = nouveau(registre.numero_suivant(2026))
        dossier = replace(
            dossier,
            personne=Personne(nom=nom, prenom=prenom),
            correspondant=Correspondant(nom="Parquet", reference=reference),
        )
        registre.inscrire(inscription(Acte.ENREGISTRER, dossier))
    return dossier.numero


def rechercher(registre: RegistreSqlite, saisie: str, limite: int = 100) -> tuple[Ligne, ...]:
    return registre.page(None, limite, Filtre(mots=saisie))


@pytest.mark.parametrize(
    ("nom", "saisies"),
    [
        ("Zoé Quertinmont", ["zoe", "ZOÉ", "zo quert", "Quertinmont Zoé", "zoé"]),
        (
            "D'Hæyer-Xantippe",
            ["haeyer xan", "d'hæyer xant", "D’HÆY XANT", "xantip"],
        ),
        ("Val-d'Œuvre Ygrec", ["oeuvre ygrec", "val d œuv ygr", "VAL-D'ŒUVRE YGREC", "ygrec-val"]),
        ("de l'Étang Wolfram", ["l'étang wolf", "etang wolfram", "wolfram l"]),
        ("Großmann Øystein", ["grossmann oy", "GROSSMANN", "øyst", "oystein"]),
        ("Łukasz Żółkiewska", ["lukasz zolkiewska", "żółkiewska"]),
    ],
)
def test_on_trouve_comme_on_tape(registre: RegistreSqlite, nom: str, saisies: list[str]):
    numero = inscrire(registre, nom)
    for saisie in saisies:
        assert rechercher(registre, saisie)[0].numero == numero, saisie


def test_on_trouve_par_numero_et_par_reference(registre: RegistreSqlite):
    numero = inscrire(registre, "Zoé", reference="NA.55.L4.001234/2026")
    assert rechercher(registre, "2026/0009")[0].numero == numero
    assert rechercher(registre, "na.55.l4.0012")[0].numero == numero


@pytest.mark.parametrize("saisie", ["", "   ", "'", '"', "*", "-", "()", "\x00", "\ud800", "’«»"])
def test_rien_a_chercher_montre_toute_la_liste(registre: RegistreSqlite, saisie: str):
    assert rechercher(registre, saisie) == registre.page()


OPERATEURS = ["zoe OR x", "NEAR(a b)", "cherche:zoe", "a AND NOT b", "{a b}: c", "^zoe", "a+b"]


@pytest.mark.parametrize("saisie", OPERATEURS)
def test_les_operateurs_ne_sont_que_des_mots(registre: RegistreSqlite, saisie: str):
    mots = plier(saisie).split()
    attendus = {ligne.numero for ligne in rechercher(registre, mots[0])}
    for mot in mots[1:]:
        attendus &= {ligne.numero for ligne in rechercher(registre, mot)}
    assert {ligne.numero for ligne in rechercher(registre, saisie)} == attendus


def test_les_derniers_d_abord_et_pas_plus_que_demande(registre: RegistreSqlite):
    trouves = rechercher(registre, "police", 3)
    assert [ligne.numero.rang for ligne in trouves] == [8, 7, 6]


def test_un_nom_corrige_ne_se_trouve_plus_sous_l_ancien(registre: RegistreSqlite):
    numero = inscrire(registre, "Ancienom")
    dossier = replace(registre.charger(numero), personne=Personne(nom="Nouveaunom"))
    with registre.transaction():
        registre.inscrire(inscription(Acte.ENREGISTRER, dossier))
    assert rechercher(registre, "ancienom") == ()
    assert rechercher(registre, "nouveaunom")[0].numero == numero


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_ce_qui_est_plie_ne_tient_que_des_mots(texte: str):
    plie = plier(texte)
    assert plie == plier(plie)
    assert all(mot.isalnum() for mot in plie.split())


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=[])))
def test_ce_qui_est_nettoye_se_range_et_ne_change_plus(texte: str):
    propre = nettoyer(texte)
    propre.encode()
    assert "\x00" not in propre
    assert nettoyer(propre) == propre


def test_les_pages_se_suivent_sans_trou_ni_doublon(registre: RegistreSqlite):
    remplir(registre, 12, annee=2025)
    vus: list[Numero] = []
    apres = None
    while lignes := registre.page(apres, 7):
        vus += [ligne.numero for ligne in lignes]
        apres = vus[-1]
    attendus = [Numero(2026, r) for r in range(8, 0, -1)] + [
        Numero(2025, r) for r in range(12, 0, -1)
    ]
    assert vus == attendus


def test_une_page_ne_bouge_pas_quand_un_dossier_arrive(registre: RegistreSqlite):
    apres = registre.page(None, 3)[-1].numero
    suite = registre.page(apres, 3)
    enregistrer(registre)
    assert registre.page(apres, 3) == suite


def test_les_filtres(registre: RegistreSqlite):
    remplir(registre, 3, annee=2025)
    clos = registre.page(filtre=Filtre(statuts=(Statut.CLOTUREE,)))
    assert [ligne.numero for ligne in clos] == [Numero(2026, 1)]
    assert len(registre.page(filtre=Filtre(annee=2025))) == 3
    assert len(registre.page(filtre=Filtre(ouverts=True, annee=2026))) == 7
    assert registre.page(Numero(2025, 2), 5, Filtre(annee=2025))[0].numero == Numero(2025, 1)
    assert registre.compter(Filtre(ouverts=True)) == 10


@pytest.mark.parametrize(
    "filtre",
    [Filtre(), Filtre(ouverts=True), Filtre(statuts=(Statut.ENVOYEE,)), Filtre(annee=2026)],
)
def test_aucune_page_ne_trie_ni_ne_balaie(registre: RegistreSqlite, filtre: Filtre):
    demandes: list[str] = []
    brut = registre._lien.brut
    brut.set_trace_callback(demandes.append)
    registre.page(Numero(2026, 5), 3, filtre)
    brut.set_trace_callback(None)
    plan = " ".join(ligne[3] for ligne in brut.execute(f"explain query plan {demandes[-1]}"))
    assert "SEARCH" in plan
    assert "TEMP B-TREE" not in plan


def _relu(registre: RegistreSqlite, dossier: Dossier) -> Dossier:
    with registre.transaction():
        registre.inscrire(inscription(Acte.ENREGISTRER, dossier))
    return registre.charger(dossier.numero)


@pytest.mark.parametrize(
    "nom",
    [
        "<b>gras</b>",
        "'; drop table dossier; --",
        "a\x00b",
        "\ud800seul",
        "\u202eturne",
        "x" * 100_000,
        "e\u0301compose",
        "=1+1",
        "ligne\r\nligne",
    ],
)
def test_un_texte_hostile_est_garde_propre(registre: RegistreSqlite, nom: str):
    dossier = replace(nouveau(Numero(2026, 9)), personne=Personne(nom=nom))
    relu = _relu(registre, dossier)
    assert relu.personne == Personne(nom=nettoyer(nom))
    registre._journal.verifier(registre._cles.contenu.ancre)
