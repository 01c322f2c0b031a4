"""Random requests over every code and key of a case file, as raw tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from hypothesis import strategies as st

from tests.oracle.lecture import (
    CONDITIONS_DU_PARTAGE,
    ECRITS,
    HORS_PROCEDURE,
    IDS_DU_REFERENTIEL,
    JUGES,
    LEVEES,
    NATURES_D_ELEMENTS,
    POUVOIRS_CONTESTES,
    Table,
)

Cas = tuple[dict[str, Any], dict[str, Any], date]

CANAUX = ["courrier", "courriel", "depot", "telephone", "guichet", "reunion"]
DESTINATAIRES = ["president", "directeur_general", "membre_du_personnel", "mandataire"]
CONSENTEMENTS = ["aucun", "verbal", "ecrit", "retire"]
DONNEURS = ["personne", "personne", "representant_legal", "administrateur", "autre"]
ACTES_MONTRES = ["", "vu", "aucun"]
ACTES_DU_JUGE = ["", "ordonnance", "ordonnance", "audition"]
NATURES = ["demande_d_information", *HORS_PROCEDURE]
FAITS_INTERNES = [
    *CONDITIONS_DU_PARTAGE,
    "indispensable_pour_decider",
    "piece_d_aide_individuelle",
]
INTERNES = ["collegue", "conseiller"]

# Those whom some rule names, drawn more often than their share.
PARTICULIERS = sorted(
    POUVOIRS_CONTESTES.union(
        *(pouvoir.peut | pouvoir.a_verifier for pouvoir in HORS_PROCEDURE.values()),
        *(levee.demandeurs for levee in LEVEES.values()),
    )
)
# Those whom the rules of the doors tell apart, and two that they do not.
DES_PORTES = sorted(
    POUVOIRS_CONTESTES
    | JUGES
    | {"police", "avocat_de_la_personne"}.union(*(levee.demandeurs for levee in LEVEES.values()))
)
COUVERTS = [(True, True, True), (True, True, False), (True, False, True), (False, True, True)]
ORDINAIRES = [
    "csil_r",
    "bourgmestre",
    "college_communal",
    "proprietaire",
    "autre_cpas",
    "saj_spj",
    "etablissement_scolaire",
    "hopital",
    "medecin",
    "employeur",
    "famille",
    "presse",
]
CONDITIONS = sorted(frozenset().union(*(levee.conditions for levee in LEVEES.values())))
TEXTES_LIBRES = [
    "article 29 du Code d’instruction criminelle",
    "l’intérêt général",
    "article 46bis/1, à vérifier",
]
JOURS_LIMITES = [date(2017, 8, 31), date(2017, 9, 1), date(2026, 8, 31), date(2026, 9, 1)]


def _rarement() -> st.SearchStrategy[bool]:
    """Return mostly false."""
    return st.sampled_from([False] * 7 + [True])


def _souvent() -> st.SearchStrategy[bool]:
    """Return mostly true, so that requests get as far as the doors."""
    return st.sampled_from([True] * 5 + [False])


def _elements(*tailles: int) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Return a list of elements, each with its own label, between two lengths."""
    corps = st.fixed_dictionaries(
        {
            "nature": st.sampled_from(sorted(NATURES_D_ELEMENTS)),
            "necessaire": _souvent(),
        },
        optional={
            "couvert_par_le_consentement": st.booleans(),
            "couvert_par_la_disposition": st.booleans(),
        },
    )
    return st.lists(corps, min_size=tailles[0], max_size=tailles[1]).map(
        lambda liste: [{"libelle": f"élément {rang}", **e} for rang, e in enumerate(liste)]
    )


@st.composite
def _citations(tirer: st.DrawFn) -> dict[str, Any]:
    """Draw what the asker cites, and what was checked of it."""
    ids = ["", *sorted(IDS_DU_REFERENTIEL), *sorted(LEVEES) * 6]
    citee = tirer(st.sampled_from(ids) | st.sampled_from(TEXTES_LIBRES))
    espaces = tirer(st.sampled_from(["", "", "", " "]))
    utiles = sorted(LEVEES[citee].conditions) if citee in LEVEES else []
    return {
        "disposition_citee": f"{espaces}{citee}{espaces}",
        "disposition_verifiee": tirer(st.sampled_from(["", "oui", "non"])),
        "conditions_verifiees": tirer(
            st.just(utiles) | st.lists(st.sampled_from(CONDITIONS), unique=True)
        ),
    }


@st.composite
def _accords(tirer: st.DrawFn) -> dict[str, Any]:
    """Draw what is known of the consent; most of the written ones count."""
    bornes = st.none() | st.sampled_from(JOURS_LIMITES) | st.dates(date(2010, 1, 1))
    jours = sorted(filter(None, (tirer(bornes), tirer(bornes))))
    du, fin = (*jours, None, None)[:2] if len(jours) != 1 else tirer(_une_borne(jours[0]))
    return {
        "consentement": tirer(st.sampled_from(CONSENTEMENTS)),
        "consentement_origine": tirer(st.sampled_from(["joint", "donne_au_cpas"])),
        "consentement_vise_le_demandeur": tirer(_souvent()),
        "consentement_donne_par": tirer(st.sampled_from(DONNEURS)),
        "consentement_du": du,
        "consentement_jusqu_au": fin,
    }


def _une_borne(jour: date) -> st.SearchStrategy[tuple[date | None, date | None]]:
    """Return one day as the first or as the last of a consent."""
    return st.sampled_from([(jour, None), (None, jour)])


@st.composite
def _demandes(tirer: st.DrawFn) -> dict[str, Any]:
    """Draw the table ``[demande]``; a lifting text is often cited by the asker it names."""
    origine = tirer(st.sampled_from(["externe", "externe", "externe", "interne"]))
    externes = st.sampled_from(ORDINAIRES) | st.sampled_from(PARTICULIERS)
    citation = tirer(_citations())
    if citation["disposition_citee"].strip() in LEVEES:
        nommes = sorted(LEVEES[citation["disposition_citee"].strip()].demandeurs)
        externes = externes | st.sampled_from(nommes)
    demandeurs = st.sampled_from(INTERNES) if origine == "interne" else externes
    return {
        "nature": tirer(st.sampled_from(["demande_d_information"] * 4 + NATURES)),
        "origine": origine,
        "demandeur": tirer(demandeurs),
        "canal": tirer(st.sampled_from(CANAUX) | st.sampled_from(sorted(ECRITS))),
        "destinataire": tirer(st.sampled_from(DESTINATAIRES)),
        "danger_grave_et_imminent": tirer(_rarement()),
        "personne_identifiee": tirer(_souvent()),
        "objet_precis": tirer(_souvent()),
        "enquete_l_exige": tirer(st.booleans()),
        "acte_montre": tirer(st.sampled_from(ACTES_MONTRES)),
        "acte_du_juge": tirer(st.sampled_from(ACTES_DU_JUGE)),
        "elements": tirer(_elements(0, 1) | _elements(2, 4)),
        **citation,
        **tirer(_accords()),
    }


def grille() -> Iterator[Cas]:
    """Yield every combination that bears on the doors, on one list of every kind of element.

    A consent stands in it by what it leads to: none, one that counts, one that ends too soon.
    """
    elements = [
        {
            "libelle": f"{nature} {necessaire} {accord} {texte}",
            "nature": nature,
            "necessaire": necessaire,
            "couvert_par_le_consentement": accord,
            "couvert_par_la_disposition": texte,
        }
        for nature in sorted(NATURES_D_ELEMENTS)
        for necessaire, accord, texte in COUVERTS
    ]
    citees = ["", "circ_2022", "cp_353_1", *sorted(LEVEES), TEXTES_LIBRES[0]]
    remplies = [[], ["infraction_terroriste"], CONDITIONS]
    for demandeur, citee, verifiee, conditions, accord, juge, jour in product(
        DES_PORTES,
        citees,
        ["", "oui", "non"],
        remplies,
        [("aucun", None), ("ecrit", None), ("ecrit", date(2017, 8, 31))],
        [(True, "ordonnance"), (True, ""), (False, "ordonnance")],
        JOURS_LIMITES,
    ):
        demande = {
            "demandeur": demandeur,
            "personne_identifiee": True,
            "objet_precis": True,
            "disposition_citee": citee,
            "disposition_verifiee": verifiee,
            "conditions_verifiees": conditions,
            "consentement": accord[0],
            "consentement_jusqu_au": accord[1],
            "enquete_l_exige": juge[0],
            "acte_du_juge": juge[1],
            "origine": "externe",
            "canal": "courrier",
            "destinataire": "president",
            "elements": elements,
        }
        yield demande, {"forme": "partage"}, jour


def _internes(demande: Table) -> st.SearchStrategy[dict[str, Any]]:
    """Return what was established inside the house; a colleague asks for sharing only."""
    reserve = demande["demandeur"] == "collegue"
    formes = ["partage"] if reserve else ["partage", "consultation", "copie"]
    return st.fixed_dictionaries(
        {"forme": st.sampled_from(formes), **{fait: _souvent() for fait in FAITS_INTERNES}}
    )


@st.composite
def cas(tirer: st.DrawFn) -> Cas:
    """Draw a request, what was established inside the house, and a day."""
    demande = tirer(_demandes())
    jour = tirer(st.sampled_from(JOURS_LIMITES) | st.dates(date(2010, 1, 1), date(2040, 1, 1)))
    return demande, tirer(_internes(demande)), jour
