"""The rules of the assessment over the raw tables of a case file, standard library only.

Each function bears the number of the rule it reads. Nothing here imports the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Table = Mapping[str, Any]

NATURES_D_ELEMENTS = frozenset(
    {"administrative", "sociale", "medicale", "financiere", "confidence"}
)
ECRITS = frozenset({"courrier", "courriel", "depot"})

# The ids of the legal pack that the page names; any other citation is free text.
IDS_DU_REFERENTIEL = frozenset(
    {
        "circ_2022",
        "cp_458",
        "cp_352",
        "cp_353_1",
        "cp_353_2",
        "cp_299",
        "lo_28",
        "lo_36",
        "lo_50",
        "l_1991_4",
        "cic_46bis1",
        "l_2018_07_30",
        "cj_138",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Levee:
    """A text of the pack that obliges or authorises, and within which limits."""

    demandeurs: frozenset[str]
    conditions: frozenset[str]
    natures: frozenset[str]
    depuis: date = date.min
    mesure_secrete: bool = False


LEVEES: Mapping[str, Levee] = {
    "cic_46bis1": Levee(
        demandeurs=frozenset({"procureur_du_roi"}),
        conditions=frozenset(
            {"decision_ecrite_et_motivee", "infraction_terroriste", "renseignements_precises"}
        ),
        natures=frozenset({"administrative"}),
        depuis=date(2017, 9, 1),
        mesure_secrete=True,
    ),
    "cj_138": Levee(
        demandeurs=frozenset({"auditorat_du_travail"}),
        conditions=frozenset({"litige_pendant", "renseignements_precises"}),
        natures=frozenset({"administrative"}),
    ),
}

# Rule 2: the road of each nature that is no request, and who can really take it.
HORS_PROCEDURE: Mapping[str, tuple[str, frozenset[str]]] = {
    "convocation_de_temoin": (
        "convocation_de_temoin",
        frozenset({"juge_instruction", "tribunal", "commission_enquete_parlementaire"}),
    ),
    "saisie": ("saisie", frozenset({"juge_instruction"})),
    "declaration_legale": ("declaration_legale", frozenset({"huissier", "tribunal"})),
    "controle": ("controle", frozenset({"spp_is", "tutelle"})),
    "acces_de_la_personne": (
        "personne_concernee",
        frozenset({"personne_concernee", "avocat_de_la_personne", "administrateur"}),
    ),
}

CONDITIONS_DU_PARTAGE = (
    "tenu_au_secret",
    "meme_mission",
    "strictement_necessaire",
    "interet_du_beneficiaire",
    "beneficiaire_informe",
)
POUVOIRS_CONTESTES = frozenset({"inspection_sociale", "spf_finances", "office_des_etrangers"})
PORTES_DE_JUSTICE: Mapping[str, frozenset[str]] = {
    "temoignage_en_justice": frozenset({"juge_instruction", "tribunal"}),
    "commission_enquete_parlementaire": frozenset({"commission_enquete_parlementaire"}),
}
NOUVEAU_CODE_PENAL = date(2026, 9, 1)


def evaluer_brut(demande: Table, interne: Table, jour: date) -> dict[str, Any]:
    """Return what the rules answer to a request, under the names of ``[attendu]``."""
    return {
        **_suite(demande, interne, jour),
        "mesure_secrete": _mesure_secrete(demande, jour),
        "principe": "cp_458" if jour < NOUVEAU_CODE_PENAL else "cp_352",
    }


def _suite(demande: Table, interne: Table, jour: date) -> dict[str, Any]:
    """Choose the road, in the order of rules 1 to 5."""
    if demande.get("danger_grave_et_imminent", False):
        return _verdict("urgence", "agir_et_consigner")
    voie = _voie_hors_procedure(demande)
    if voie:
        return _verdict(voie, "hors_procedure")
    if demande.get("origine") == "interne":
        return _interne(interne)
    if demande.get("canal") not in ECRITS:
        return _verdict("orale", "aucune_reponse", manquements=["ecrit"])
    return _externe(demande, jour)


def _verdict(
    voie: str,
    proposition: str,
    *,
    manquements: list[str] | None = None,
    portes: list[str] | None = None,
) -> dict[str, Any]:
    """Build an answer; only the written external road has elements or a forwarding."""
    return {
        "voie": voie,
        "manquements": manquements or [],
        "portes": portes or [],
        "proposition": proposition,
        "elements_communicables": [],
        "transmettre_au_president": False,
    }


def _voie_hors_procedure(demande: Table) -> str:
    """Rule 2: return the road of a thing that is no request, "" for an ordinary request."""
    voie, demandeurs = HORS_PROCEDURE.get(demande.get("nature", ""), ("", frozenset()))
    return voie if demande.get("demandeur") in demandeurs else ""


def _interne(interne: Table) -> dict[str, Any]:
    """Rule 3: sharing, consultation or copy."""
    forme = interne.get("forme", "partage")
    if forme == "copie":
        return _verdict("interne", "refus", manquements=["copie_interdite"])
    if forme == "consultation":
        conditions, porte = ("indispensable_pour_decider",), "consultation_conseiller"
        proposition = "consultation_sur_place"
    else:
        conditions, porte = CONDITIONS_DU_PARTAGE, "secret_partage"
        proposition = "partage_possible"
    manquements = [condition for condition in conditions if not interne.get(condition, False)]
    if manquements:
        return _verdict("interne", "refus", manquements=manquements)
    return _verdict("interne", proposition, portes=[porte])


def _externe(demande: Table, jour: date) -> dict[str, Any]:
    """Rules 5 to 7: an external writing."""
    manquements = _manquements(demande)
    if manquements:
        verdict = _verdict("externe", "inviter_a_completer", manquements=manquements)
    else:
        portes = _portes(demande, jour)
        communicables = _elements_communicables(demande, portes)
        proposition = _proposition(demande, portes, communicables)
        verdict = _verdict("externe", proposition, portes=portes)
        verdict["elements_communicables"] = communicables
    verdict["transmettre_au_president"] = demande.get("destinataire") != "president"
    return verdict


def _manquements(demande: Table) -> list[str]:
    """Rule 5: what is missing, in the order of the page."""
    presents = {
        "identification": demande.get("personne_identifiee", False),
        "objet": demande.get("objet_precis", False),
        "disposition_legale": demande.get("disposition_citee", "") != "" or _accord(demande),
    }
    return [nom for nom, present in presents.items() if not present]


def _accord(demande: Table) -> bool:
    """Tell whether a written consent, not withdrawn, is joined."""
    return demande.get("consentement", "aucun") == "ecrit"


def _portes(demande: Table, jour: date) -> list[str]:
    """Rule 6: every open door, in the order of the page."""
    portes = ["consentement"] if _accord(demande) else []
    if demande.get("enquete_l_exige", False):
        demandeur = demande.get("demandeur")
        portes += [porte for porte, qui in PORTES_DE_JUSTICE.items() if demandeur in qui]
    if _disposition_ouvre(demande, jour):
        portes.append("disposition_legale")
    return portes


def _disposition_ouvre(demande: Table, jour: date) -> bool:
    """Rule 6: a text of the pack by its own conditions, free text by its verification."""
    if _texte_libre(demande):
        return demande.get("disposition_verifiee", "") == "oui"
    levee = _levee(demande, jour)
    if levee is None:
        return False
    return levee.conditions <= set(demande.get("conditions_verifiees", []))


def _texte_libre(demande: Table) -> bool:
    """Tell whether the asker cites something in words of their own."""
    citee = demande.get("disposition_citee", "")
    return citee != "" and citee not in IDS_DU_REFERENTIEL


def _levee(demande: Table, jour: date) -> Levee | None:
    """Return the cited text if it lifts secrecy, is in force and names this asker."""
    levee = LEVEES.get(demande.get("disposition_citee", ""))
    if levee is None or jour < levee.depuis:
        return None
    return levee if demande.get("demandeur") in levee.demandeurs else None


def _proposition(demande: Table, portes: list[str], communicables: list[str]) -> str:
    """Rules 6 and 7: what the procedure proposes once the doors are examined."""
    if _texte_libre(demande) and demande.get("disposition_verifiee", "") == "":
        return "analyse_incomplete"
    if not portes:
        contestes = demande.get("demandeur") in POUVOIRS_CONTESTES
        return "a_apprecier" if contestes else "refus"
    return "communication_possible" if communicables else "refus"


def _elements_communicables(demande: Table, portes: list[str]) -> list[str]:
    """Rule 7: the labels that are necessary and that an open door covers."""
    return [
        element["libelle"]
        for element in demande.get("elements", [])
        if element.get("necessaire", False)
        and any(_couvre(porte, demande, element) for porte in portes)
    ]


def _couvre(porte: str, demande: Table, element: Table) -> bool:
    """Rule 7: tell whether an open door covers an element."""
    if porte == "consentement":
        return bool(element.get("couvert_par_le_consentement", True))
    if porte == "disposition_legale" and not _texte_libre(demande):
        return element["nature"] in LEVEES[demande["disposition_citee"]].natures
    return True


def _mesure_secrete(demande: Table, jour: date) -> bool:
    """Rule 8: the cited text makes the measure secret and names this asker."""
    levee = _levee(demande, jour)
    return levee is not None and levee.mesure_secrete
