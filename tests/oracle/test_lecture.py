"""The independent reading against the cases, and against the program."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from desktop_app.commandes.resultat import comparable
from desktop_app.content.referentiel import lire_referentiel
from desktop_app.domain.demande import (
    ActeDuJuge,
    ActeMontre,
    Canal,
    Consentement,
    Demande,
    Destinataire,
    DonneurAccord,
    Element,
    Forme,
    Interne,
    Nature,
    NatureElement,
    Origine,
    OrigineAccord,
    Verification,
)
from desktop_app.domain.evaluer import evaluer
from desktop_app.domain.sources import Referentiel
from tests.oracle.lecture import Table, evaluer_brut
from tests.oracle.tirages import Cas, cas, grille

RACINE = Path(__file__).parents[2]
SCENARIOS = RACINE / "tests" / "scenarios"
CAS = sorted(SCENARIOS.glob("*.toml"))
CAS_ECOLE = sorted((RACINE / "resources" / "cas_ecole").glob("*.toml"))

HORS_EVALUATION = {"statut", "lettres", "avertissements"}
DITS = ("pouvoir_a_verifier", "consentement_insuffisant")  # warnings that the page defines
TITRES = ("titre_president", "titre_directeur_general")

VOIES = {
    "urgence",
    "convocation_de_temoin",
    "saisie",
    "declaration_legale",
    "controle",
    "personne_concernee",
    "litige_du_cpas",
    "interne",
    "orale",
    "externe",
}
PROPOSITIONS = {
    "agir_et_consigner",
    "hors_procedure",
    "partage_possible",
    "consultation_sur_place",
    "copie_possible",
    "refus",
    "aucune_reponse",
    "inviter_a_completer",
    "analyse_incomplete",
    "a_apprecier",
    "communication_possible",
}
MANQUEMENTS = {
    "ecrit",
    "identification",
    "objet",
    "disposition_legale",
    "tenu_au_secret",
    "meme_mission",
    "strictement_necessaire",
    "interet_du_beneficiaire",
    "beneficiaire_informe",
    "indispensable_pour_decider",
    "copie_interdite",
}
PORTES = {
    "consentement",
    "temoignage_en_justice",
    "commission_enquete_parlementaire",
    "disposition_legale",
    "secret_partage",
    "consultation_conseiller",
    "copie_acte_administratif",
}
TYPES = {
    "nature": Nature,
    "origine": Origine,
    "canal": Canal,
    "destinataire": Destinataire,
    "disposition_verifiee": Verification,
    "consentement": Consentement,
    "consentement_origine": OrigineAccord,
    "consentement_donne_par": DonneurAccord,
    "acte_montre": ActeMontre,
    "acte_du_juge": ActeDuJuge,
    "conditions_verifiees": tuple,
}


@pytest.fixture(scope="module")
def referentiel() -> Referentiel:
    """Read the pack once."""
    return lire_referentiel()


@pytest.mark.parametrize("chemin", CAS, ids=lambda chemin: chemin.stem)
def test_le_cas_dit_ce_que_dit_la_lecture(chemin: Path) -> None:
    """Every expectation of every case follows from the independent reading."""
    lu = _lire(chemin)
    obtenu = evaluer_brut(lu["demande"], lu.get("interne", {}), lu["date"])
    attendu = {cle: v for cle, v in lu["attendu"].items() if cle not in HORS_EVALUATION}
    assert attendu == {cle: obtenu[cle] for cle in attendu}


@pytest.mark.parametrize("chemin", CAS_ECOLE, ids=lambda chemin: chemin.stem)
def test_le_cas_d_ecole_est_le_cas_verifie(chemin: Path) -> None:
    """A practice case differs from its test by the titles of the signatories only."""
    ecole = _lire(chemin)
    for titre in TITRES:
        ecole.get("cpas", {}).pop(titre, None)
    assert ecole == _lire(SCENARIOS / chemin.name)


@pytest.mark.parametrize(
    ("cle", "tous"),
    [
        ("voie", VOIES),
        ("proposition", PROPOSITIONS),
        ("manquements", MANQUEMENTS),
        ("portes", PORTES),
    ],
)
def test_chaque_verdict_a_son_cas(cle: str, tous: set[str]) -> None:
    """Every road, gap, door and proposal is reached by a case."""
    attendus = [_lire(chemin)["attendu"].get(cle, []) for chemin in CAS]
    listes = [[valeur] if isinstance(valeur, str) else valeur for valeur in attendus]
    assert {valeur for liste in listes for valeur in liste} == tous


@settings(
    max_examples=2000,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(tirage=cas())
def test_le_programme_dit_ce_que_dit_la_lecture(referentiel: Referentiel, tirage: Cas) -> None:
    """On any request, the program answers as the independent reading does."""
    lu, obtenu = _deux_lectures(tirage, referentiel)
    assert obtenu == lu


def test_toutes_les_portes(referentiel: Referentiel) -> None:
    """Both agree on every combination of asker, citation, conditions, consent and inquiry."""
    ecarts = []
    for combinaison in grille():
        lu, obtenu = _deux_lectures(combinaison, referentiel)
        if obtenu != lu:
            ecarts.append((combinaison, lu, obtenu))
    assert not ecarts[:3]


def _deux_lectures(
    tirage: Cas, referentiel: Referentiel
) -> tuple[dict[str, object], dict[str, object]]:
    """Return what the independent reading answers, then what the program does."""
    demande, interne, jour = tirage
    lu = evaluer_brut(demande, interne, jour)
    evaluation = evaluer(en_demande(demande, interne), jour, referentiel)
    obtenu = {cle: _brut(valeur) for cle, valeur in comparable(evaluation).items() if cle in lu}
    return lu, obtenu | {code: code in evaluation.avertissements for code in DITS}


def _lire(chemin: Path) -> dict[str, Any]:
    """Return the raw tables of a case."""
    return tomllib.loads(chemin.read_text(encoding="utf-8"))


def en_demande(demande: Table, interne: Table) -> Demande:
    """Build what the program takes from the raw tables."""
    champs = {
        cle: TYPES[cle](valeur) if cle in TYPES else valeur for cle, valeur in demande.items()
    }
    champs["elements"] = tuple(
        Element(**{**element, "nature": NatureElement(element["nature"])})
        for element in demande["elements"]
    )
    return Demande(**champs, interne=Interne(**{**interne, "forme": Forme(interne["forme"])}))


def _brut(valeur: object) -> object:
    """Return a value of the program as a case file writes it."""
    if isinstance(valeur, tuple):
        return [str(v) for v in valeur]
    return valeur if isinstance(valeur, bool) else str(valeur)
